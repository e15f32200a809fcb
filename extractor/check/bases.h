// The amount that a figure is compared with, where the text has it.
#pragma once

#include <string>

#include "check/text_figures.h"

namespace solieu::check {

struct Base {
  const Figure* amount = nullptr;  // nothing where it is not in the text
  std::string doubt;               // why it may be another one; empty where it is sure
};

/// `of` is the amount that `figure` is said of.
Base find_base(const Figure& figure, const Figure& of, const TextFigures& document);

}  // namespace solieu::check
