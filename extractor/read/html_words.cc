#include "read/html_words.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "text/normalise.h"

namespace solieu {
namespace {

// Long enough to be told within a name whose words run together: "boxTinLienQuan", "article__related-news".
constexpr std::string_view kFurniture[] = {
    "advert",   "banner",    "breadcrumb", "chiase",    "copyright", "danhmuc",  "docnhieu", "docthem",  "footer",    "hotline",   "hotnews",   "lienket",
    "lienquan", "mainmenu",  "morenews",   "mostread",  "mostview",  "navbar",   "navigation", "newsletter", "othernews", "pagination", "popup", "quangcao",
    "recommend", "related",  "seealso",    "sidebar",   "sidemenu",  "sharing",  "skiplink", "social",   "subscribe", "submenu",   "thamdo",    "tinkhac",
    "tinmoi",   "tinnoibat", "toolbar",    "topmenu",   "trending",  "tukhoa",   "xemnhieu", "xemthem",  "screenreader", "visuallyhidden"};
constexpr std::string_view kComments[] = {"binhluan", "comment", "disqus", "ykienbandoc"};
constexpr std::string_view kArticle[] = {"articlebody", "articlecontent", "articledetail", "bodycontent", "bodytext",  "chitiet",   "contentdetail", "detailbody",
                                         "detailcontent", "entrycontent", "journalcontent", "maincontent", "newsbody", "newscontent", "noidung",     "postbody",
                                         "postcontent", "singlecontent", "singularcontent", "storybody",   "textcontent"};
constexpr std::string_view kOpening[] = {"description", "headline", "lead", "mota", "sapo", "summary", "tieude", "title", "tomtat", "trichdan", "trichyeu"};
// Words of their own only: "ad" is a part of many.
constexpr std::string_view kWholeWords[] = {"ad",   "ads",  "adv",  "adsbygoogle", "captcha", "cookie", "cookies", "facebook", "fb",   "login", "menu", "modal", "nav", "paging",
                                            "poll", "print", "rating", "rss",       "search",  "share",  "tag",     "tags",     "vote", "zalo",  "sr",   "widget"};

constexpr std::string_view kLabels[] = {
    "bài liên quan",  "bài viết liên quan", "bài viết khác",   "các bài khác",     "các tin khác",    "các tin đã đưa", "chia sẻ",        "chủ đề",         "có thể bạn quan tâm",
    "cùng chuyên mục", "đọc nhiều",         "đọc nhiều nhất",  "đọc thêm",         "mời bạn đọc thêm", "nổi bật",       "quảng cáo",      "tags",           "tin bài khác",
    "tin bài liên quan", "tin cùng chuyên mục", "tin cũ hơn",  "tin đã đưa",       "tin đọc nhiều",   "tin khác",       "tin liên quan",  "tin mới",        "tin mới hơn",
    "tin mới nhất",   "tin nổi bật",        "tin tức khác",    "tin tức liên quan", "từ khóa",        "từ khoá",        "xem nhiều",      "xem nhiều nhất", "xem thêm"};
constexpr std::string_view kCommentLabels[] = {"bình luận", "bình luận của bạn", "gửi bình luận", "ý kiến", "ý kiến bạn đọc", "ý kiến của bạn"};

constexpr std::size_t kLongestLabel = 64;  // bytes

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool capital(char c) { return c >= 'A' && c <= 'Z'; }

template <class List>
bool holds_any(std::string_view name, const List& list) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view part) { return name.find(part) != std::string_view::npos; });
}

template <class List>
bool is_any(std::string_view word, const List& list) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// One name: "box-tinLienQuan" → its letters together, and its words.
HtmlPart part_of_name(std::string_view name) {
  std::string letters, word;
  bool furniture = false;
  char before = '\0';
  auto end_word = [&] {
    // "widget" is what some systems call every part of a page, but not with other words
    furniture = furniture || (is_any(word, kWholeWords) && (word != "widget" || word.size() == name.size()));
    word.clear();
  };
  for (char c : name) {
    if (!letter(c) || (capital(c) && !capital(before))) end_word();
    if (letter(c)) {
      letters += ascii_lower(c);
      word += ascii_lower(c);
    }
    before = c;
  }
  end_word();
  if (holds_any(letters, kComments)) return HtmlPart::comments;
  if (furniture || holds_any(letters, kFurniture)) return HtmlPart::furniture;
  return holds_any(letters, kArticle) ? HtmlPart::article : holds_any(letters, kOpening) ? HtmlPart::opening : HtmlPart::unknown;
}

}  // namespace

HtmlPart part_named(std::string_view names) {
  HtmlPart said = HtmlPart::unknown;
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find_first_of(" \t\r\n\f", at), names.size());
    if (end > at) said = std::max(said, part_of_name(names.substr(at, end - at)));
    at = end + 1;
  }
  return said;
}

HtmlPart part_announced(std::string_view line) {
  if (line.size() > kLongestLabel) return HtmlPart::unknown;
  std::string words;
  append_lower(line, words);
  // "Bình luận (12):"
  while (!words.empty() && (std::string_view(" :.()[]0123456789>»").find(words.back()) != std::string_view::npos)) words.pop_back();
  words.erase(0, std::min(words.find_first_not_of(" >"), words.size()));
  if (is_any(words, kCommentLabels)) return HtmlPart::comments;
  return is_any(words, kLabels) ? HtmlPart::furniture : HtmlPart::unknown;
}

}  // namespace solieu
