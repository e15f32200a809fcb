#include "link/goals.h"

#include <algorithm>

namespace solieu {
namespace {

constexpr std::size_t kShortHead = 90;  // bytes of a line that may be a heading

bool is_heading(std::string_view line) {
  static constexpr std::string_view kEnds[] = {".", ";", ",", ":", "!", "?", "…"};
  const bool ended = std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) { return line.ends_with(end); });
  return line.size() <= kShortHead && !line.empty() && !ended;
}

}  // namespace

bool bulleted(std::string_view line) {
  static constexpr std::string_view kBullets[] = {"-", "+", "*", "–", "•", "—"};
  return std::any_of(std::begin(kBullets), std::end(kBullets), [&](std::string_view bullet) { return line.starts_with(bullet); });
}

bool in_list(std::string_view line) {
  if (bulleted(line)) return true;
  std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  bool numbered = digits > 0 && digits < 3 && digits < line.size() && std::string_view(".)/").find(line[digits]) != std::string_view::npos;
  return numbered || (line.size() <= kShortHead && !line.ends_with('.'));
}

// How a heading is numbered: 'I' by Roman numerals, '1', 'A', 'D' as a division of a document ("Điều 1."), or not at all.
char Goals::numbering(std::string_view line) const {
  constexpr std::string_view kDigits = "0123456789", kRoman = "IVX";
  auto numbered = [](std::string_view number, std::string_view digits) { return !number.empty() && number.find_first_not_of(digits) == std::string_view::npos; };
  const std::size_t end = line.find_first_of(".)/ ");
  if (end != 0 && end != std::string_view::npos && end <= 4) {
    const std::string_view number = line.substr(0, end);
    if (numbered(number, kRoman)) return 'I';
    if (numbered(number, kDigits)) return '1';
    return number.size() == 1 && line[end] != ' ' ? 'A' : '-';
  }
  if (line.find_first_of("0123456789IVX") == std::string_view::npos) return '-';  // most lines: no word to look up
  const std::size_t word = names_.opening(line, lists_.division);
  if (word == 0 || word + 1 >= line.size()) return '-';
  const std::string_view number = line.substr(word + 1, line.find_first_of(".:) ", word + 1) - word - 1);
  return numbered(number, kDigits) || numbered(number, kRoman) ? 'D' : '-';
}

void Goals::open_paragraph(std::string_view sentence) {
  list_ = list_ && in_list(sentence);
  plan_holds_ = false;
}

void Goals::read_line(std::string_view line) {
  bool opens_list = line.ends_with(':');
  const char mark = is_heading(line) ? numbering(line) : '-';
  bool heading = is_heading(line) && (section_ || mark != '-');
  if (!opens_list && !heading) return;  // most lines: nothing to look up
  bool speaks_of_goals = names_.mention(line, {lists_.goal, lists_.target_noun});
  if (opens_list) list_ |= speaks_of_goals;
  if (!heading) return;
  // "Kết quả thực hiện nhiệm vụ 9 tháng" looks back
  if (speaks_of_goals && mark != '-' && !names_.mention(line, {lists_.fact, lists_.reach})) {
    section_ = true;
    section_mark_ = mark;
  } else if (section_ && (mark == section_mark_ || mark == 'D' || (mark == 'I' && section_mark_ != 'D'))) {
    section_ = false;
  }
}

void Goals::read_sentence(const Surroundings& around, const Mentions& m, const std::vector<bool>& compared) {
  std::optional<Period> own;
  bool of_plan = false;
  for (std::size_t i = 0; i < m.periods.size(); ++i) {
    const auto& period = m.periods[i].period;
    if (compared[i] || !period || !period->last) continue;
    bool spans_a_year = period->first && period->first->month == 1 && period->last->month == 12;
    if (spans_a_year) own = period;
    of_plan |= plan_ && *period == *plan_;
  }
  if (own && around.adopts_plan()) {
    plan_ = own;
    of_plan = true;
  }
  if (of_plan) plan_holds_ = true;
  else if (!m.periods.empty()) plan_holds_ = false;
}

void Goals::note(const Draft& d) {
  const Figure& f = d.figure;
  if (!plan_ || !f.amount || !d.is_money()) return;
  if (told_again(f)) plan_holds_ = true;
  else if (plan_holds_ && f.status == "target") amounts_.emplace(f.base_unit, *f.amount);
}

bool Goals::planned(const Draft& d) const {
  bool amount = d.type == QuantityType::amount || (d.type == QuantityType::percent && d.figure.kind == "rate");
  if (!amount || (d.figure.kind != "level" && d.figure.kind != "rate" && d.figure.kind != "change")) return false;
  return plan_holds_ || (plan_ && told_again(d.figure));
}

}  // namespace solieu
