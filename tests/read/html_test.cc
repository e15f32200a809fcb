// HTML: what is read of a page and what is not, and that every byte of it can be found again.
#include "read/html.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "read/formats.h"
#include "read/html_meta.h"
#include "read/html_signs.h"

using namespace solieu;
using Catch::Matchers::Contains;

namespace {

SourceText page(const std::string& bytes) {
  auto source = read_source(bytes);
  if (!source) FAIL(source.error());
  return std::move(*source);
}

std::string text(const std::string& bytes) { return page(bytes).text; }
// Of a page whose body is this; long enough to stand out by itself.
std::string body(const std::string& html) { return text("<!doctype html><meta charset=utf-8><body>" + html); }

// The bytes of the page that say these words of its text.
std::string markup_of(const std::string& html, const std::string& words) {
  const SourceText source = page(html);
  const std::size_t at = source.text.find(words);
  REQUIRE(at != std::string::npos);
  const SourceSpan span = source.bytes.to_source(TextSpan{at, at + words.size()});
  return html.substr(span.begin, span.size());
}

std::string file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::string repeated(const std::string& piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

// Each place of the text, and each line of it, is a place of the page.
void check_map(const SourceText& source, std::size_t size) {
  for (std::size_t at = 0; at < source.text.size(); at += 1 + at / 1000) {
    const SourceSpan span = source.bytes.to_source(TextSpan{at, at + 1});
    REQUIRE(span.begin <= span.end);
    REQUIRE(span.end <= size);
  }
}

}  // namespace

TEST_CASE("html: told by how it begins", "[html]") {
  for (const char* html : {"<!DOCTYPE html><p>a", "\xEF\xBB\xBF \n<!-- a --><html>", "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html>", "<HTML><b>", "<p>a</p>",
                           "<table border=1><tr><td>5</td></table>", "<body\tbgcolor=white>", "<!-- a --> <meta charset=utf-8>"}) {
    INFO(html);
    CHECK(is_html(html));
  }
  for (const char* other : {"", "<", "Thu <b>5</b>", "<b> 5 tỷ", "<<5 tỷ>>", "<?xml version=\"1.0\"?><rss></rss>", "<htmlx></htmlx>", "<!-- <html>", "<a", "5 < 7 </p>"}) {
    INFO(other);
    CHECK_FALSE(is_html(other));
  }
  std::string wide = "\xFF\xFE";
  for (char c : std::string("<html><p>")) wide += std::string{c, '\0'};
  CHECK(is_html(wide));
}

TEST_CASE("html: the charset that a page names", "[html]") {
  CHECK(charset_of_html("<html><meta charset='Windows-1258'>") == "windows-1258");
  CHECK(charset_of_html("<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; charset = viscii\">") == "viscii");
  CHECK(charset_of_html("<?xml version=\"1.0\" encoding=\"utf-8\"?><html>") == "utf-8");
  CHECK(charset_of_html("<html><meta name=charsets><p>charset=x").empty());
}

TEST_CASE("html: blocks are lines, blanks collapse", "[html]") {
  CHECK(body("<p>Thu\n  5\t tỷ <b> đồng </b> .</p><p>Chi<br>7 tỷ</p><div>a<div>b</div>c</div>") == "Thu 5 tỷ đồng .\nChi\n7 tỷ\na\nb\nc");
  CHECK(body("7.353&nbsp; tỷ&#160;đồng &amp; 5&lt;7 &copy2024") == "7.353 tỷ đồng & 5<7 ©2024");
  CHECK(body("<pre>\na   5\n\n  b\t7</pre>") == "a   5\n\n  b\t7");
  CHECK(body("<h2>A</h2><p>b</p><h2>C</h2>") == "A\nb\n\nC");
  CHECK(body("<ul><li>Thu<li><b>-</b> Chi<li>1. Dư<ul><li>x</ul></ul>") == "- Thu\n- Chi\n1. Dư\n- x");
}

TEST_CASE("html: raised digits", "[html]") {
  CHECK(body("<p>5 m<sup>2</sup>, 7 km<sup> 3 </sup>, 9 tỷ đồng<sup><a href='#n'>1</a></sup>, 8%<sup>(2)</sup>, 30<sup>o</sup>C, 5<sup>th</sup>, CO<sub>2</sub>") ==
        "5 m², 7 km³, 9 tỷ đồng¹, 8%⁽²⁾, 30°C, 5th, CO2");
}

TEST_CASE("html: tables are rows of cells, heads over their columns", "[html]") {
  CHECK(body("<table><caption>Bảng 1. Thu<br>(ĐVT: tỷ đồng)</caption><tr><th rowspan=2>Xã<th colspan=2>Năm<tr><th>2023<th>2024<tr><td><p>A</p><td>5<td>7<tr><td>&nbsp; B<td><td>1<sup>(1)</sup></table>x") ==
        "Bảng 1. Thu\n(ĐVT: tỷ đồng)\nXã\tNăm\t\n\t2023\t2024\nA\t5\t7\n B\t\t1⁽¹⁾\n\nx");
  // names that go on over several rows are said again, numbers are not
  CHECK(body("<table><tr><td>Xã<td>Năm<td>Hộ<tr><td rowspan=2>An<td>2023<td rowspan=2>5<tr><td>2024<tr><td>Bình<td>2024<td>7</table>") == "Xã\tNăm\tHộ\nAn\t2023\t5\nAn\t2024\t\nBình\t2024\t7");
  // a table that only lays the page out is none
  CHECK(body("<table><tr><td>a<table><tr><td>5<td>7</table><td>b</table>") == "a\n5\t7\n\nb");
  CHECK(body("<table role=presentation><tr><td>a<td>b</table>") == "a\nb");
}

TEST_CASE("html: what a browser does not show is not read", "[html]") {
  CHECK(body("a<script>5</script><style>5</style><!-- 5 --><template>5</template><noscript>5</noscript><p hidden>5</p><p style='Display : none'>5</p><p aria-hidden=true>5</p>"
             "<select><option>5</select><button>5</button><textarea>5</textarea><svg><text>5</text></svg><del>5</del>b") == "a\nb");
}

TEST_CASE("html: spans are bytes of the page, entities and tags within them", "[html]") {
  const std::string html = "<!doctype html>\r\n<p>Thu đạt 7.353&nbsp;tỷ <b>đồng</b>, &#53;.000\r\nm<sup>2</sup>, &lt;9&gt; &frac12; ha &copy; &notin; x&amp;y</p><table><tr><td>a<td> 1.2<i>34</i></table>";
  CHECK(markup_of(html, "7.353 tỷ đồng") == "7.353&nbsp;tỷ <b>đồng");
  CHECK(markup_of(html, "5.000 m²") == "&#53;.000\r\nm<sup>2");
  CHECK(markup_of(html, "9") == "9");
  CHECK(markup_of(html, "½ ha ©") == "&frac12; ha &copy;");
  CHECK(markup_of(html, "∉") == "&notin;");
  CHECK(markup_of(html, "x&y") == "x&amp;y");
  CHECK(markup_of(html, "1.234") == "1.2<i>34");
  CHECK(markup_of("<p>a</p><p>b\xFF 5 tỷ</p>", "5 tỷ") == "5 tỷ");
  CHECK(markup_of("<title>Thu &amp; chi <b> 5 tỷ | Báo A</title><p>x", "chi <b> 5 tỷ") == "chi <b> 5 tỷ");
  CHECK(markup_of("<table><tr><td>1<td>22</tr>5 tỷ<tr><td>3<td>4</table>", "5 tỷ") == "5 tỷ");
}

TEST_CASE("html: spans behind and within what a tag is not", "[html]") {
  const std::string start = "<!doctype html><p>";
  auto check = [&](const std::string& html, const std::string& words, const std::string& markup) {
    INFO(html);
    CHECK(markup_of(start + html, words) == markup);
  };
  // quotation marks in names of tags and attributes hold no ">"
  check("Thu</x\"> 5 tỷ <b>\"</b>", "5 tỷ", "5 tỷ");
  check("Thu</x=\"> 5 tỷ \">", "5 tỷ \">", "5 tỷ \">");
  check("Thu</x ='> 5 tỷ '", "5 tỷ", "5 tỷ");
  check("Thu</x a=b'> 5 tỷ '", "5 tỷ", "5 tỷ");
  check("Thu</x a='>'> 5 tỷ '", "5 tỷ", "5 tỷ");
  check("Thu</> 5 <!> tỷ</ b> 7", "7", "7");
  // text that is none of the parser's markup
  check("<xmp>a <b>5</b> tỷ &amp; 7</xmp>8", "<b>5</b> tỷ &amp; 7", "<b>5</b> tỷ &amp; 7");
  check("<xmp>a <b>5</b> tỷ &amp; 7</xmp>8", "8", "8");
  check("a<plaintext>b <i>5</i> &lt; 7</plaintext> 9", "<i>5</i> &lt; 7</plaintext> 9", "<i>5</i> &lt; 7</plaintext> 9");
  check("<b>a<p>x</b><plaintext>b <i>5</i>", "<i>5", "<i>5");
  check("<table><tr><td>a &lt; 5<td>7</tr><plaintext>&amp; 9", "a < 5", "a &lt; 5");
  // sections are text in MathML, and comments elsewhere
  check("<math><mtext>a<![CDATA[ <b>5 &amp; ]]> tỷ &amp; 7</mtext></math>", "<b>5 &amp;", "<b>5 &amp;");
  check("<math><mtext>a<![CDATA[ <b>5 &amp; ]]> tỷ &amp; 7</mtext></math>", "& 7", "&amp; 7");
  check("<math><mtext><![CDATA[5]]><![CDATA[]]><![CDATA[6]]></mtext></math>", "56", "5]]><![CDATA[]]><![CDATA[6");
  check("a <![CDATA[ 4 > 5 ]]> tỷ", "5 ]]>", "5 ]]>");
  check("<math><xmp>a<b>5</b></xmp></math> &lt; 7", "< 7", "&lt; 7");
  check("&fjlig;5 tỷ", "5", "5");
  CHECK(text(start + "a<form><isindex prompt='5 tỷ'></form>b").find('5') == std::string::npos);
  const std::string title = "<!doctype html><meta property='og:title' content='Thu &amp=5 &lt;6&gt; tỷ &copy 7'><p>x";
  CHECK(markup_of(title, "&amp=5") == "&amp=5");
  CHECK(markup_of(title, "<6>") == "&lt;6&gt;");
  CHECK(markup_of(title, "© 7") == "&copy 7");
}

TEST_CASE("html: the title is said once", "[html]") {
  const std::string long_text = "<p>" + repeated("Thu ngân sách của tỉnh tăng khá. ", 20) + "</p>";
  CHECK(text("<title>Thu ngân sách tăng 5% | Báo A</title><body><div>" + long_text + "</div>").find("Thu ngân sách tăng 5%\n\nThu ngân") == 0);
  const std::string both = text("<title>Thu ngân sách tăng 5% | Báo A</title><body><h1>Thu ngân sách tăng 5%</h1><div>" + long_text + "</div>");
  CHECK(both.find("5%") != std::string::npos);
  CHECK(both.find("5%") == both.rfind("5%"));
}

TEST_CASE("html: where no article stands out, all but menus is read", "[html]") {
  const std::string front = body(
      "<nav>1</nav><div><ul><li><a href=a>Kinh tế</a><li><a href=b>Xã hội</a><li><a href=c>Thể thao</a></ul></div>"
      "<div><h3><a href=1>Xuất khẩu của tỉnh tăng 5% trong quý III</a></h3><p>Đạt 7 tỷ.</p></div><div><h3><a href=2>Giá điện tăng 8% từ đầu tháng sau</a></h3></div>"
      "<div><h3><a href=2>Thu hút được 9 dự án có vốn nước ngoài</a></h3></div>");
  CHECK(front.find("Kinh tế") == std::string::npos);
  for (const char* read : {"5%", "7 tỷ", "8%", "9 dự án"}) CHECK_THAT(front, Contains(read));
}

TEST_CASE("html: pages in the manner of newsrooms and offices", "[html]") {
  std::size_t pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(SOLIEU_PAGES)) {
    if (entry.path().extension() != ".html") continue;
    INFO(entry.path().filename().string());
    const SourceText source = page(file(entry.path()));
    CHECK(source.text + "\n" == file(std::filesystem::path(entry.path()).replace_extension(".txt")));
    check_map(source, source.markup.size());
    ++pages;
  }
  CHECK(pages == 6);
}

TEST_CASE("html: the day of a page", "[html]") {
  CHECK(day_in_vietnam("2024-10-01") == "2024-10-01");
  CHECK(day_in_vietnam(" 2024-10-01T17:30:00Z") == "2024-10-02");
  CHECK(day_in_vietnam("2024-12-31T20:00:00.000+00:00") == "2025-01-01");
  CHECK(day_in_vietnam("2024-10-01T23:30:00+07:00") == "2024-10-01");
  CHECK(day_in_vietnam("2024-10-01T23:30:00+0700") == "2024-10-01");
  CHECK(day_in_vietnam("2024-10-01T02:00:00+14:00") == "2024-09-30");
  CHECK(day_in_vietnam("2024-10-01 08:00") == "2024-10-01");
  CHECK(day_in_vietnam("2024-13-01").empty());
  CHECK(day_in_vietnam("1/10/2024").empty());
  auto published = [](const std::string& html) { return page("<!doctype html><html>" + html + "<p>a").published; };
  CHECK(published("<meta property='article:published_time' content='2024-10-01'><time datetime=2023-01-01>") == "2024-10-01");
  CHECK(published("<meta itemprop=datePublished content=2024-10-01>") == "2024-10-01");
  CHECK(published("<script type='application/ld+json'>{\"datePublished\" : null, \"x\": {\"datePublished\":\"2024-10-01T08:00:00+07:00\"}}</script>") == "2024-10-01");
  CHECK(published("<body><time itemprop=datePublished datetime=2024-10-01>") == "2024-10-01");
  CHECK(published("<body><time datetime=2024-10-01>") == "2024-10-01");
  CHECK(published("<meta name=x content=2024-10-01>").empty());
}

TEST_CASE("html: fonts that print letters of their own", "[html]") {
  CHECK(body("<font face='.VnTime'>Tæng thu ®¹t 5 tû ®ång</font> và <span style=\"font-family: 'VNI-Times'\">ñaït 7 tyû ñoàng</span>") == "Tổng thu đạt 5 tỷ đồng và đạt 7 tỷ đồng");
  CHECK(body("<style>p.MsoNormal, div { font-family:\".VnTime\"; }</style><p class=MsoNormal>T&aelig;ng thu <font face=Arial>tỉnh</font></p>") == "Tổng thu tỉnh");
  const std::string html = "<!doctype html><meta charset=utf-8><p><font face=.VnTime>®¹t 5 t&ucirc; ®ång</font>";
  CHECK(markup_of(html, "5 tỷ đồng") == "5 t&ucirc; ®ång");
}

TEST_CASE("html: bytes in other encodings", "[html]") {
  auto both = [](const std::string& html, const std::string& words) {
    const SourceText source = page(html);
    INFO(source.text << " in " << source.encoding);
    const std::size_t at = source.text.find(words);
    REQUIRE(at != std::string::npos);
    const SourceSpan span = source.bytes.to_source(TextSpan{at, at + words.size()});
    return html.substr(span.begin, span.size());
  };
  const std::string head = "<html><meta http-equiv=Content-Type content='text/html; charset=";
  CHECK(both(head + "windows-1258'><p>Thu \xF0" "a\xF2t 5 ty\xD2 <b>\xF0\xF4\xCC" "ng</b>", "5 tỷ") == "5 ty\xD2");
  CHECK(both(head + "viscii'><p>\xF0\xD5t 5 t\xD6", "5 tỷ") == "5 t\xD6");
  CHECK(both(head + "iso-8859-1'><font face='.VnTime'>\xAE\xB9t 5 t\xFB</font> \xA9", "5 tỷ") == "5 t\xFB");
  // the page's own word is wrong where it is UTF-8 all the same
  CHECK(both(head + "windows-1258'><p>đạt 5 tỷ", "5 tỷ") == "5 tỷ");
  std::string wide = "\xFF\xFE";
  for (char c : std::string("<html><p>Thu 5 <b>kg</b>")) wide += std::string{c, '\0'};
  CHECK(both(wide, "5 kg").size() == 2 * std::string("5 <b>kg").size());
}

TEST_CASE("html: hostile pages end in an error or a text, soon", "[html]") {
  const std::string start = "<!doctype html><p>5 tỷ</p>";
  const std::string text_of_all = "5 tỷ";
  auto read = [](const std::string& html) {
    const auto begin = std::chrono::steady_clock::now();
    auto source = read_source(html);
    std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    CHECK(took.count() < 60);  // seconds; a busy machine and a sanitizer included
    return source;
  };
  for (const char* tag : {"<div>", "<b>", "<p><div>", "<table><tr><td>", "<ul><li>", "<x>", "<svg><g>"}) {
    INFO(tag);
    auto deep = read(start + repeated(tag, 10'000));
    REQUIRE_FALSE(deep.ok());
    CHECK_THAT(deep.error(), Contains("nested deeper than 1000 levels"));
  }
  for (const char* piece : {"<p>", "<li>a", "<td>", "<br>", "<a href=x>y</a>", "</div>", "<div></div>", "<p><font>a</font>"}) {
    INFO(piece);
    auto flat = read(start + repeated(piece, 20'000));
    REQUIRE(flat.ok());
    CHECK_THAT(flat->text, Contains(text_of_all));
  }
  const std::string tag = repeated("<a", 5'000'000);
  CHECK(read(start + tag)->text == text_of_all);
  CHECK(read(start + "<!--" + tag)->text == text_of_all);
  CHECK(read(start + "<a href=\"" + tag)->text == text_of_all);
  CHECK(read(start + "<script>" + tag)->text == text_of_all);
  const std::string zeros = "<!doctype html><!--" + std::string(10'000, 'x') + "--><p>5\0 tỷ</p>" + std::string(3, '\0') + "<p\0>7";
  CHECK(read(zeros + std::string("\0<p>5", 5)).ok());
  for (const char* end : {"&", "&#", "&#x", "&#x41", "&am", "&amp", "&nbsp", "&#1114112;", "&#0;", "<", "</", "<!", "<!-", "<p", "<p a", "<p a=", "<p a='"}) {
    INFO(end);
    const std::string html = start + "x" + end;
    auto source = read(html);
    REQUIRE(source.ok());
    check_map(*source, html.size());
  }
  CHECK_THAT(read("<!doctype html><script>5</script>").error(), Contains("without text"));
  ReadOptions options;
  options.limits.unpacked = std::size_t{4} << 20;
  CHECK_THAT(read_source(start + repeated("<p>a", 100'000), options).error(), Contains("more than 4 MiB"));
}
