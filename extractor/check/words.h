// What was calculated, said to a reader: numbers as Vietnamese texts write them, words in English.
#pragma once

#include <string>
#include <vector>

#include "check/equation.h"
#include "solieu.h"

namespace solieu::check {

/// "7.353,5": points between thousands, a decimal comma.
std::string vietnamese(const Decimal& number);

/// An equation between figures, in the order that it asks for. Says by how much they miss where they do not fit.
std::string in_words(Equation equation, const std::vector<const Figure*>& figures, const std::vector<Quantity>& quantities, Fit fit);

}  // namespace solieu::check
