// The number pattern by Vectorscan (or Hyperscan): numbers_vectorscan PATH… > numbers.csv
//
// It reports every end that a match can have; the longest of each is kept.
#include <hs/hs.h>

#include "numbers.h"

namespace {

struct Longest {
  const peers::Emit& emit;
  unsigned long long begin = 0, end = 0;

  static int add(unsigned, unsigned long long from, unsigned long long to, unsigned, void* self) {
    auto& longest = *static_cast<Longest*>(self);
    if (from >= longest.end) {
      longest.flush();
      longest.begin = from;
    }
    longest.end = std::max(longest.end, to);
    return 0;
  }
  void flush() const {
    if (end > begin) emit(begin, end);
  }
};

}  // namespace

int main(int argc, char** argv) {
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  hs_scratch_t* scratch = nullptr;
  if (hs_compile(peers::number_pattern().c_str(), HS_FLAG_SOM_LEFTMOST, HS_MODE_BLOCK, nullptr, &database, &error) != HS_SUCCESS) {
    std::fprintf(stderr, "numbers_vectorscan: the pattern can't be compiled: %s\n", error->message);
    return 1;
  }
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) return 1;
  return peers::run(argc, argv, [&](std::string_view text, const peers::Emit& emit) {
    Longest longest{emit};
    hs_scan(database, text.data(), static_cast<unsigned>(text.size()), 0, scratch, Longest::add, &longest);
    longest.flush();
  });
}
