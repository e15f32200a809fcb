#include "read/html.h"

#include <utf8proc.h>

#include <algorithm>
#include <utility>

#include "read/encoding.h"
#include "read/html_article.h"
#include "read/html_meta.h"
#include "read/html_signs.h"
#include "read/html_text.h"
#include "read/html_tree.h"
#include "read/mapped_text.h"
#include "read/utf8_check.h"

namespace solieu {
namespace {

// The encoding that the server or the page names, where its bytes are no UTF-8. Western ones were named by every editor, whatever was written with
// them: they are believed only of pages in which fonts make Vietnamese of Western letters.
std::string named_encoding(std::string_view bytes, const std::string& served_as) {
  const auto served = encoding_named(served_as), named = served ? served : encoding_named(charset_of_html(bytes));
  if (!named || named->form != Encoding::Form::bytes || examine(bytes).broken == 0) return {};
  if (named->charset == Charset::windows_1252 && !may_name_legacy_font(bytes)) return {};
  return name_of(*named);
}

// The parser takes UTF-8, and what is none it reads in ways of its own.
void mend(SourceText& page) {
  const std::string_view bytes = page.text;
  if (examine(bytes).broken == 0) return;
  auto* data = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
  MappedText mended;
  std::size_t good = 0;  // where what is UTF-8 begins
  for (std::size_t at = 0; at < bytes.size();) {
    utf8proc_int32_t c;
    const auto length = utf8proc_iterate(data + at, static_cast<utf8proc_ssize_t>(bytes.size() - at), &c);
    if (length > 0) {
      at += static_cast<std::size_t>(length);
      continue;
    }
    mended.copy(bytes.substr(good, at - good), good);
    mended.replace("\uFFFD", {at, at + 1});
    good = ++at;
  }
  if (good == 0) return;
  mended.copy(bytes.substr(good), good);
  auto [text, map] = mended.finish();
  page.text = std::move(text);
  page.bytes = OffsetMap::chain(std::move(page.bytes), std::move(map));
}

}  // namespace

Result<SourceText> read_html(std::string bytes, const ReadOptions& options) {
  ReadOptions how = options;
  if (how.encoding.empty()) how.encoding = named_encoding(bytes, options.served_as);
  auto page = read_text(std::move(bytes), how);
  if (!page) return page;
  mend(*page);
  auto tree = HtmlTree::parse(page->text, options.limits);
  if (!tree) return Error{tree.error()};
  auto [text, map] = text_of_article(*tree, find_article(*tree)).finish();
  if (text.empty()) return Error{"is a page without text; where a script fills it in, save it from a browser"};
  SourceText out;
  out.format = "html";
  out.encoding = std::move(page->encoding);
  out.confidence = page->confidence;
  out.warning = std::move(page->warning);
  out.published = published_day(*tree);
  out.text = std::move(text);
  out.bytes = OffsetMap::chain(std::move(page->bytes), map);
  out.in_markup = std::move(map);
  out.markup = std::move(page->text);
  return out;
}

}  // namespace solieu
