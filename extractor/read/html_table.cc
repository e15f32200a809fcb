#include "read/html_table.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "read/html_elements.h"

namespace solieu {
namespace {

constexpr std::size_t kWidestCell = 100;     // columns
constexpr std::size_t kMostColumns = 2000;
constexpr std::size_t kLongestCell = 600;     // bytes of text: a longer one is no entry of a table
constexpr std::size_t kLongestOfRow = 200;    // where there is but one row
constexpr std::size_t kMostPlaces = 4'000'000;  // cells that reach into rows below, beyond which they are not followed

std::size_t span_of(const HtmlNode& node, const char* name, std::size_t most) {
  std::string_view value = node.attribute(name);
  value.remove_prefix(std::min(value.find_first_not_of(" \t\r\n"), value.size()));
  std::size_t span = 0;
  std::from_chars(value.data(), value.data() + value.size(), span);
  return std::clamp<std::size_t>(span, 1, most);
}

class Reader {
 public:
  Reader(const HtmlTree& tree, const HtmlArticle& article) : nodes_(tree.nodes()), article_(article) {}

  HtmlTable read(std::size_t table) {
    const std::string_view role = nodes_[table].attribute("role");
    out_.lays_out = role == "presentation" || role == "none";
    for (std::size_t n = table + 1; n < nodes_[table].end;) {
      if (article_.left_out[n]) {
        n = nodes_[n].end;
        continue;
      }
      const HtmlNode& node = nodes_[n];
      switch (node.tag) {
        case GUMBO_TAG_TABLE: case GUMBO_TAG_H1: case GUMBO_TAG_H2: case GUMBO_TAG_ARTICLE: out_.lays_out = true; break;
        case GUMBO_TAG_CAPTION: out_.captions.push_back(n); n = node.end; continue;
        case GUMBO_TAG_TR: begin_row(); break;
        case GUMBO_TAG_TD: case GUMBO_TAG_TH: add_cell(n); break;
        case GUMBO_TAG_LAST: add_text(n); break;
        default: break;
      }
      if (out_.lays_out) return std::move(out_);
      ++n;
    }
    end_row();
    out_.lays_out = out_.columns < 2 || (out_.rows.size() == 1 && longest_ > kLongestOfRow);
    return std::move(out_);
  }

 private:
  struct Below {
    std::size_t node = 0, rows = 0;  // that the cell takes below this one
    std::size_t columns = 1;
  };

  void begin_row() {
    end_row();
    out_.rows.emplace_back();
    column_ = 0;
  }

  // Cells from above, up to the first place that is free.
  void take_from_above() {
    while (column_ < below_.size() && below_[column_].rows > 0) {
      Below& b = below_[column_];
      if (--b.rows == 0) --open_;
      out_.rows.back().push_back({b.node, column_, b.columns, true});
      column_ += b.columns;
    }
  }

  void end_row() {
    if (out_.rows.empty()) return;
    for (; open_ > 0 && column_ < below_.size(); ++column_) take_from_above();
    for (const HtmlCell& cell : out_.rows.back()) out_.columns = std::max(out_.columns, cell.column + cell.columns);
  }

  void add_cell(std::size_t n) {
    if (out_.rows.empty()) begin_row();
    take_from_above();
    const std::size_t columns = span_of(nodes_[n], "colspan", kWidestCell), rows = span_of(nodes_[n], "rowspan", 65534);
    length_ = 0;
    out_.lays_out = column_ + columns > kMostColumns;  // beyond any table: it is read cell by cell
    out_.rows.back().push_back({n, column_, columns, false});
    if (rows > 1 && places_ < kMostPlaces) {
      places_ += rows;
      if (below_.size() < column_ + 1) below_.resize(column_ + 1);
      below_[column_] = {n, rows - 1, columns};
      ++open_;
    }
    column_ += columns;
  }

  void add_text(std::size_t n) {
    const HtmlNode& node = nodes_[n];
    if (node.node->type == GUMBO_NODE_WHITESPACE) return;
    length_ += node.text().size();
    longest_ = std::max(longest_, length_);
    if (length_ > kLongestCell) out_.lays_out = true;
  }

  const std::vector<HtmlNode>& nodes_;
  const HtmlArticle& article_;
  HtmlTable out_;
  std::vector<Below> below_;  // by column in which they begin
  std::size_t open_ = 0;      // cells that reach into the row below
  std::size_t column_ = 0, length_ = 0, longest_ = 0, places_ = 0;
};

}  // namespace

HtmlTable read_html_table(const HtmlTree& tree, const HtmlArticle& article, std::size_t table) { return Reader(tree, article).read(table); }

}  // namespace solieu
