#include "grammar/symbols.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace solieu {
namespace {

using Shape = NumberShape;

struct ShapeName {
  std::string_view name;
  std::vector<Shape> shapes;
};

const std::vector<ShapeName>& shape_names() {
  static const std::vector<ShapeName> names = {
      {"one", {Shape::one}},
      {"quarter", {Shape::one, Shape::int_quarter, Shape::word_quarter}},
      {"month", {Shape::one, Shape::int_quarter, Shape::int_month, Shape::word_quarter, Shape::word_month}},
      {"day", {Shape::one, Shape::int_quarter, Shape::int_month, Shape::int_day, Shape::word_quarter, Shape::word_month, Shape::word}},
      {"int", {Shape::one, Shape::int_quarter, Shape::int_month, Shape::int_day, Shape::integer, Shape::year, Shape::word_quarter,
               Shape::word_month, Shape::word}},
      {"ordinal", {Shape::one, Shape::int_quarter, Shape::int_month, Shape::int_day, Shape::integer, Shape::word_quarter, Shape::word_month, Shape::word}},
      {"digits", {Shape::one, Shape::int_quarter, Shape::int_month, Shape::int_day, Shape::integer, Shape::year}},
      {"number", {Shape::one, Shape::int_quarter, Shape::int_month, Shape::int_day, Shape::integer, Shape::year, Shape::decimal,
                  Shape::word_quarter, Shape::word_month, Shape::word}},
      {"number-word", {Shape::word_quarter, Shape::word_month, Shape::word}},
      {"year", {Shape::year}},
      {"decimal", {Shape::decimal}},
      {"roman", {Shape::roman}},
      {"day/month", {Shape::day_month}},
      {"month/year", {Shape::month_year}},
      {"a/b", {Shape::day_month, Shape::month_year, Shape::fraction}},
      {"m/n", {Shape::day_month, Shape::fraction}},
      {"date", {Shape::date}},
      {"years", {Shape::years}},
      {"days", {Shape::days, Shape::score}},
      {"score", {Shape::score}},
      {"a-b", {Shape::years, Shape::days, Shape::score, Shape::dashed}},
      {"m-n", {Shape::days, Shape::score, Shape::dashed}},
      {"time", {Shape::time}},
      {"code", {Shape::code}},
      {"any-number", {Shape::one, Shape::int_quarter, Shape::int_month, Shape::int_day, Shape::integer, Shape::year, Shape::decimal,
                      Shape::word_quarter, Shape::word_month, Shape::word, Shape::roman, Shape::day_month,
                      Shape::month_year, Shape::fraction, Shape::date, Shape::years, Shape::days, Shape::score, Shape::dashed,
                      Shape::time, Shape::code}},
  };
  return names;
}

constexpr std::array<std::string_view, 8> kQuantityNames = {"percent", "points", "times", "fraction", "amount", "duration", "count", "bare"};

constexpr std::array<std::pair<std::string_view, Mark>, 14> kMarkNames = {{
    {"name", Mark::name}, {"plain", Mark::word}, {"comma", Mark::comma}, {"semicolon", Mark::semicolon}, {"colon", Mark::colon},
    {"dash", Mark::dash}, {"slash", Mark::slash}, {"open", Mark::open}, {"close", Mark::close},
    {"quote", Mark::quote}, {"stop", Mark::stop}, {"punct", Mark::punct}, {"start", Mark::start}, {"end", Mark::end},
}};

}  // namespace

std::vector<Symbol> shape_symbols(std::string_view name) {
  std::vector<Symbol> found;
  for (const auto& [n, shapes] : shape_names()) {
    if (n != name) continue;
    for (Shape s : shapes) found.push_back(symbol(s));
  }
  return found;
}

std::string shape_names_of(NumberShape shape) {
  std::string names;
  for (const auto& [name, shapes] : shape_names()) {
    bool all = shapes.size() == static_cast<std::size_t>(Shape::count_);
    if (!all && std::find(shapes.begin(), shapes.end(), shape) != shapes.end()) names.append(names.empty() ? "" : " ").append(name);
  }
  return names;
}

std::vector<Symbol> quantity_symbols(std::string_view name, bool target) {
  if (name == "any") {
    std::vector<Symbol> all;
    for (std::size_t t = 0; t < kQuantityNames.size(); ++t) all.push_back(symbol(static_cast<QuantityType>(t), target));
    return all;
  }
  if (name == "period" && !target) return {symbol(Mark::period)};
  if (name == "not-a-figure" && !target) return {symbol(Mark::nothing)};
  auto it = std::find(kQuantityNames.begin(), kQuantityNames.end(), name);
  if (it == kQuantityNames.end()) return {};
  return {symbol(static_cast<QuantityType>(it - kQuantityNames.begin()), target)};
}

std::string_view quantity_name(QuantityType type) { return kQuantityNames[static_cast<std::size_t>(type)]; }

std::vector<Symbol> mark_symbols(std::string_view name) {
  for (auto [n, mark] : kMarkNames) {
    if (n == name) return {symbol(mark)};
  }
  return {};
}

}  // namespace solieu
