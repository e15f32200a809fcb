// The figures of one document, as the checks ask for them: by number, by what they measure, with the words between them.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "solieu.h"

namespace solieu::check {

/// `bytes` is the text that the figures are of, or empty where only the rows are at hand: what words alone tell (that a
/// list is complete, say) is then not known, and less is checked. It must outlive the document. Bytes in which the figures
/// do not stand are taken for none.
class TextFigures {
 public:
  TextFigures(std::string name, std::vector<Figure> figures, std::string_view bytes = {});

  const std::string& name() const { return name_; }
  const std::vector<Figure>& figures() const { return figures_; }
  /// Nothing for 0, and where there is no figure of this number.
  const Figure* figure(int number) const;
  const Figure* before(const Figure& f) const { return figure(f.figure - 1); }
  const Figure* after(const Figure& f) const { return figure(f.figure + 1); }

  bool has_text() const { return !bytes_.empty(); }
  /// The words from the end of one figure to the beginning of another, or of a stretch beside one, in small letters and
  /// composed; empty without text.
  std::string between(const Figure& first, const Figure& second) const { return words(first.span.end, second.span.begin); }
  std::string ahead(const Figure& f, std::size_t bytes) const { return words(f.span.begin - std::min(bytes, f.span.begin), f.span.begin); }
  std::string behind(const Figure& f, std::size_t bytes) const { return words(f.span.end, f.span.end + bytes); }

  /// Do both stand in one sentence, not far from each other? Without text, in one line.
  bool together(const Figure& a, const Figure& b) const;

 private:
  std::string words(std::size_t begin, std::size_t end) const;

  std::string name_;
  std::vector<Figure> figures_;
  std::string_view bytes_;
  std::unordered_map<int, std::size_t> by_number_;
};

/// Does it hold any of these?
bool holds(const std::string& words, std::initializer_list<std::string_view> any);
bool has_flag(const Figure& figure, std::string_view flag);
/// The indicator in small letters.
std::string indicator_key(const Figure& figure);

}  // namespace solieu::check
