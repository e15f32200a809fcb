// Official tables: 100,000 cells read from CSV, and 100,000 figures held against them.
#include <fmt/core.h>

#include <cstdlib>
#include <iterator>
#include <memory>
#include <optional>

#include "bench.h"
#include "grammar/grammar.h"
#include "official/comparison.h"
#include "official/tables.h"
#include "solieu.h"

namespace solieu::bench {
namespace {

constexpr const char* kMeasures[] = {"Diện tích", "Sản lượng", "Giá trị sản xuất", "Giá trị xuất khẩu", "Số cơ sở chế biến", "Lao động trong ngành"};
constexpr const char* kUnits[] = {"ha", "tấn", "tỷ đồng", "triệu USD", "cơ sở", "người"};
constexpr const char* kThings[] = {"lúa", "ngô", "cà phê", "hồ tiêu", "chè", "cao su", "tôm", "cá tra", "gỗ rừng trồng", "hoa hồi"};
constexpr const char* kPlaces[] = {"Hà Nội", "Cao Bằng", "Lạng Sơn", "Bắc Giang", "Quảng Ninh", "Nghệ An", "Bình Định", "Đắk Lắk", "Lâm Đồng", "Đồng Nai",
                                   "Long An", "Tiền Giang", "Bến Tre", "Đồng Tháp", "An Giang", "Kiên Giang", "Cà Mau", "Bạc Liêu", "Sóc Trăng", "Cần Thơ"};
constexpr int kYears = 85;  // 6 × 10 × 20 × 85 = 102,000 cells

int value_of(std::size_t m, std::size_t t, std::size_t p, int y) { return static_cast<int>(1000 + (m * 7919 + t * 104729 + p * 1299709 + static_cast<std::size_t>(y) * 15485863) % 900000); }

std::string table() {
  std::string out = "Tỉnh,Năm,Chỉ tiêu,Đơn vị,Giá trị\n";
  for (std::size_t m = 0; m < std::size(kMeasures); ++m) {
    for (std::size_t t = 0; t < std::size(kThings); ++t) {
      for (std::size_t p = 0; p < std::size(kPlaces); ++p) {
        for (int y = 0; y < kYears; ++y)
          out += fmt::format("{},{},{} {},{},{}\n", kPlaces[p], 1940 + y, kMeasures[m], kThings[t], kUnits[m], value_of(m, t, p, y));
      }
    }
  }
  return out;
}

const Grammar& grammar() {
  static const auto loaded = Grammar::built_in();
  if (!loaded) std::abort();
  return **loaded;
}

// One figure in three is of no table, one in three is off.
std::vector<Figure> figures(std::size_t count) {
  std::vector<Figure> out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t m = i % std::size(kMeasures), t = i / 7 % std::size(kThings), p = i / 11 % std::size(kPlaces);
    const int y = static_cast<int>(i / 13 % kYears);
    Figure f;
    f.figure = static_cast<int>(i + 1);
    f.indicator = i % 3 == 0 ? fmt::format("số vụ vi phạm về {} của tỉnh {}", kThings[t], kPlaces[p]) : fmt::format("{} {} của tỉnh {}", kMeasures[m], kThings[t], kPlaces[p]);
    f.kind = "level";
    f.status = "actual";
    f.qualifier = "exact";
    f.value = Decimal(value_of(m, t, p, y) + (i % 3 == 1 ? 40000 : 0));
    f.unit = kUnits[m];
    static constexpr const char* kBases[] = {"har", "t", "VND", "USD", "{item}", "{person}"};
    f.base_unit = kBases[m];
    f.amount = f.value->shifted(m == 2 ? 9 : m == 3 ? 6 : 0);
    f.period = fmt::format("{0}-01-01/{0}-12-31", 1940 + y);
    f.place = kPlaces[p];
    f.text = f.value->str() + " " + f.unit;
    out.push_back(std::move(f));
  }
  return out;
}

std::vector<official::OfficialTable> read(const std::string& csv) {
  auto tables = official::tables_of(csv, "table.csv", nullptr, grammar());
  if (!tables) {
    fmt::print(stderr, "solieu_bench: {}\n", tables.error());
    std::exit(1);
  }
  return std::move(*tables);
}

void tables_read(benchmark::State& state) {
  grammar();
  const std::string csv = table();
  std::size_t cells = 0;
  for (auto _ : state) cells = read(csv).front().observations.size();
  state.counters["cells"] = static_cast<double>(cells);
  count_bytes(state, csv.size());
}

void tables_indexed(benchmark::State& state) {
  const std::vector<official::OfficialTable> tables = read(table());
  for (auto _ : state) benchmark::DoNotOptimize(official::Comparison(grammar(), tables).observations());
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * tables.front().observations.size()));
}

void figures_held(benchmark::State& state) {
  const official::Comparison comparison(grammar(), read(table()));
  const std::vector<Figure> all = figures(100'000);
  std::size_t verdicts[check::kVerdicts] = {};
  for (auto _ : state) {
    for (std::size_t& v : verdicts) v = 0;
    for (const Figure& f : all) ++verdicts[static_cast<std::size_t>(comparison.compare(f, "a.txt").verdict)];
  }
  for (std::size_t v = 0; v < check::kVerdicts; ++v) {
    if (verdicts[v] > 0) state.counters[std::string(check::verdict_name(static_cast<check::Verdict>(v)))] = static_cast<double>(verdicts[v]);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * all.size()));
}

}  // namespace

void register_official() {
  benchmark::RegisterBenchmark("tables/read 102,000 cells", tables_read)->Unit(benchmark::kSecond);
  benchmark::RegisterBenchmark("tables/index 102,000 cells", tables_indexed)->Unit(benchmark::kSecond);
  benchmark::RegisterBenchmark("tables/hold 100,000 figures", figures_held)->Unit(benchmark::kSecond);
}

}  // namespace solieu::bench
