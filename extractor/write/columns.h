// The columns of every output: their names, types and meanings, and what a record has in them. A column that is added here is in all of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "solieu.h"
#include "write/open_rows.h"

namespace solieu {

enum class Type : std::uint8_t { text, integer, decimal, texts };

struct Column {
  std::string name, title, meaning;
  Type type;
  int width;                   // in a sheet, in letters
  std::string_view words = {}; // the only values of a text, with a blank between them; empty: any
};

/// The number of a figure, or of a number in the account; 0 is none. In a block it is not the document's.
struct Reference {
  int number;
  OpenRows::Of of;
};
struct DecimalCell {
  const Decimal* value;  // null is none
  bool percent;          // it counts per cents
};
/// What one cell holds. Empty texts are empty cells; a size is never none, it may be nought.
using Cell = std::variant<std::string_view, std::size_t, Reference, DecimalCell, const std::vector<std::string>*>;
using Cells = std::span<const Cell>;  // those of a row: as long as the columns; points into the records that it is made of

bool is_empty(const Cell& cell);
/// Several texts in one cell, with ; between them.
std::string joined(const std::vector<std::string>& texts);

/// long_form: a row a figure. wide: a row an amount, with the attainment, change, ratio and share beside it that are said of it.
enum class Shape : std::uint8_t { long_form, wide };

/// Figures as rows.
class FigureTable {
 public:
  /// With the sentence of each figure as a last column, or without.
  explicit FigureTable(Shape shape = Shape::long_form, bool with_sentences = false);

  const std::vector<Column>& columns() const { return columns_; }
  /// The rows of figures that stand together, of a document or a block. `sentences`, where there are any, are one a figure.
  void each(std::span<const Figure> figures, std::string_view document, std::span<const std::string> sentences,
            const std::function<void(Cells)>& take) const;

 private:
  struct Place {
    std::size_t column;  // of a figure
    std::size_t role;    // which figure of the row that is
  };
  void add(std::size_t column, std::size_t role);
  void add_beside();
  void each_wide(std::span<const Figure> figures, std::string_view document, std::span<const std::string> sentences,
                 const std::function<void(Cells)>& take) const;

  Shape shape_;
  std::vector<Column> columns_;
  std::vector<Place> places_;
};

/// The account of numbers as rows.
const std::vector<Column>& number_columns();
void each_number(std::span<const NumberFate> numbers, std::string_view document, const std::function<void(Cells)>& take);

/// What became of a document.
struct DocumentRecord {
  std::string document;
  std::size_t figures = 0, numbers = 0;
  std::string error = {}, warning = {};  // where there is an error, it was not read
};
const std::vector<Column>& document_columns();
/// Without an account of numbers, that column is empty.
void document_row(const DocumentRecord& record, bool with_numbers, const std::function<void(Cells)>& take);

}  // namespace solieu
