#include "read/pdf.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "read/page_text.h"
#include "read/page_words.h"
#include "read/program_run.h"
#include "text/normalise.h"

namespace solieu {
namespace {

constexpr float kPoints = 72;            // an inch
constexpr float kFinest = 300;           // dots an inch, which is what Tesseract is made for
constexpr float kMostDots = 60e6F;       // of a page: three times A4 at that
constexpr std::string_view kInstallOcr = "apt install tesseract-ocr tesseract-ocr-vie poppler-utils";

Error not_installed(std::string_view program) {
  return Error{fmt::format("is read by {}, which is not installed ({})", program, program == "tesseract" ? kInstallOcr : "apt install poppler-utils")};
}

// The first complaint of poppler's that speaks of the document.
std::string complaint_in(std::string_view errors) {
  while (!errors.empty()) {
    std::string_view line = errors.substr(0, errors.find('\n'));
    errors.remove_prefix(std::min(line.size() + 1, errors.size()));
    if (line.find("rror") == std::string_view::npos) continue;
    if (const std::size_t colon = line.find(": "); colon != std::string_view::npos) line.remove_prefix(colon + 2);
    return valid_utf8(line);
  }
  return {};
}

// A PDF ends with the place of its table of contents: one that was cut off does not, and the program would make up for it in silence.
bool cut_off(std::string_view bytes) {
  constexpr std::size_t kEnd = 4096;
  return bytes.substr(bytes.size() - std::min(bytes.size(), kEnd)).find("startxref") == std::string_view::npos;
}

Result<std::vector<Page>> pages_by(const std::vector<std::string>& arguments, std::string_view input, const ReadLimits& limits, float scale, ProgramRun& run) {
  PageWords words(scale);
  std::size_t written = 0;
  std::string refused;
  auto result = run_program(arguments, input, [&](std::string_view piece) {
    written += piece.size();
    words.take(piece);
    if (words.pages() > limits.pages) refused = fmt::format("has more than {} pages", limits.pages);
    if (written > limits.unpacked) refused = fmt::format("holds more than {} MiB of words and places", limits.unpacked >> 20);
    return refused.empty();
  });
  if (!refused.empty()) return Error{refused};
  if (!result) return Error{result.error()};
  run = std::move(*result);
  return words.finish();
}

Result<std::vector<Page>> pages_with_text(std::string_view bytes, const ReadLimits& limits, std::string& warning) {
  if (program_path("pdftotext").empty()) return not_installed("pdftotext");
  if (cut_off(bytes)) return Error{"is damaged or cut off: the end of the PDF is missing"};
  ProgramRun run;
  auto pages = pages_by({"pdftotext", "-tsv", "-enc", "UTF-8", kProgramInput, "-"}, bytes, limits, 1, run);
  if (!pages) return pages;
  const std::string complaint = complaint_in(run.errors);
  if (run.errors.find("Incorrect password") != std::string::npos) return Error{"is encrypted; save it without a password"};
  if (run.status != 0 || pages->empty()) return Error{fmt::format("is damaged: no page of it can be read{}", complaint.empty() ? "" : " (" + complaint + ")")};
  // what hangs on the tree of pages behind a knot in it is lost
  if (complaint.find("age tree") != std::string::npos || complaint.find("ages tree") != std::string::npos) return Error{"is damaged: its pages can't be told (" + complaint + ")"};
  if (!complaint.empty()) warning = fmt::format("is damaged, and some of it may be missing ({})", complaint);
  return pages;
}

// Words as high as their lines, since a box of tesseract's is as high as its letters are; and without the lines drawn around
// cells, which are | and _ to it.
void level(Page& page) {
  page.recognised = true;
  for (PageLine& line : page.lines) {
    for (PageWord& word : line.words) {
      word.box.top = line.box.top;
      word.box.bottom = line.box.bottom;
      std::erase(word.text, '|');
    }
    std::erase_if(line.words, [](const PageWord& word) { return word.text.find_first_not_of('_') == std::string::npos; });
  }
  std::erase_if(page.lines, [](const PageLine& line) { return line.words.empty(); });
}

std::vector<std::string> recognition() { return {"tesseract", "stdin", "stdout", "-l", "vie", "--psm", "3", "tsv"}; }

Error not_recognised(const ProgramRun& run) {
  if (run.errors.find("vie.traineddata") != std::string::npos) return Error{fmt::format("is a picture, and Tesseract has no Vietnamese ({})", kInstallOcr)};
  return Error{"is a picture that Tesseract can't read; it may be damaged, or too large"};
}

Result<Page> recognised_page(std::string_view bytes, const Page& page, const ReadLimits& limits) {
  const float inches = std::max(page.width, 1.0F) * std::max(page.height, 1.0F) / (kPoints * kPoints);
  const float dots = std::clamp(std::sqrt(kMostDots / inches), 1.0F, kFinest);
  const std::string number = std::to_string(page.number);
  std::string picture;
  auto drawn = run_program({"pdftoppm", "-r", fmt::format("{:.0f}", dots), "-gray", "-f", number, "-l", number, kProgramInput}, bytes, [&](std::string_view piece) {
    picture += piece;
    return picture.size() < limits.part;
  });
  if (!drawn) return Error{fmt::format("its page {}: {}", page.number, drawn.error())};
  if (drawn->status != 0 || picture.empty()) return Error{fmt::format("its page {} can't be drawn", page.number)};
  ProgramRun run;
  std::vector<std::string> arguments = recognition();
  arguments.insert(arguments.begin() + 3, {"--dpi", fmt::format("{:.0f}", dots)});
  auto pages = pages_by(arguments, picture, limits, kPoints / dots, run);
  if (!pages) return Error{fmt::format("its page {}: {}", page.number, pages.error())};
  if (run.status != 0 || pages->size() != 1) return not_recognised(run);
  Page out = std::move(pages->front());
  out.number = page.number;
  level(out);
  return out;
}

// "3", "3-5, 8"
std::string list_of(const std::vector<int>& numbers) {
  std::string out;
  for (std::size_t i = 0, end; i < numbers.size(); i = end) {
    for (end = i + 1; end < numbers.size() && numbers[end] == numbers[end - 1] + 1;) ++end;
    out += fmt::format("{}{}", out.empty() ? "" : ", ", numbers[i]);
    if (end > i + 1) out += fmt::format("-{}", numbers[end - 1]);
  }
  return out;
}

// Pages on which pictures are drawn, of those without words.
std::vector<int> pictures_without_text(std::string_view bytes, const std::vector<Page>& pages) {
  std::vector<int> empty;
  for (const Page& page : pages) {
    if (page.lines.empty()) empty.push_back(page.number);
  }
  if (empty.empty()) return {};
  std::string list;  // page number type width height …
  auto run = run_program({"pdfimages", "-list", kProgramInput}, bytes, [&](std::string_view piece) {
    list += piece;
    return list.size() < (std::size_t{64} << 20);
  });
  if (!run || run->status != 0) return empty;
  std::vector<int> drawn;
  std::string_view rest = list;
  while (!rest.empty()) {
    const std::string_view row = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(row.size() + 1, rest.size()));
    const int page = std::atoi(std::string(row.substr(0, std::min<std::size_t>(row.size(), 12))).c_str());
    if (page > 0 && std::binary_search(empty.begin(), empty.end(), page) && (drawn.empty() || drawn.back() != page)) drawn.push_back(page);
  }
  return drawn;
}

Error no_text_layer(std::string_view what, std::string_view it) {
  return Error{fmt::format("no text layer; {}: --ocr recognises {} where tesseract is installed ({})", what, it, kInstallOcr)};
}

}  // namespace

Result<SourceText> read_pdf(std::string_view bytes, const ReadOptions& options) {
  SourceText out;
  out.format = name_of(Format::pdf);
  auto pages = pages_with_text(bytes, options.limits, out.warning);
  if (!pages) return Error{pages.error()};
  const bool any_text = std::any_of(pages->begin(), pages->end(), [](const Page& page) { return !page.lines.empty(); });
  const std::vector<int> pictures = pictures_without_text(bytes, *pages);
  if (!any_text && pictures.empty()) return Error{"holds neither text nor pictures of it"};
  if (!any_text && !options.ocr) return no_text_layer("its pages are pictures", "them");
  if (!pictures.empty() && options.ocr) {
    for (const char* program : {"tesseract", "pdftoppm"}) {
      if (program_path(program).empty()) return not_installed(program);
    }
    for (Page& page : *pages) {
      if (!std::binary_search(pictures.begin(), pictures.end(), page.number)) continue;
      auto recognised = recognised_page(bytes, page, options.limits);
      if (!recognised) return Error{recognised.error()};
      page = std::move(*recognised);
    }
    out.flags.emplace_back(kRecognised);
  } else if (!pictures.empty()) {
    const std::string said = fmt::format("its page{} {} {} no text layer; --ocr recognises pictures of text", pictures.size() > 1 ? "s" : "", list_of(pictures), pictures.size() > 1 ? "have" : "has");
    out.warning += out.warning.empty() ? said : "; " + said;
  }
  write_pages(std::move(*pages), out);
  return out;
}

Result<SourceText> read_picture(std::string_view bytes, const ReadOptions& options) {
  if (!options.ocr) return no_text_layer("it is a picture", "it");
  if (program_path("tesseract").empty()) return not_installed("tesseract");
  ProgramRun run;
  auto pages = pages_by(recognition(), bytes, options.limits, 1, run);
  if (!pages) return Error{pages.error()};
  if (run.status != 0 || pages->empty()) return not_recognised(run);
  SourceText out;
  out.format = name_of(Format::picture);
  out.flags.emplace_back(kRecognised);
  for (Page& page : *pages) level(page);
  write_pages(std::move(*pages), out);
  return out;
}

}  // namespace solieu
