// When what was extracted says the same as the gold: amounts, units, names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace solieu::evaluate {

/// The words of a text, composed and without case, and its % and ‰. Marks and blanks are left out.
std::vector<std::string> words(std::string_view text);

/// Equal numbers, each with the magnitude that its unit leads with: 1.2 "triệu" is 1200 "nghìn". One part in
/// 10^9 is forgiven, or 10^-12; what is no number agrees with what is none.
bool amounts_agree(std::string_view a, std::string_view unit_a, std::string_view b, std::string_view unit_b);

/// Magnitudes apart, the one is the beginning of the other: "đồng" and "đồng/kg".
bool units_agree(std::string_view a, std::string_view b);

/// F1 of their words, counted with their number, is at least 0.7.
bool indicators_agree(std::string_view a, std::string_view b);

}  // namespace solieu::evaluate
