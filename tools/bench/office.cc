// Pages, office documents and CSV that hold the text, or a table of 100,000 numbers: all of reading one.
#include <fmt/format.h>

#include <iterator>
#include <string>
#include <string_view>

#include "bench.h"
#include "read/formats.h"
#include "zip.h"

namespace solieu::bench {
namespace {

constexpr std::size_t kRows = 50'000;

void append_escaped(std::string_view line, std::string& out) {
  for (char c : line) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else out += c;
  }
}

// Its lines as paragraphs.
std::string paragraphs_of(std::string_view text, std::string_view before, std::string_view behind) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += before;
    append_escaped(text.substr(at, end - at), out);
    out += behind;
    at = end + 1;
  }
  return out;
}

// Stored and not packed: what zlib takes is its own.
std::string docx_of(std::string_view text) {
  return test::zip_of({{"[Content_Types].xml", "<Types/>"},
                       {"_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"},
                       {"word/document.xml", "<w:document><w:body>" + paragraphs_of(text, "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t>", "</w:t></w:r></w:p>") +
                                                 "</w:body></w:document>"}});
}

std::string odt_of(std::string_view text) {
  return test::zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                       {"content.xml", "<office:document-content><office:body><office:text>" + paragraphs_of(text, "<text:p text:style-name=\"P1\">", "</text:p>") +
                                           "</office:text></office:body></office:document-content>"}});
}

std::string html_of(std::string_view text) {
  return "<!DOCTYPE html><html><head><title>x</title></head><body><article><h1>x</h1>" + paragraphs_of(text, "<p class=\"Normal\">", "</p>\n") + "</article></body></html>";
}

std::string csv_of_numbers() {
  std::string out = "Nội dung,Năm 2023,Năm 2024\n";
  for (std::size_t r = 0; r < kRows; ++r) fmt::format_to(std::back_inserter(out), "Thu {},{}.5,{}.25\n", r, r * 7, r * 13);
  return out;
}

std::string xlsx_of_numbers() {
  std::string sheet = "<sheetData>";
  for (std::size_t r = 1; r <= kRows; ++r) {
    fmt::format_to(std::back_inserter(sheet), "<row r=\"{0}\"><c r=\"A{0}\" t=\"inlineStr\"><is><t>Thu {0}</t></is></c><c r=\"B{0}\"><v>{1}.5</v></c><c r=\"C{0}\"><v>{2}.25</v></c></row>", r, r * 7, r * 13);
  }
  return test::workbook_of(sheet + "</sheetData>");
}

void read(benchmark::State& state, const std::string& document, std::size_t bytes) {
  for (auto _ : state) {
    auto source = read_source(document);
    if (!source || source->text.size() < bytes / 2) {
      state.SkipWithError(source ? "half of the text is missing" : source.error().c_str());
      return;
    }
  }
  count_bytes(state, bytes);
}

}  // namespace

void register_office(const Texts& texts) {
  benchmark::RegisterBenchmark("office/read DOCX", [&texts](benchmark::State& s) { read(s, docx_of(texts.bytes), texts.bytes.size()); });
  benchmark::RegisterBenchmark("office/read ODT", [&texts](benchmark::State& s) { read(s, odt_of(texts.bytes), texts.bytes.size()); });
  benchmark::RegisterBenchmark("office/read HTML", [&texts](benchmark::State& s) { read(s, html_of(texts.bytes), texts.bytes.size()); });
  const std::size_t numbers = csv_of_numbers().size();
  benchmark::RegisterBenchmark("office/read CSV", [numbers](benchmark::State& s) { read(s, csv_of_numbers(), numbers); });
  benchmark::RegisterBenchmark("office/read XLSX", [numbers](benchmark::State& s) { read(s, xlsx_of_numbers(), numbers); });
}

}  // namespace solieu::bench
