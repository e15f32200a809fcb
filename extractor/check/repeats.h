// One number that is told twice: in a headline and in the text below it, in two places of a text, in two documents.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/text_figures.h"
#include "check/quantity.h"
#include "check/verdict.h"

namespace solieu::check {

/// stated_twice. Documents are added one after another; each figure of which the text says what it measures and of what
/// time is held against the first one that says the same, of the same document or an earlier one. Memory holds one entry
/// for each thing measured. Two documents of one name are two.
class Repeats {
 public:
  void add(const TextFigures& document, std::vector<Finding>& out);

 private:
  struct Told {
    Figure figure;
    std::string document;
  };
  std::unordered_map<std::string, Told> told_;
};

}  // namespace solieu::check
