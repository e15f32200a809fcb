// Fuzz target: any bytes as a page, to the text of its article and to figures that stand in the page.
#include <string>
#include <string_view>

#include "grammar/built_in.h"
#include "invariants.h"
#include "read/formats.h"
#include "read/html.h"
#include "solieu.h"
#include "target.h"

using namespace solieu;
using test::Broken;

namespace {

// What the text says and the page does not is whitespace, bullets, and the words of cells that go on.
void check_map(const SourceText& source, std::size_t size) {
  for (std::size_t at = 0; at < source.text.size(); ++at) {
    const TextSpan byte{at, at + 1};
    const SourceSpan span = source.bytes.to_source(byte), in_markup = source.in_markup.to_source(byte);
    if (span.begin > span.end || span.end > size) throw Broken("a byte of the text stands outside of the page");
    if (in_markup.begin > in_markup.end || in_markup.end > source.markup.size()) throw Broken("a byte of the text stands outside of the markup");
    const char c = source.text[at];
    if (c < '0' || c > '9') continue;
    if (in_markup.empty()) throw Broken("a digit of the text stands nowhere in the page");
    const std::string_view said = std::string_view(source.markup).substr(in_markup.begin, in_markup.size());
    if (said.size() == 1 && said[0] != c) throw Broken("a digit of the text is another one in the page");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Extractor extractor(test::built_in());
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto source = read_html(std::string(bytes), {});
  if (!source) {
    if (source.error().empty()) throw Broken("an error says nothing");
    return 0;
  }
  check_map(*source, size);
  for (const Figure& f : extractor.account(*source, {}, true).figures) {
    if (f.span.begin > f.span.end || f.span.end > size) throw Broken("a figure stands outside of the page");
    if (f.line == 0 || f.column == 0) throw Broken("a figure is on no line");
  }
  return 0;
}
