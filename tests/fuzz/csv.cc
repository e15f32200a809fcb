// Fuzz target: any text as CSV, laid out and traced back to its bytes.
#include <string>
#include <string_view>

#include "read/delimited.h"
#include "source_checks.h"
#include "target.h"

using namespace solieu;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  SourceText source;
  source.text = bytes;
  is_delimited(bytes, false);
  lay_out_delimited(source);
  if (source.markup.empty() && source.text != bytes) throw test::Broken("a text that is no CSV was changed");
  std::size_t last = 0;
  for (std::size_t i = 0; i < source.text.size(); ++i) {
    const SourceSpan span = source.bytes.to_source(TextSpan{i, i + 1});
    if (span.begin < last || span.end > size) throw test::Broken("places do not rise with the text");
    last = span.begin;
    if (span.size() == 1 && source.text[i] != bytes[span.begin] && source.text[i] != '\t' && source.text[i] != ' ') throw test::Broken("a byte is not the one that it came from");
  }
  test::check_source(source);
  return 0;
}
