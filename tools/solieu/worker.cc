// `solieu worker`: a JSON object with a text on each line of standard input, one with its figures on standard output.
#include <fmt/core.h>

#include <cstring>
#include <exception>
#include <iterator>
#include <new>

#include "lines.h"
#include "output.h"
#include "program.h"
#include "request.h"
#include "solieu.h"
#include "write/json.h"

namespace solieu::program {
namespace {

constexpr std::size_t kMegabyte = 1'000'000;

template <class Value>
void append_array(std::string_view name, const std::vector<Value>& values, std::string& out) {
  fmt::format_to(std::back_inserter(out), ",\"{}\":[", name);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ',';
    append_json(values[i], out);
  }
  out += ']';
}

void append_figures(const Request& request, const Extractor& extractor, const WorkerOptions& options, std::string& out) {
  Options how;
  how.date = request.date.empty() ? options.date : request.date;
  const Account account = account_of(request.text, extractor, how, options.numbers);
  append_array("figures", account.figures, out);
  if (options.numbers) append_array("numbers", account.numbers, out);
}

// One line: the answer to one.
std::string answer_to(const Request& request, std::size_t line, const Extractor& extractor, const WorkerOptions& options, std::size_t& errors) {
  std::string error = request.error;
  const std::string opening = "{\"id\":" + request.id;
  if (error.empty()) {
    try {
      std::string out = opening;
      append_figures(request, extractor, options, out);
      return out + "}\n";
    } catch (const std::bad_alloc&) {
      error = "there is not enough memory for the text";
    } catch (const std::exception& e) {
      error = e.what();
    }
  }
  ++errors;
  std::string out = fmt::format("{},\"line\":{},\"error\":", opening, line);
  append_json_text(error, out);
  return out + "}\n";
}

}  // namespace

int worker(const WorkerOptions& options) {
  auto grammar = grammar_in(options.grammars);
  if (!grammar) return fail(grammar.error(), kUsage);
  const Extractor extractor(*grammar);
  auto input = Input::open("-");
  if (!input) return fail(input.error(), kSomeFailed);
  Lines lines(std::move(*input), options.longest_line * kMegabyte, RequestReader::kPadding);
  RequestReader reader;
  Output output{""};
  std::size_t errors = 0;
  output.open();  // standard output is, always
  for (auto next = lines.next(); next != Lines::Next::end; next = lines.next()) {
    Request request;
    if (next == Lines::Next::line) request = reader.read(lines.line());
    else request.error = fmt::format("the line is longer than {} MB; --longest-line allows more", options.longest_line);
    output.write(answer_to(request, lines.number(), extractor, options, errors));
    // who gave the line may wait for its answer before the next; and for the end where it can't be given
    if (!output.sync()) break;
  }
  if (!output.ok()) return fail(output.error() + fmt::format("; line {} and those behind it have no answer", lines.number()), kSomeFailed);
  if (int code = lines.input().failure()) return fail(lines.input().error(std::strerror(code)).message, kSomeFailed);
  if (errors > 0 && !options.quiet) complain(fmt::format("{} of {} lines were answered with an error", errors, lines.number()));
  return kAllRead;
}

}  // namespace solieu::program
