// The benchmarks: how many bytes a second each stage reads, beside what the machine could do at best.
//
// Environment: NEWS, DENSE  files to read (see texts.h)
//              SAMPLE_MB    of each text, at most about this much [news: all; dense: 8]
// Options are those of Google Benchmark; with --benchmark_format=json or console the result is its own
// report instead of the table.
#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "bench.h"
#include "table.h"
#include "text/plain.h"

namespace {

using solieu::bench::Texts;

void describe(const Texts& t) {
  std::size_t plain = 0;
  for (std::string_view d : t.documents) plain += solieu::is_plain(d);
  fmt::print(stderr, "{:<6} {:.1f} MB in {} documents, {:.0f} % of them plain ({})\n", t.name, static_cast<double>(t.bytes.size()) / 1e6,
             t.documents.size(), 100.0 * static_cast<double>(plain) / static_cast<double>(t.documents.size()), t.origin);
}

bool wants_own_format(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (std::strncmp(argv[i], "--benchmark_format=", 19) == 0) return true;
  }
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace solieu::bench;
  bool own_format = wants_own_format(argc, argv);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  std::size_t limit = static_cast<std::size_t>(-1) / 2, size = 8'000'000;
  if (const char* mb = std::getenv("SAMPLE_MB"); mb && *mb) {
    double wanted = std::atof(mb);
    if (!(wanted > 0)) {
      fmt::print(stderr, "solieu_bench: SAMPLE_MB={} is no number of megabytes\n", mb);
      return 2;
    }
    limit = size = static_cast<std::size_t>(wanted * 1e6) + 1;
  }
  Forms forms[2];
  if (!load_news(limit, forms[0].raw) || !load_dense(size, forms[1].raw)) return 2;
  for (Forms& f : forms) {
    decompose(f.raw, f.nfd);
    clean(f.raw, f.clean);
    pages(f.raw, f.pages);
    describe(f.raw);
    register_ceilings(f.raw);
    register_stages(f);
  }
#ifdef SOLIEU_BENCH_OFFICE
  register_office(forms[0].raw);
#endif
#ifdef SOLIEU_BENCH_PDF
  register_pages(forms[0].raw);
#endif
  register_official();
  if (own_format) {
    benchmark::RunSpecifiedBenchmarks();
  } else {
    Table table;
    benchmark::RunSpecifiedBenchmarks(&table);
  }
  benchmark::Shutdown();
}
