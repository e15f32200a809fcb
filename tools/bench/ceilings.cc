// What no stage can beat: the speed of memory, of checking UTF-8, of one regular expression over all bytes.
#include <re2/re2.h>
#ifdef SOLIEU_BENCH_SIMDJSON
#include <simdjson.h>
#else
#include <unicode/utf8.h>
#endif

#include <cstring>

#include "bench.h"

namespace solieu::bench {
namespace {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside of ICU's macro
bool valid(std::string_view s) {
#ifdef SOLIEU_BENCH_SIMDJSON
  return simdjson::validate_utf8(s.data(), s.size());
#else
  auto length = static_cast<std::int32_t>(s.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c;
    U8_NEXT(s.data(), i, length, c);
    if (c < 0) return false;
  }
  return true;
#endif
}
#pragma GCC diagnostic pop

void copy(benchmark::State& state, const Texts& texts) {
  std::string to(texts.bytes.size(), '\0');
  for (auto _ : state) {
    std::memcpy(to.data(), texts.bytes.data(), texts.bytes.size());
    benchmark::DoNotOptimize(to.data());
    benchmark::ClobberMemory();
  }
  count_bytes(state, texts.bytes.size());
}

void validate(benchmark::State& state, const Texts& texts) {
  for (auto _ : state) {
    std::size_t good = 0;
    for (std::string_view d : texts.documents) good += valid(d);
    benchmark::DoNotOptimize(good);
  }
  count_bytes(state, texts.bytes.size());
}

void digit_runs(benchmark::State& state, const Texts& texts) {
  // Latin-1 mode: bytes are all that digits need, and the automaton stays small.
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  RE2 digits("[0-9]+", options);
  for (auto _ : state) {
    std::size_t runs = 0;
    for (std::string_view d : texts.documents) {
      re2::StringPiece text(d.data(), d.size()), run;
      std::size_t at = 0;
      while (digits.Match(text, at, text.size(), RE2::UNANCHORED, &run, 1)) {
        ++runs;
        at = static_cast<std::size_t>(run.data() + run.size() - text.data());
      }
    }
    benchmark::DoNotOptimize(runs);
  }
  count_bytes(state, texts.bytes.size());
}

}  // namespace

void register_ceilings(const Texts& texts) {
  auto add = [&](const char* what, void (*run)(benchmark::State&, const Texts&)) {
    benchmark::RegisterBenchmark((texts.name + "/" + what).c_str(), [run, &texts](benchmark::State& s) { run(s, texts); });
  };
  add(kReference, copy);
#ifdef SOLIEU_BENCH_SIMDJSON
  add("UTF-8 validation (simdjson)", validate);
#else
  add("UTF-8 validation (ICU)", validate);
#endif
  add("digit runs (RE2)", digit_runs);
}

}  // namespace solieu::bench
