// Tags as the tokenizer of HTML sees them, and what it takes for text.
#include "read/html_tags.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "read/html_nesting.h"

using namespace solieu;
using Kind = HtmlMarkup::Kind;

namespace {

// What stands behind the markup that a page begins with.
std::string rest(std::string_view page, bool foreign = false) { return std::string(page.substr(html_markup_at(page, 0, foreign).end)); }
Kind kind(std::string_view page, bool foreign = false) { return html_markup_at(page, 0, foreign).kind; }

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

// What "</name>" ends, from behind the start tag.
std::string raw(std::string_view page, std::string_view name) { return std::string(page.substr(0, end_of_raw_text(page, 0, name))); }

}  // namespace

TEST_CASE("html tags: quotation marks hold a > only where they open a value", "[html]") {
  for (const char* tag : {"<a>", "</a>", "<a href=\"x>y\">", "<a href = 'x>\"y'>", "<a x='1'y=\">\">", "<a b=c\td='>'>", "</a x=\">\">",
                          "<a\"b>", "<a\"b=\">", "<a ='x>", "<a =\"x\">", "<a b\"='>' c>", "<a b=c\"d>", "<a b=c=\">", "<a b==\">", "<a / ='>", "<a b/='>", "<a \"b\">", "</a\">", "<a b=>"}) {
    INFO(tag);
    CHECK(rest(std::string(tag) + "5 tỷ") == "5 tỷ");
  }
  for (const char* open : {"<a", "<a b", "<a b=\"x>", "<a b='>\" c>", "<a b='x' c", "</a x"}) {
    INFO(open);
    const HtmlMarkup markup = html_markup_at(open, 0, false);
    CHECK(markup.is_cut_off);
    CHECK(markup.end == std::string(open).size());
  }
}

TEST_CASE("html tags: names, and tags that close themselves", "[html]") {
  CHECK(html_markup_at("<p\"5>x", 0, false).name == "p\"5");
  CHECK(html_markup_at("x</DIV\n>", 1, false).name == "DIV");
  for (const char* tag : {"<g/>", "<g />", "<g a=b />", "<g a='b'/>", "<g a/>", "<g / />"}) CHECK(html_markup_at(tag, 0, false).closes_itself);
  for (const char* tag : {"<g>", "<g a=/>", "<g a=b/>", "<g/ >", "<g a='/'>"}) CHECK_FALSE(html_markup_at(tag, 0, false).closes_itself);
  CHECK(names_attribute(" size=3 FACE='x>'", "face"));
  CHECK(names_attribute("/color", "color"));
  CHECK_FALSE(names_attribute(" x=face y='size' colors", "face"));
  CHECK_FALSE(names_attribute(" x=face y='size' colors", "color"));
}

TEST_CASE("html tags: what else a < begins", "[html]") {
  for (const char* text : {"<", "< 5", "<5", "<=", "<>", "</", "<\"a\">"}) {
    INFO(text);
    CHECK(kind(text) == Kind::text);
    CHECK(rest(text) == std::string(text).substr(1));
  }
  for (const char* comment : {"<!-->", "<!--->", "<!---->", "<!--a-->", "<!-- <p> -- > --!>", "<!--->", "<!----!>", "<!--!>-->", "<!-- - --- -->", "<!doctype html \"a>", "<!>", "<!->", "<?x ?>", "</>", "</ p>", "</5>"}) {
    INFO(comment);
    CHECK(kind(comment) == Kind::comment);
    CHECK(rest(std::string(comment) + "5") == "5");
  }
  CHECK(rest("<!-- 5") == "");
  CHECK(rest("<!---!>5-->x") == "x");
  CHECK(kind("<![CDATA[a]]>", true) == Kind::section);
  CHECK(rest("<![CDATA[<p>]]]>5", true) == "5");
  CHECK(rest("<![CDATA[<p>]]>5", false) == "]]>5");
  CHECK(rest("<![CDATA[5", true) == "");
}

TEST_CASE("html tags: text that is no markup ends with its own tag", "[html]") {
  CHECK(raw("a<b></i></xmpp></xmp5></XMP>c", "xmp") == "a<b></i></xmpp></xmp5>");
  CHECK(raw("a</title\n>", "TITLE") == "a");
  CHECK(raw("a</title", "title") == "a</title");
  CHECK(raw("<!-- </style> -->", "style") == "<!-- ");
  CHECK(raw("1<!-- </script>", "script") == "1<!-- ");
  CHECK(raw("1<!--<script>2</script>3--></script>", "script") == "1<!--<script>2</script>3-->");
  CHECK(raw("1<!--<script>2--></script>", "script") == "1<!--<script>2-->");
  CHECK(raw("1<!--><script></script>", "script") == "1<!--><script>");
  CHECK(raw("1<!--<scripts></script>", "script") == "1<!--<scripts>");
}

TEST_CASE("html tags: levels are counted where the parser has elements", "[html]") {
  const std::string deep = repeated("<div>", 50);
  for (const char* before : {"", "<xmp></xmp>", "<select><xmp></select>", "<select><title></select>", "<svg><title></svg>", "<svg><style></svg>", "<svg><xmp></svg>", "<math><mi><xmp></xmp></math>", "<![CDATA[", "<svg><p><![CDATA[>",
                             "<svg><font size=2><![CDATA[>", "<svg><desc><p><![CDATA[>", "<svg/><![CDATA[>", "<a b=c\"='>", "<script><!--</script>", "<style><!--</style>", "<select><input><xmp></xmp>"}) {
    INFO(before);
    CHECK(is_nested_deeper(before + deep, 40));
  }
  for (const char* before : {"<xmp>", "<plaintext></plaintext>", "<title>", "<textarea></textarea5>", "<svg><![CDATA[", "<svg><desc><![CDATA[", "<math><font><![CDATA[", "<script><!--<script></script>", "<a b='", "<!--", "<select>", "<select><textarea>"}) {
    INFO(before);
    CHECK_FALSE(is_nested_deeper(before + deep, 40));
  }
  CHECK_FALSE(is_nested_deeper(repeated("<svg/>", 100) + repeated("<svg><g/></svg>", 100) + repeated("<math><mi>x</math>", 100), 10));
  CHECK(is_nested_deeper("<svg>" + repeated("<input>", 100), 40));
}

TEST_CASE("html tags: one pass, whatever is left open", "[html]") {
  for (const char* piece : {"<", "<!", "<!--", "<!--a--!>", "<![CDATA[", "<svg><![CDATA[", "<a b='", "</script", "<script><!--<script>", "<xmp></xm", "--", "<select><option>", "<svg></svg>"}) {
    INFO(piece);
    const std::string page = repeated(piece, 400'000);
    const auto begin = std::chrono::steady_clock::now();
    is_nested_deeper(page, 1000);
    CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < 20);
  }
}
