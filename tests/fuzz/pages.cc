// Fuzz target: any bytes as what pdftotext and tesseract write of pages, to a text and the figures in it.
#include <string_view>

#include "grammar/built_in.h"
#include "invariants.h"
#include "read/page_text.h"
#include "read/page_words.h"
#include "solieu.h"
#include "target.h"

using namespace solieu;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Extractor extractor(test::built_in());
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  PageWords words(size % 2 == 0 ? 1 : 0.24F);
  words.take(bytes.substr(0, size / 2));
  words.take(bytes.substr(size / 2));
  SourceText source;
  write_pages(words.finish(), source);
  test::check_words(source);
  for (const Figure& f : extractor.account(source, {}, false).figures) {
    if (f.page == 0 || f.locator.empty()) throw test::Broken("a figure stands on no page");
  }
  return 0;
}
