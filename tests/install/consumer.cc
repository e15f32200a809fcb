// Extracts one figure with the installed library, by its public header alone.
#include <solieu.h>

#include <iostream>

int main() {
  auto grammar = solieu::load_grammar();
  if (!grammar) {
    std::cerr << grammar.error() << '\n';
    return 1;
  }
  solieu::Extractor extractor(grammar.value());
  for (const solieu::Figure& f : extractor.extract("Tổng thu ngân sách đạt 7.353,5 tỷ đồng.")) {
    std::cout << f.indicator << ": " << f.amount.value_or(0).str() << ' ' << f.base_unit << '\n';
  }
}
