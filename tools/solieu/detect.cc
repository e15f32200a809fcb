// `solieu detect FILE...`: what a document is, and what is odd about it.
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iterator>
#include <string>
#include <utility>

#include "match/numbers.h"
#include "program.h"
#include "read/read.h"
#include "read/traits.h"
#include "read/unpacked.h"
#include "read/warc.h"
#include "text/normalise.h"
#include "write/json.h"

namespace solieu::program {
namespace {

struct Detected {
  std::string id, format, error;
  std::string encoding;  // empty where the document is no text, or none was read
  double confidence = 1;
  Traits traits;
  HabitVotes votes;
  std::string warning;
};

std::string habit_of(const HabitVotes& votes) {
  switch (votes.habit()) {
    case NumberHabit::comma_decimal: return "1.234,5";
    case NumberHabit::point_decimal: return "1,234.5";
    case NumberHabit::point_alone: return "1234.5";
    case NumberHabit::unknown: break;
  }
  return "";
}

// `extract` takes the texts of an archive one after another; what they are is told of none of them here.
bool is_warc(const std::string& path, std::string_view bytes) {
  if (bytes.starts_with(kWarcMagic)) return true;
  if (path == "-" || !bytes.starts_with(kGzipMagic)) return false;
  auto input = Input::open(path);
  return input && Unpacked(std::move(*input)).ahead().starts_with(kWarcMagic);
}

Detected look_at(const std::string& path, DocumentReader& reader) {
  Detected out;
  out.id = path;
  auto input = Input::open(path);
  auto bytes = input ? read_bytes(std::move(*input)) : Result<std::string>(Error{input.error()});
  if (!bytes) {
    out.error = bytes.error();
    return out;
  }
  out.format = is_warc(path, *bytes) ? name_of(Format::warc) : name_of(format_of(*bytes));
  if (out.format == name_of(Format::warc)) return out;
  auto document = reader.read(path, *bytes);
  if (!document) {
    out.error = document.error();
    return out;
  }
  const SourceText& source = document->source;
  out.format = source.format;
  out.encoding = source.encoding;
  out.confidence = source.confidence;
  out.traits = traits_of(source, *bytes);
  out.votes.add(source.text);
  out.warning = source.warning;
  return out;
}

// Messages name the document; here it stands above them.
std::string_view without_name(const Detected& d, std::string_view message) {
  const std::string name = shown_name(d.id) + ": ";
  return message.starts_with(name) ? message.substr(name.size()) : message;
}

// Never a hundred where there is a doubt.
int percent(double confidence) { return confidence >= 1 ? 100 : std::min(99, static_cast<int>(confidence * 100)); }

void append_people(const Detected& d, std::string& out) {
  auto line = [&](std::string_view name, std::string_view what) { fmt::format_to(std::back_inserter(out), "  {:<14} {}\n", name, what); };
  fmt::format_to(std::back_inserter(out), "{}\n", shown_name(d.id));
  if (!d.format.empty()) line("format", d.format);
  if (!d.error.empty()) return line("not read", without_name(d, d.error));
  if (d.traits.normalisation.empty()) return;
  if (!d.encoding.empty()) line("encoding", fmt::format("{} ({} %)", d.encoding, percent(d.confidence)));
  line("normalisation", d.traits.normalisation);
  const std::string habit = habit_of(d.votes);
  line("numbers", habit.empty() ? "no number tells 1.234,5 from 1,234.5"
                                : fmt::format("{} ({} of {} that tell)", habit, std::max(d.votes.comma, d.votes.point), d.votes.comma + d.votes.point));
  line("line ends", d.traits.line_ends.empty() ? "none" : d.traits.line_ends);
  if (!d.warning.empty()) line("warning", without_name(d, d.warning));
  for (const Oddity& o : d.traits.odd) {
    line("odd", fmt::format("{}: {}, {}at byte {} (line {}, column {}){}", o.name, o.count, o.count > 1 ? "the first " : "", o.begin, o.position.line, o.position.column,
                            o.locator.empty() ? "" : ", " + o.locator));
  }
}

void append_json_line(const Detected& d, std::string& out) {
  auto text = [&](std::string_view name, std::string_view value) {
    fmt::format_to(std::back_inserter(out), "{}\"{}\":", out.ends_with('{') ? "" : ",", name);
    if (value.empty()) out += "null";
    else append_json_text(valid_utf8(value), out);
  };
  out += '{';
  text("document", d.id);
  text("format", d.format);
  if (!d.error.empty()) {
    text("error", without_name(d, d.error));
  } else if (!d.traits.normalisation.empty()) {
    text("encoding", d.encoding);
    if (!d.encoding.empty()) fmt::format_to(std::back_inserter(out), ",\"confidence\":{:.4f}", d.confidence);
    text("normalisation", d.traits.normalisation);
    text("numbers", habit_of(d.votes));
    fmt::format_to(std::back_inserter(out), ",\"decimal_commas\":{},\"decimal_points\":{}", d.votes.comma, d.votes.point);
    text("line_ends", d.traits.line_ends);
    text("warning", without_name(d, d.warning));
    out += ",\"odd\":[";
    for (const Oddity& o : d.traits.odd) {
      fmt::format_to(std::back_inserter(out), "{}{{\"what\":\"{}\",\"count\":{},\"start\":{},\"line\":{},\"column\":{}", &o == &d.traits.odd.front() ? "" : ",", o.key, o.count, o.begin,
                     o.position.line, o.position.column);
      text("locator", o.locator);
      out += '}';
    }
    out += ']';
  }
  out += "}\n";
}

}  // namespace

int detect(const DetectOptions& options) {
  const Listing listing = list_documents(options.paths, options.read.options.ocr);
  for (const std::string& e : listing.errors) complain(e);
  DocumentReader reader(options.read);
  std::size_t failed = listing.errors.size();
  for (const std::string& path : listing.files) {
    const Detected d = look_at(path, reader);
    if (!d.error.empty()) {
      complain(d.error);
      ++failed;
    }
    std::string out;
    if (options.json) append_json_line(d, out);
    else append_people(d, out);
    if (std::fputs(out.c_str(), stdout) < 0 || std::fflush(stdout) != 0) return fail(std::string("standard output: ") + std::strerror(errno), kSomeFailed);
  }
  if (failed > 0) complain(fmt::format("{} of {} documents could not be read", failed, listing.errors.size() + listing.files.size()));
  return failed > 0 ? kSomeFailed : kAllRead;
}

}  // namespace solieu::program
