#include "read/px.h"

#include <fmt/core.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "read/px_syntax.h"
#include "read/read.h"
#include "text/normalise.h"

namespace solieu {
namespace {

constexpr std::size_t kMostCells = 20'000'000;
constexpr std::size_t kMostNotes = 200;  // each is held against every cell

// Bytes in a named code page as UTF-8; nothing for a page that is not known.
std::optional<std::string> converted(std::string_view bytes, const std::string& page) {
  UErrorCode code = U_ZERO_ERROR;
  std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(page.c_str(), &code), &ucnv_close);
  if (U_FAILURE(code)) return std::nullopt;
  std::vector<UChar> wide(bytes.size() * 2 + 1);
  auto length = ucnv_toUChars(from.get(), wide.data(), static_cast<std::int32_t>(wide.size()), bytes.data(), static_cast<std::int32_t>(bytes.size()), &code);
  if (U_FAILURE(code)) return std::nullopt;
  std::string out(static_cast<std::size_t>(length) * 3 + 1, '\0');
  std::int32_t written = 0;
  u_strToUTF8(out.data(), static_cast<std::int32_t>(out.size()), &written, wide.data(), length, &code);
  if (U_FAILURE(code)) return std::nullopt;
  out.resize(static_cast<std::size_t>(written));
  return out;
}

// CODEPAGE="windows-1258"; what stands before anything else is read, since it decides how the rest is. Empty: none.
std::string code_page(std::string_view bytes) {
  constexpr std::string_view kKey = "CODEPAGE", kDividers = " \t=";
  const auto at = bytes.find(kKey);
  const auto opened = at == std::string_view::npos ? at : bytes.find_first_not_of(kDividers, at + kKey.size());
  if (opened == std::string_view::npos || bytes[opened] != '"') return {};
  std::string_view rest = bytes.substr(opened + 1);
  std::string page;
  for (char c : rest.substr(0, std::min<std::size_t>(rest.find('"'), 40))) page += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return page;
}

bool is_utf8(const std::string& page) { return page == "utf-8" || page == "utf8" || page == "iso-8859-1" || page.empty(); }

class PxReader {
 public:
  PxReader(std::vector<PxEntry> entries, const std::string& path) : entries_(std::move(entries)), path_(path) { px_.path = path; }

  Result<Px> run() {
    choose_language();
    px_.title = text_of("TITLE");
    px_.contents = text_of("CONTENTS");
    px_.units = text_of("UNITS");
    if (px_.title.empty()) px_.title = text_of("DESCRIPTION");
    for (const char* side : {"STUB", "HEADING"}) {
      const PxEntry* names = find(side);
      for (std::size_t i = 0; names && i < names->values.size(); ++i) {
        if (!add_dimension(names->values[i], *names)) return Error{error_};
      }
      if (std::string_view(side) == "STUB") stub_ = px_.dimensions.size();
    }
    if (px_.dimensions.empty()) return Error{fmt::format("{}: names no variables: STUB and HEADING are missing", path_)};
    read_units_of_contents();
    const PxEntry* data = find("DATA");
    if (!data) return Error{fmt::format("{}: holds no DATA", path_)};
    const bool has_keys = std::any_of(entries_.begin(), entries_.end(), [](const PxEntry& e) { return e.keyword == "KEYS"; });
    if (!(has_keys ? read_keyed_data(*data) : read_data(*data))) return Error{error_};
    read_notes();
    return std::move(px_);
  }

 private:
  bool fail(std::size_t line, std::string_view what) {
    error_ = fmt::format("{}:{}: {}", path_, line, what);
    return false;
  }

  // Vietnamese by its tag where the file has it; without a tag in the brackets, an entry is in the file's own language.
  void choose_language() {
    std::vector<std::string> all;
    if (const PxEntry* e = find("LANGUAGES")) all = e->values;
    const PxEntry* own = find("LANGUAGE");
    bool is_own = own && !own->values.empty() && own->values[0].starts_with("vi");
    for (const std::string& l : all) {
      if (l.starts_with("vi") && !is_own) language_ = l;
    }
  }

  const PxEntry* find(std::string_view keyword, const std::string& subject = {}) const {
    const PxEntry* found = nullptr;
    for (const PxEntry& e : entries_) {
      bool about = subject.empty() ? e.subject.empty() : e.subject.size() == 1 && e.subject[0] == subject;
      if (e.keyword != keyword || !about) continue;
      if (e.language == language_) return &e;
      if (e.language.empty() && !found) found = &e;
    }
    return found;
  }

  std::string text_of(std::string_view keyword) const {
    const PxEntry* e = find(keyword);
    return e && !e->values.empty() ? e->values[0] : std::string();
  }

  bool add_dimension(const std::string& name, const PxEntry& from) {
    PxDimension d;
    d.name = name;
    const PxEntry* values = find("VALUES", name);
    const PxEntry* codes = find("CODES", name);
    if (!values) values = codes;
    if (!values) {
      error_ = fmt::format("{}:{}: there are no VALUES(\"{}\")", path_, from.line, name);
      return false;
    }
    d.values = values->values;
    if (codes && codes->values.size() != d.values.size()) {
      error_ = fmt::format("{}:{}: CODES(\"{}\") has {} values, and VALUES {}", path_, codes->line, name, codes->values.size(), d.values.size());
      return false;
    }
    if (codes) d.codes = codes->values;
    read_time(d);
    px_.dimensions.push_back(std::move(d));
    return true;
  }

  // TLIST(A1),"2022","2023" or TLIST(A1,"2022"-"2023"); of the second the codes, or else the values, say which
  void read_time(PxDimension& d) const {
    const PxEntry* time = find("TIMEVAL", d.name);
    if (!time || time->values.empty() || !time->values[0].starts_with("TLIST(") || time->values[0].size() < 7) return;
    d.time_scale = time->values[0][6];
    d.time_values.assign(time->values.begin() + 1, time->values.end());
    if (d.time_values.size() == d.values.size()) return;
    d.time_values = d.codes.empty() ? d.values : d.codes;
  }

  void read_units_of_contents() {
    for (const PxEntry& e : entries_) {
      bool ours = e.keyword == "UNITS" && e.subject.size() == 1 && !e.values.empty() && (e.language == language_ || e.language.empty());
      if (ours) px_.units_of[e.subject[0]] = e.values[0];
    }
    std::string name = text_of("CONTVARIABLE");
    for (std::size_t i = 0; i < px_.dimensions.size() && !name.empty(); ++i) {
      if (px_.dimensions[i].name == name) px_.contents_dimension = i;
    }
  }

  // A note on what the file does not have is passed over: notes are for readers, and nothing is reckoned with them.
  void read_notes() {
    for (const PxEntry& e : entries_) {
      const bool of_value = e.keyword == "VALUENOTE" || e.keyword == "VALUENOTEX", of_cell = e.keyword == "CELLNOTE" || e.keyword == "CELLNOTEX";
      if (!(of_value || of_cell) || e.language != language_ || e.values.empty() || px_.notes.size() == kMostNotes) continue;
      PxNote note{std::vector<std::optional<std::size_t>>(px_.dimensions.size()), e.values[0]};
      bool known = of_value ? e.subject.size() == 2 : e.subject.size() == px_.dimensions.size();
      for (std::size_t d = 0; known && d < px_.dimensions.size(); ++d) {
        const PxDimension& dimension = px_.dimensions[d];
        if (of_value && dimension.name != e.subject[0]) continue;
        const std::string& value = e.subject[of_value ? 1 : d];
        const auto at = std::find(dimension.values.begin(), dimension.values.end(), value);
        if (at != dimension.values.end()) note.of[d] = static_cast<std::size_t>(at - dimension.values.begin());
        else known = of_cell && value == "*";
      }
      known = known && std::any_of(note.of.begin(), note.of.end(), [](const auto& v) { return v.has_value(); });
      if (known) px_.notes.push_back(std::move(note));
    }
  }

  // What the file says that "..", for one, stands for.
  std::string meaning_of(std::string_view symbol) const {
    std::string meaning;
    if (symbol == "-") meaning = text_of("DATASYMBOLNIL");
    bool dots = !symbol.empty() && symbol.size() <= 6 && symbol.find_first_not_of('.') == std::string_view::npos;
    if (dots) meaning = text_of(fmt::format("DATASYMBOL{}", symbol.size()));
    return meaning.empty() ? std::string(symbol) : meaning;
  }

  static std::vector<std::string_view> tokens_of(std::string_view data, std::string_view dividers) {
    std::vector<std::string_view> tokens;
    for (std::size_t at = 0; (at = data.find_first_not_of(dividers, at)) < data.size();) {
      std::size_t end = data[at] == '"' ? data.find('"', at + 1) : data.find_first_of(dividers, at);
      if (data[at] == '"' && end != std::string_view::npos) ++end;
      end = std::min(end, data.size());
      tokens.push_back(data.substr(at, end - at));
      at = end;
    }
    return tokens;
  }

  // How many cells the dimensions make from this one on; nothing where these are too many.
  std::optional<std::size_t> cells_from(std::size_t dimension, const PxEntry& data) {
    std::size_t cells = 1;
    for (std::size_t d = dimension; d < px_.dimensions.size(); ++d) {
      cells *= px_.dimensions[d].values.size();
      if (cells <= kMostCells) continue;
      fail(data.line, fmt::format("has more than {} cells", kMostCells));
      return std::nullopt;
    }
    return cells;
  }

  // What names a row of sparse data: of each variable of the stub, its codes or its values.
  bool read_keys(std::vector<std::map<std::string_view, std::size_t>>& keys) {
    for (std::size_t d = 0; d < stub_; ++d) {
      const PxDimension& dimension = px_.dimensions[d];
      const PxEntry* of = find("KEYS", dimension.name);
      const std::string by = of && !of->values.empty() ? of->values[0] : std::string();
      if (by != "CODES" && by != "VALUES") return fail(of ? of->line : 1, fmt::format("KEYS(\"{}\") must be CODES or VALUES, since the data have keys", dimension.name));
      if (by == "CODES" && dimension.codes.empty()) return fail(of->line, fmt::format("there are no CODES(\"{}\"), which are its keys", dimension.name));
      const std::vector<std::string>& names = by == "CODES" ? dimension.codes : dimension.values;
      auto& by_name = keys.emplace_back();
      for (std::size_t v = 0; v < names.size(); ++v) by_name.emplace(names[v], v);
    }
    return true;
  }

  // Sparse data: rows that begin with the keys of the stub's variables, "01","2023",5 6 7. Rows of zeros are left out, but so are
  // rows that nobody knows: what is not there is not known here.
  bool read_keyed_data(const PxEntry& data) {
    std::vector<std::map<std::string_view, std::size_t>> keys;
    const auto all = cells_from(0, data), in_a_row = cells_from(stub_, data);
    if (!all || !in_a_row || !read_keys(keys)) return false;
    px_.cells.assign(*all, PxCell{std::nullopt, "-"});
    const std::vector<std::string_view> tokens = tokens_of(data.raw, " \t\r\n,");
    const auto line_of = [&data](std::string_view token) { return data.raw_line + static_cast<std::size_t>(std::count(data.raw.data(), token.data(), '\n')); };
    for (std::size_t at = 0; at < tokens.size();) {
      if (tokens.size() - at < stub_ + *in_a_row) return fail(line_of(tokens[at]), fmt::format("the last row of DATA holds less than {} keys and {} cells", stub_, *in_a_row));
      std::size_t row = 0;
      for (std::size_t d = 0; d < stub_; ++d, ++at) {
        const auto key = keys[d].find(unquoted(tokens[at]));
        if (key == keys[d].end()) return fail(line_of(tokens[at]), fmt::format("{} is no key of \"{}\"", tokens[at], px_.dimensions[d].name));
        row = row * px_.dimensions[d].values.size() + key->second;
      }
      for (std::size_t c = 0; c < *in_a_row; ++c, ++at) px_.cells[row * *in_a_row + c] = cell_of(tokens[at], false);
    }
    return true;
  }

  bool read_data(const PxEntry& data) {
    const auto cells = cells_from(0, data);
    if (!cells) return false;
    const std::size_t wanted = *cells;
    // a comma divides cells, or opens decimals where blanks alone already divide them
    std::vector<std::string_view> tokens = tokens_of(data.raw, " \t\r\n");
    const bool comma_decimals = tokens.size() == wanted;
    if (!comma_decimals) tokens = tokens_of(data.raw, " \t\r\n,");
    if (tokens.size() != wanted) {
      error_ = fmt::format("{}:{}: DATA holds {} cells, and the variables make {}", path_, data.line, tokens.size(), wanted);
      return false;
    }
    px_.cells.reserve(wanted);
    for (std::string_view token : tokens) px_.cells.push_back(cell_of(token, comma_decimals));
    return true;
  }

  static std::string_view unquoted(std::string_view token) {
    const bool quoted = token.size() >= 2 && token.front() == '"' && token.back() == '"';
    return quoted ? token.substr(1, token.size() - 2) : token;
  }

  PxCell cell_of(std::string_view token, bool comma_decimals) const {
    token = unquoted(token);
    std::string number(token);
    if (comma_decimals && std::count(number.begin(), number.end(), ',') == 1 && number.find('.') == std::string::npos)
      std::replace(number.begin(), number.end(), ',', '.');
    auto value = Decimal::parse(number);
    return {value, value ? std::string(token) : meaning_of(token)};
  }

  std::vector<PxEntry> entries_;
  const std::string& path_;
  std::string language_, error_;
  std::size_t stub_ = 0;  // dimensions of the rows; they stand first
  Px px_;
};

}  // namespace

std::vector<std::size_t> Px::position(std::size_t cell) const {
  std::vector<std::size_t> at(dimensions.size());
  for (std::size_t d = dimensions.size(); d-- > 0;) {
    at[d] = cell % dimensions[d].values.size();
    cell /= dimensions[d].values.size();
  }
  return at;
}

std::string Px::note_on(const std::vector<std::size_t>& at) const {
  std::string all;
  for (const PxNote& n : notes) {
    bool about = true;
    for (std::size_t d = 0; about && d < n.of.size(); ++d) about = !n.of[d] || *n.of[d] == at[d];
    if (about) all += (all.empty() ? "" : " ") + n.text;
  }
  return all;
}

Result<Px> parse_px(std::string_view bytes, const std::string& path) {
  constexpr std::size_t kLongest = 512'000'000;
  if (bytes.size() > kLongest) return Error{fmt::format("{}: is longer than {} MB", path, kLongest / 1'000'000)};
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string page = code_page(bytes);
  std::string text = valid_utf8(bytes);
  if (text != bytes) {
    if (is_utf8(page)) return Error{fmt::format("{}: is not UTF-8, and names no code page that it could be in (CODEPAGE=\"windows-1258\"; for one)", path)};
    auto unicode = converted(bytes, page);
    if (!unicode) return Error{fmt::format("{}: its code page \"{}\" is not known; convert it to UTF-8 first (iconv)", path, page)};
    text = std::move(*unicode);
  }
  Text clean;  // windows-1258 writes tones behind their letters
  normalise(text, clean);
  auto entries = parse_px_syntax(clean.utf8, path);
  if (!entries) return Error{entries.error()};
  return PxReader(std::move(*entries), path).run();
}

Result<Px> read_px(const std::string& path) {
  auto input = Input::open(path);
  if (!input) return Error{input.error()};
  auto bytes = read_bytes(std::move(*input));
  if (!bytes) return Error{bytes.error()};
  return parse_px(*bytes, path);
}

}  // namespace solieu
