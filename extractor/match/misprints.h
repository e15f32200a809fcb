// Words and numbers that are not written as they were meant: letters that a scanner took for digits, blanks inside of
// numbers, words that lost a mark. Each is told from what stands around it, and kept as it is where that leaves a doubt.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/mentions.h"

namespace solieu {

/// Digits as they were meant ("104" for "1O4"), and how many tokens they are written in.
struct MisreadDigits {
  std::string digits;
  std::size_t length = 0;  // tokens
};

/// A number in which letters stand for digits: O o for 0, l I for 1, S for 5, B for 8. Only what has digits too, and
/// is followed by what can't follow a code: "1O4%", "l,5 tỷ", "năm 2O24", but not "B12", "lô B9", "5o C".
std::optional<MisreadDigits> misread_digits(std::string_view text, const std::vector<Token>& tokens, std::size_t at, const Lexicon& lexicon);

/// Makes one number of those whose decimals stand behind a blank: "7.353, 5 tỷ", "tăng 39 ,1%". To be called once the
/// rules about numbers have spoken, so that "năm 2023, 5 tỷ" and "các xã 1, 2 và 3" are settled.
void join_spaced_numbers(Mentions& m, const Grammar& grammar, std::string_view text);

/// Gives words not far from a number that lack a mark, and stand beside the word that joins them to a phrase around figures,
/// the syllable that was meant: "kế hoach", "so vơi", "5 triêu đồng". What is a phrase of the grammar by itself is not touched. Says whether
/// there were any. Once the numbers are found.
bool mend_syllables(std::string_view text, const Lexicon& lexicon, Mentions& m);

/// Does a line begin with a magnitude or a unit that is no noun: "tỷ đồng …", "% so với …"?
bool opens_with_unit(std::string_view line, const Lexicon& lexicon);

/// Flags the quantities whose own words or cues hold a syllable that was mended.
void flag_mended(Mentions& m);

}  // namespace solieu
