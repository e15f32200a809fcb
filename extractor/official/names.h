// Names of indicators as sets of words, and how near a name in a text is to one in a table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/indicators.h"

namespace solieu::official {

/// A name as numbers of its words, and of the same words without accents.
struct Name {
  struct Word {
    std::uint32_t word = 0, bare = 0;  // 0: no table knows it
    std::uint8_t syllables = 1;        // a name that has synonyms counts as two
  };
  std::vector<Word> words;
};

/// A name in a table: that of row and column, and what completes it (Observation::whole and context).
struct TableName {
  Name own, whole, context;
  bool has_whole = false;
  bool bare_measure = false;  // "Giá trị …": of what, only the context says
};

/// How a name in a text agrees with one in a table.
struct Nearness {
  double score = 0;   // 0 to 1: words in common, the rarer the heavier
  bool sure = false;  // it is the same name: nothing in either is left over
};

class NameBook {
 public:
  explicit NameBook(const IndicatorNames& names) : names_(names) {}

  /// The number of a name, the same for the same words; `place` is no part of it.
  std::uint32_t add(std::string_view own, std::string_view whole, std::string_view context, std::string_view place);
  /// Once all are added.
  void settle();

  /// A name of a text; words that no table knows have no number.
  Name read(std::string_view name, std::string_view place) const;
  struct Near {
    std::uint32_t name = 0;
    Nearness nearness;
  };
  /// The names of at least this score, the nearest first; at most `most`.
  std::vector<Near> find(const Name& name, double least, std::size_t most) const;
  std::size_t size() const { return table_names_.size(); }

 private:
  std::uint32_t number(std::unordered_map<std::string, std::uint32_t>& numbers, const std::string& word);
  Name numbered(const std::vector<std::string>& words);
  Nearness nearness(const Name& name, const TableName& of_table) const;
  double weight(const Name::Word& w) const;

  const IndicatorNames& names_;
  std::unordered_map<std::string, std::uint32_t> words_, bare_, keys_;
  std::vector<TableName> table_names_;
  std::vector<std::vector<std::uint32_t>> names_with_;  // by bare word
  std::vector<double> weights_;                         // by bare word
};

/// The tokens of a name, without those of the place in it.
std::vector<std::string> words_beside_place(const IndicatorNames& names, std::string_view name, std::string_view place);

/// Without tones and other marks: "xuất khẩu" is "xuat khau", "đ" is "d".
std::string without_accents(std::string_view word);

}  // namespace solieu::official
