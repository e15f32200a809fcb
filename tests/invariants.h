// What must hold of the figures of any text: each row points at its own source, links lead to rows, values are of
// their vocabularies, and the CSV says what the figures say. Tests and fuzz targets both ask here, so nothing of a
// test framework is in it.
#pragma once

#include <stdexcept>
#include <string_view>
#include <vector>

#include "read/source_text.h"
#include "solieu.h"

namespace solieu::test {

/// Something does not hold: of which row, and what.
class Broken : public std::logic_error {
  using std::logic_error::logic_error;
};

// All of these throw Broken.

void check_rows(std::string_view bytes, const std::vector<Figure>& figures);

/// The same of an account: every run of digits lies in exactly one row, every figure is exactly one row.
void check_numbers(std::string_view bytes, const Account& account);

/// Of what a reader of pages has made: words in rising order, each in the text and on a page, and none of the text's letters outside of them.
void check_words(const SourceText& source);

/// Both CSVs of an account, written and read back: every cell is its field, and `evaluate` can read the rows.
void check_csv(const Account& account);

}  // namespace solieu::test
