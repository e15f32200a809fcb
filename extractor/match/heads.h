// Words of a table: the head of a column ("9 tháng 2024 so với cùng kỳ (%)"), its caption, a unit by itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "match/mentions.h"

namespace solieu {

/// A unit without its number: "tỷ đồng", "1.000 tấn", "người/km2".
struct UnitWords {
  std::string words;
  std::string base_unit;
  int magnitude = 0;
  Decimal factor = 1;
  QuantityType type = QuantityType::bare;
  bool known = true;  // else no list holds the noun
};

/// Reads words that are a unit or a counted noun and nothing else.
std::optional<UnitWords> read_unit_words(std::string_view words, const Grammar& grammar);

/// The same of words without brackets around them or a label before them, which may as well be what is measured:
/// "Tỷ đồng" is a unit, "Xã", "Lượng" and "Điểm" name something.
std::optional<UnitWords> read_bare_unit(std::string_view words, const Grammar& grammar);

/// What a head says of the cells below it. The rules' words are read as in a sentence, with the figure where the
/// head has its unit, or else at its end.
struct Head {
  std::optional<UnitWords> unit;  // that the head names itself
  TextSpan unit_span;             // where: in its brackets, without them
  Cues cues;
  std::optional<PeriodMention> compared;  // with what, where the base is a period
  std::optional<Period> period;           // its own
  bool several_periods = false;           // … the first of some: "tháng 9 và 9 tháng năm 2024"
  std::string name;                       // words that tell what is measured; empty for "Thực hiện 9 tháng 2024"
  std::string title;                      // of a caption: the words before or between its periods
  bool both_ways = false;                 // "Tăng, giảm": the sign of a number tells which
};

/// Reads `text` with what is known of the document. Where the head has no unit its figures are of `type`.
/// "2024" alone is a year here.
Head read_head(std::string_view text, QuantityType type, const Grammar& grammar, const MatchContext& context);

/// Bytes of the phrase of this list that opens the words, the longest of any list; 0 for none.
std::size_t opening_phrase(std::string_view words, ListId list, const Lexicon& lexicon);

}  // namespace solieu
