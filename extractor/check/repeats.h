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

/// stated_twice, within a document: what the headline says and the text below it, and numbers that the text calls told
/// before ("418 vụ nói trên").
void check_repeats(const TextFigures& document, std::vector<Finding>& out);

/// stated_twice, of one document or several. Documents are added one after another; each figure of which the text says
/// what it measures and of what time is held against the first one that says the same, of the same document or an earlier
/// one. Memory holds one entry for each thing measured. Two documents of one name are two.
class Repeats {
 public:
  /// The figures of a document that say so much. One without a place is of the only place that the document names, if it names only one: so
  /// a table below a caption has the place of the text above it.
  static std::vector<Figure> taken_of(const TextFigures& document);

  /// `figures` are those of `taken_of`.
  void add(const std::string& document, const std::vector<Figure>& figures, std::vector<Finding>& out);

 private:
  struct Told {
    Figure figure;
    std::string document;
    std::size_t number_of_document;
  };
  std::unordered_map<std::string, Told> told_;
  std::size_t documents_ = 0;
};

}  // namespace solieu::check
