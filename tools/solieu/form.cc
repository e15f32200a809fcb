#include "form.h"

#include <fmt/core.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "write/package.h"

namespace solieu::program {
namespace {

namespace fs = std::filesystem;

bool same_file(const std::string& a, const std::string& b) {
  struct stat of_a {}, of_b {};
  if (stat(a.c_str(), &of_a) != 0 || stat(b.c_str(), &of_b) != 0) return a == b;
  return S_ISREG(of_a.st_mode) && of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;  // two may share /dev/null
}

bool is_other_than_a_file(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode);
}

std::string ending_of(const std::string& path) {
  std::string out = fs::path(path).extension().string();
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

struct Named {
  std::string_view name;
  Format format;
};
constexpr Named kFormats[] = {{"csv", Format::csv}, {"jsonl", Format::jsonl}, {"xlsx", Format::xlsx}, {"sqlite", Format::sqlite}};
constexpr Named kEndings[] = {{".csv", Format::csv},       {".jsonl", Format::jsonl},    {".ndjson", Format::jsonl}, {".xlsx", Format::xlsx},
                              {".sqlite", Format::sqlite}, {".sqlite3", Format::sqlite}, {".db", Format::sqlite}};
// What these promise is nothing that is written.
constexpr std::string_view kOthers[] = {".json", ".ods", ".parquet", ".tsv", ".xls", ".xlsm"};

template <std::size_t size>
std::optional<Format> named(const Named (&all)[size], std::string_view name) {
  for (const Named& n : all) {
    if (n.name == name) return n.format;
  }
  return std::nullopt;
}

Result<Format> format_of(const ExtractOptions& options) {
  if (auto format = named(kFormats, options.format)) return *format;
  const std::string ending = ending_of(options.out);
  if (std::find(std::begin(kOthers), std::end(kOthers), ending) != std::end(kOthers)) {
    return Error{fmt::format("-o: {} files are not written; end it in .csv, .jsonl, .xlsx or .sqlite, or say which with --format", ending)};
  }
  return named(kEndings, ending).value_or(Format::csv);
}

LineFormat lines_of(Format format, bool excel) { return format == Format::jsonl ? LineFormat::jsonl : excel ? LineFormat::spreadsheet : LineFormat::csv; }

// The file for the account of numbers; empty for standard output. "all" stands for a name beside that of the figures.
Result<std::string> numbers_file(const ExtractOptions& options, Format format) {
  const std::string& name = options.numbers;
  if (name == kStandardOutput) {
    if (options.out.empty()) return Error{"--numbers: standard output takes the figures already; name a file for them with -o, or for the numbers"};
    return std::string();
  }
  if (name != "all") {
    if (!name.empty() && !options.out.empty() && same_file(name, options.out)) return Error{"--numbers: '" + name + "' is the file of the figures already"};
    return name;
  }
  if (options.out.empty()) return Error{"--numbers all is named after the file of -o: give one, or name a file in place of 'all'"};
  if (is_other_than_a_file(options.out)) return Error{"--numbers all: '" + options.out + "' is no file to be named after"};
  const std::string_view own = format == Format::jsonl ? ".jsonl" : ".csv";
  std::string_view stem = options.out;
  if (stem.ends_with(own)) stem.remove_suffix(own.size());
  return fmt::format("{}.numbers{}", stem, own);
}

Result<Form> lines(Form form, const ExtractOptions& options) {
  form.figures = FigureLines(lines_of(form.format, options.excel), form.shape);
  auto numbers = numbers_file(options, form.format);
  if (!numbers) return Error{numbers.error()};
  form.numbers_file = *numbers;
  const auto format = named(kEndings, ending_of(form.numbers_file));
  if (format == Format::xlsx || format == Format::sqlite) {
    return Error{"--numbers: a file of its own is CSV or JSON lines; with -o NAME.xlsx or NAME.sqlite, --numbers all adds the numbers to that"};
  }
  form.numbers = NumberLines(lines_of(format.value_or(form.format), options.excel));
  return form;
}

// A workbook or a database: one file, with all that there is.
Result<Form> store(Form form, const ExtractOptions& options) {
  const std::string_view what = form.format == Format::xlsx ? "a workbook" : "a database";
  if (options.out.empty() || is_other_than_a_file(options.out)) return Error{fmt::format("{} is written to a file: name one with -o", what)};
  if (!options.numbers.empty() && options.numbers != "all") return Error{fmt::format("--numbers: {} holds the numbers too: --numbers all", what)};
  if (form.format == Format::sqlite && form.shape == Shape::wide) return Error{"--shape wide: a database holds the long form; join its figures by 'of'"};
  if (form.format == Format::xlsx && options.resume) return Error{"--resume: a workbook is written as a whole; only CSV and JSON lines can be continued"};
  return form;
}

// A descriptor that speaks of other files is somebody's work.
bool describes(const std::string& descriptor, const std::string& file) {
  std::ifstream in(descriptor, std::ios::binary);
  if (!in) return true;  // there is none
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return text.empty() || text.find("\"" + file + "\"") != std::string::npos;
}

// A file as seen from the folder of another. Neither need be there, which fs::proximate does not take well.
std::string beside(const std::string& file, const std::string& other) {
  return fs::absolute(file).lexically_normal().lexically_proximate(fs::absolute(other).lexically_normal().parent_path()).string();
}

Result<Form> with_package(Form form, const ExtractOptions& options) {
  if (form.format != Format::csv) return Error{"--package describes CSV files; with another --format or ending of -o there is nothing for it to say"};
  if (options.out.empty() || is_other_than_a_file(options.out)) return Error{"--package: the descriptor stands beside the file of -o: name one"};
  if (form.with_numbers && form.numbers.format() == LineFormat::jsonl) return Error{"--package describes CSV files: let the file of --numbers be one"};
  const std::string figures = fs::path(options.out).filename().string();
  form.package_file = fs::path(options.out).replace_filename("datapackage.json").string();
  if (figures.starts_with('.') || figures.starts_with('~')) return Error{"--package: a package has no hidden files; let the name of -o begin otherwise"};
  if (form.with_numbers && form.numbers_file.empty()) return Error{"--package: the numbers are a part of it; name a file for --numbers"};
  if (form.with_numbers && beside(form.numbers_file, options.out).starts_with('.')) {
    return Error{"--package: '" + form.numbers_file + "' does not stand in the folder of -o"};
  }
  if (!describes(form.package_file, figures)) {
    return Error{fmt::format("--package: {} is there and describes other files; move it away, or write to another folder", form.package_file)};
  }
  return form;
}

}  // namespace

Result<Form> form_of(const ExtractOptions& options) {
  auto format = format_of(options);
  if (!format) return Error{format.error()};
  Form form;
  form.format = *format;
  form.shape = options.shape == "wide" ? Shape::wide : Shape::long_form;
  form.with_numbers = !options.numbers.empty();
  if (options.excel && form.format != Format::csv) return Error{"--excel is for CSV; .xlsx opens right everywhere, and others are for programs"};
  auto whole = form.is_lines() ? lines(form, options) : store(form, options);
  return whole && options.package ? with_package(*whole, options) : whole;
}

std::string package_of(const Form& form, const std::string& figures) {
  std::vector<PackagedFile> files = {
      {"figures", fs::path(figures).filename().string(), form.shape == Shape::wide ? "An amount a row" : "A figure a row", form.figures.columns(), style_of(form.figures.format())}};
  if (form.with_numbers) files.push_back({"numbers", beside(form.numbers_file, figures), "A number a row", number_columns(), style_of(form.numbers.format())});
  return data_package(files);
}

}  // namespace solieu::program
