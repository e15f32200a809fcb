// What the benchmarks share: their registration and their clock.
#pragma once

#include <benchmark/benchmark.h>
#include <time.h>

#include "texts.h"

namespace solieu::bench {

/// The name of the benchmark that the table takes ratios to.
constexpr const char* kReference = "memcpy";
/// What those of official tables are listed under, with seconds and without a rate.
constexpr const char* kTables = "tables";

/// One text in the forms that the stages take: as it came, decomposed, cleaned, and as pages of HTML.
struct Forms {
  Texts raw, nfd, clean, pages;
};

/// Registers the benchmarks of one text, named "TEXT/what". The texts must outlive the run.
void register_ceilings(const Texts& texts);
void register_stages(const Forms& forms);
/// "office/what": the text as a document, in bytes of the text; and a table of 100,000 numbers, in bytes of its CSV.
void register_office(const Texts& texts);
/// "pdf/what": some hundred pages of the text, in bytes of that.
void register_pages(const Texts& texts);
/// "tables/what": 100,000 cells, and as many figures.
void register_official();

/// Seconds of processor time of this thread, which a busy machine does not stretch. One reading costs a
/// few hundred nanoseconds: time documents with it, not sentences.
inline double thread_seconds() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

/// Every rate is in bytes of the text (of the CSV, for its writing) a second.
inline void count_bytes(benchmark::State& state, std::size_t bytes_an_iteration) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes_an_iteration));
}

}  // namespace solieu::bench
