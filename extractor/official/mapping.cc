#include "official/mapping.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include <toml++/toml.h>

#include "read/read.h"
#include "read/worksheet.h"

namespace solieu::official {
namespace {

constexpr std::pair<std::string_view, ColumnUse> kUses[] = {
    {"indicator", ColumnUse::indicator}, {"place", ColumnUse::place}, {"period", ColumnUse::period}, {"year", ColumnUse::year},
    {"quarter", ColumnUse::quarter}, {"month", ColumnUse::month}, {"unit", ColumnUse::unit}, {"status", ColumnUse::status},
    {"value", ColumnUse::value}, {"ignore", ColumnUse::ignore}};

bool names(const MappedTable& t, std::string_view file) { return t.file == file || t.file == file.substr(file.rfind('/') + 1); }

}  // namespace

class MappingReader {
 public:
  explicit MappingReader(const std::string& path) : path_(path) {}

  Result<Mapping> run(std::string_view text) {
    toml::table root;
    try {
      root = toml::parse(text, std::string_view(path_));
    } catch (const toml::parse_error& e) {
      return Error{fmt::format("{}:{}: {}", path_, e.source().begin.line, e.description())};
    }
    for (const auto& [key, node] : root) {
      const toml::array* tables = node.as_array();
      if (key != "table" || !tables) {
        fail(node, fmt::format("'{}' is no part of a mapping: write [[table]]", key.str()));
        continue;
      }
      for (const auto& item : *tables) {
        const toml::table* one = item.as_table();
        one ? table(*one) : fail(item, "write [[table]]");
      }
    }
    if (errors_.empty() && mapping_.tables_.empty()) return Error{fmt::format("{}: holds no [[table]]", path_)};
    if (!errors_.empty()) return Error{errors_};
    return std::move(mapping_);
  }

 private:
  void fail(const toml::node& node, std::string_view what) {
    errors_ += (errors_.empty() ? "" : "\n") + fmt::format("{}:{}: {}", path_, node.source().begin.line, what);
  }

  std::string text(const toml::node& node, std::string_view key) {
    auto value = node.value_exact<std::string>();
    if (!value || value->empty()) fail(node, fmt::format("'{}' must be a string", key));
    return value.value_or("");
  }

  std::string one_of(const toml::node& node, std::string_view key, std::initializer_list<std::string_view> words) {
    std::string value = text(node, key);
    if (!value.empty() && std::find(words.begin(), words.end(), value) == words.end()) fail(node, fmt::format("'{}' is no {}", value, key));
    return value;
  }

  bool stated(std::string_view key, const toml::node& node, Stated& to) {
    if (key == "indicator") to.indicator = text(node, key);
    else if (key == "unit") to.unit = text(node, key);
    else if (key == "place") to.place = text(node, key);
    else if (key == "period") to.period = text(node, key);
    else if (key == "status") to.status = one_of(node, key, {"actual", "estimate", "target"});
    else if (key == "kind") to.kind = one_of(node, key, {"level", "rate", "attainment", "change", "ratio", "share"});
    else if (key == "base") to.base = one_of(node, key, {"plan", "budget", "same_period", "previous_month", "previous_quarter", "previous_year", "year", "total", "other"});
    else if (key == "cumulative") {
      to.cumulative = node.value_exact<bool>();
      if (!to.cumulative) fail(node, "'cumulative' must be true or false");
    } else return false;
    return true;
  }

  // A row of the sheet, which people count from 1.
  std::optional<std::size_t> row(const toml::node& node, std::string_view key) {
    auto value = node.value_exact<std::int64_t>();
    if (value && *value >= 1) return static_cast<std::size_t>(*value - 1);
    fail(node, fmt::format("'{}' must be a row of the sheet, counted from 1", key));
    return std::nullopt;
  }

  void table(const toml::table& entry) {
    MappedTable t;
    for (const auto& [k, node] : entry) {
      const std::string_view key = k.str();
      if (key == "file") t.file = text(node, key);
      else if (key == "sheet") t.sheet = text(node, key);
      else if (key == "layout") t.layout = one_of(node, key, {"cross", "long"}) == "long" ? MappedTable::Layout::long_rows : MappedTable::Layout::cross;
      else if (key == "first_row") t.first_row = row(node, key);
      else if (key == "last_row") t.last_row = row(node, key);
      else if (key == "header_rows") header_rows(node, t);
      else if (key == "columns") columns(node, t);
      else if (!stated(key, node, t.stated)) fail(node, fmt::format("'{}' is no part of [[table]]", key));
    }
    if (t.file.empty()) fail(entry, "'file' must say which table is described");
    if (t.last_row && t.first_row && *t.last_row < *t.first_row) fail(entry, "'last_row' stands above 'first_row'");
    if (t.last_head && t.first_row && *t.first_row <= *t.last_head) fail(entry, "'first_row' must stand below 'header_rows'");
    mapping_.tables_.push_back(std::move(t));
  }

  void header_rows(const toml::node& node, MappedTable& t) {
    const toml::array* rows = node.as_array();
    if (!rows || rows->empty() || rows->size() > 2) return fail(node, "'header_rows' is the first and the last row of the heads: [4, 5]");
    t.first_head = row(*rows->get(0), "header_rows");
    t.last_head = row(*rows->get(rows->size() - 1), "header_rows");
    if (t.first_head && t.last_head && *t.last_head < *t.first_head) fail(node, "'header_rows' is the first and the last row of the heads: [4, 5]");
  }

  void columns(const toml::node& node, MappedTable& t) {
    const toml::table* columns = node.as_table();
    if (!columns) return fail(node, "write [table.columns]");
    for (const auto& [name, what] : *columns) {
      MappedColumn column;
      if (const toml::table* details = what.as_table()) {
        for (const auto& [key, value] : *details) {
          if (!stated(key.str(), value, column.stated)) fail(value, fmt::format("'{}' says nothing of a column of values", key.str()));
        }
      } else {
        const std::string use = text(what, name.str());
        auto known = std::find_if(std::begin(kUses), std::end(kUses), [&](const auto& u) { return u.first == use; });
        if (known != std::end(kUses)) column.use = known->second;
        else fail(what, fmt::format("'{}' is no use of a column: indicator, place, period, year, quarter, month, unit, status, value, ignore", use));
      }
      t.columns.emplace(name.str(), std::move(column));
    }
  }

  const std::string& path_;
  Mapping mapping_;
  std::string errors_;
};

const MappedColumn* MappedTable::column(std::size_t number, const std::string& head) const {
  auto found = columns.find(column_name(number));
  if (found == columns.end()) found = columns.find(head);
  return found == columns.end() ? nullptr : &found->second;
}

const MappedTable* Mapping::find(std::string_view file, std::string_view sheet) const {
  for (const MappedTable& t : tables_) {
    if (names(t, file) && (t.sheet.empty() || t.sheet == sheet)) return &t;
  }
  return nullptr;
}

std::string Mapping::file_not_in(const std::vector<std::string>& files) const {
  for (const MappedTable& t : tables_) {
    if (std::none_of(files.begin(), files.end(), [&](const std::string& f) { return names(t, f); })) return t.file;
  }
  return {};
}

Result<Mapping> parse_mapping(std::string_view toml, const std::string& path) { return MappingReader(path).run(toml); }

Result<Mapping> read_mapping(const std::string& path) {
  auto input = Input::open(path);
  if (!input) return Error{input.error()};
  auto bytes = read_bytes(std::move(*input));
  if (!bytes) return Error{bytes.error()};
  return parse_mapping(*bytes, path);
}

}  // namespace solieu::official
