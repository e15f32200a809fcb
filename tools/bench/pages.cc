// PDF documents: all of reading one, and of that what is done to the words that pdftotext tells of.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench.h"
#include "read/formats.h"
#include "read/page_text.h"
#include "read/page_words.h"

namespace solieu::bench {
namespace {

constexpr std::size_t kLineBytes = 100, kLinesAPage = 48, kPages = 500;
constexpr int kSize = 12, kPitch = 15;

// Lines of the text, cut at blanks.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size() && lines.size() < kLinesAPage * kPages;) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    if (end - at > kLineBytes) end = std::min(text.find(' ', at + kLineBytes - 10), end);
    if (end > at) lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// Code points of UTF-8 in hexadecimal, as a string of a font whose codes they are.
std::string hexadecimal(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size();) {
    const auto lead = static_cast<unsigned char>(line[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    unsigned code = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t k = 1; k < length && i + k < line.size(); ++k) code = code << 6 | (static_cast<unsigned char>(line[i + k]) & 0x3F);
    fmt::format_to(std::back_inserter(out), "{:04X}", code > 0xFFFF ? 0xFFFD : code);
    i += length;
  }
  return out;
}

std::string stream(const std::string& content) { return fmt::format("<</Length {}>>\nstream\n{}\nendstream", content.size(), content); }

std::string pdf_of(const std::vector<std::string>& lines) {
  std::string mapping = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
  for (int block = 0; block < 256; block += 64) {
    mapping += "64 beginbfrange\n";
    for (int high = block; high < block + 64; ++high) mapping += fmt::format("<{0:02X}00> <{0:02X}FF> <{0:02X}00>\n", high);
    mapping += "endbfrange\n";
  }
  mapping += "endcmap CMapName currentdict /CMap defineresource pop end end";
  const std::size_t pages = (lines.size() + kLinesAPage - 1) / kLinesAPage;
  std::string kids;
  for (std::size_t p = 0; p < pages; ++p) kids += fmt::format("{} 0 R ", 7 + 2 * p);
  std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>", fmt::format("<</Type/Pages/Kids[{}]/Count {}>>", kids, pages),
                                      "<</Type/Font/Subtype/Type0/BaseFont/Made/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
                                      "<</Type/Font/Subtype/CIDFontType2/BaseFont/Made/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/FontDescriptor 5 0 R>>",
                                      "<</Type/FontDescriptor/FontName/Made/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>", stream(mapping)};
  for (std::size_t p = 0; p < pages; ++p) {
    std::string content;
    for (std::size_t l = p * kLinesAPage; l < std::min((p + 1) * kLinesAPage, lines.size()); ++l) {
      content += fmt::format("BT /F {} Tf 1 0 0 1 40 {} Tm <{}> Tj ET\n", kSize, 780 - static_cast<int>(l % kLinesAPage) * kPitch, hexadecimal(lines[l]));
    }
    objects.push_back(fmt::format("<</Type/Page/Parent 2 0 R/MediaBox[0 0 700 842]/Contents {} 0 R/Resources<</Font<</F 3 0 R>>>>>>", 8 + 2 * p));
    objects.push_back(stream(content));
  }
  std::string out = "%PDF-1.5\n", table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  return out + table + fmt::format("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, out.size());
}

// What pdftotext writes of the same lines.
std::string rows_of(const std::vector<std::string>& lines) {
  std::string out;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    if (l % kLinesAPage == 0) out += fmt::format("1\t{}\t0\t0\t0\t0\t0.0\t0.0\t700.0\t842.0\t-1\t###PAGE###\n", l / kLinesAPage + 1);
    const std::size_t top = 50 + l % kLinesAPage * kPitch;
    out += fmt::format("4\t1\t0\t0\t0\t0\t40\t{}\t600\t{}\t-1\t###LINE###\n", top, kSize);
    std::size_t left = 40;
    for (std::size_t at = 0; at < lines[l].size();) {
      const std::size_t end = std::min(lines[l].find(' ', at), lines[l].size());
      out += fmt::format("5\t1\t0\t0\t0\t0\t{}\t{}\t{}\t{}\t100\t{}\n", left, top, 4 * (end - at), kSize, lines[l].substr(at, end - at));
      left += 4 * (end - at) + 3;
      at = end + 1;
    }
  }
  return out;
}

std::size_t bytes_of(const std::vector<std::string>& lines) {
  std::size_t bytes = 0;
  for (const std::string& line : lines) bytes += line.size();
  return bytes;
}

void count(benchmark::State& state, const std::vector<std::string>& lines) {
  state.counters["pages/s"] = benchmark::Counter(static_cast<double>(state.iterations() * lines.size()) / kLinesAPage, benchmark::Counter::kIsRate);
  count_bytes(state, bytes_of(lines));
}

void laid_out(benchmark::State& state, const Texts& texts) {
  const std::vector<std::string> lines = lines_of(texts.bytes);
  const std::string rows = rows_of(lines);
  for (auto _ : state) {
    PageWords words;
    words.take(rows);
    SourceText source;
    write_pages(words.finish(), source);
    benchmark::DoNotOptimize(source.text.data());
  }
  count(state, lines);
}

void read_whole(benchmark::State& state, const Texts& texts) {
  const std::vector<std::string> lines = lines_of(texts.bytes);
  const std::string pdf = pdf_of(lines);
  for (auto _ : state) {
    auto source = read_source(pdf);
    if (!source || source->text.size() < bytes_of(lines) / 2) {
      state.SkipWithError(source ? "half of the text is missing" : source.error().c_str());
      return;
    }
  }
  count(state, lines);
}

}  // namespace

void register_pages(const Texts& texts) {
  benchmark::RegisterBenchmark("pdf/words to paragraphs", [&texts](benchmark::State& s) { laid_out(s, texts); });
  benchmark::RegisterBenchmark("pdf/read, the whole", [&texts](benchmark::State& s) { read_whole(s, texts); })->UseRealTime();
}

}  // namespace solieu::bench
