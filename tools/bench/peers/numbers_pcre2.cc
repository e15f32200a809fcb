// The number pattern by PCRE2 with its JIT: numbers_pcre2 PATH… > numbers.csv
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "numbers.h"

int main(int argc, char** argv) {
  const std::string pattern = peers::number_pattern();
  int error = 0;
  PCRE2_SIZE at = 0;
  pcre2_code* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), 0, &error, &at, nullptr);
  if (!code || pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) != 0) {
    std::fprintf(stderr, "numbers_pcre2: the pattern can't be compiled: error %d at %zu\n", error, at);
    return 1;
  }
  pcre2_match_data* match = pcre2_match_data_create_from_pattern(code, nullptr);
  return peers::run(argc, argv, [&](std::string_view text, const peers::Emit& emit) {
    const PCRE2_SIZE* bounds = pcre2_get_ovector_pointer(match);
    for (std::size_t from = 0; pcre2_jit_match(code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from, 0, match, nullptr) > 0;
         from = bounds[1]) {
      emit(bounds[0], bounds[1]);
    }
  });
}
