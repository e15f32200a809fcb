// The amounts that a comparison is between, where the text has them: what it is said of, and what that is compared with.
#pragma once

#include <string>

#include "check/text_figures.h"

namespace solieu::check {

struct Base {
  const Figure* amount = nullptr;  // nothing where it is not in the text
  std::string doubt;               // why it may be another one; empty where it is sure
};

/// The amount that a change, attainment, ratio or share is said of; nothing where there is none, or it is not plain which. Not one that
/// another is only compared with ("tăng 16,7% so với 4.800 tỷ và bằng 50,9% kế hoạch"), not the plan itself, not one that counts other things.
const Figure* subject(const Figure& figure, const TextFigures& document);

/// The amount that this one is only told to be compared with: of "đạt 9 tỷ, tăng 12% so với 8 tỷ" the 9 for the 8. Else nothing.
const Figure* compared_with(const Figure& amount, const TextFigures& document);

/// Is it told to be compared with, whatever with? "Khách quốc tế tăng 32% so với quý I năm ngoái (400.000 lượt)".
bool is_base(const Figure& amount, const TextFigures& document);

/// The whole that a part is of. An amount that is only compared with has no parts in what follows: "đạt 9 tỷ, tăng 12% so với 8 tỷ.
/// Trong đó, …" speaks of the 9.
const Figure* whole_of(const Figure& part, const TextFigures& document);

/// `of` is the amount that `figure` is said of.
Base find_base(const Figure& figure, const Figure& of, const TextFigures& document);

}  // namespace solieu::check
