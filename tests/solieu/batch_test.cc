// A batch: every document once, in the order of the input, with a bounded number of finished ones waiting.
#include "batch.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <set>
#include <string>
#include <thread>
#include <vector>

using solieu::program::Batch;
using solieu::program::Outcome;

namespace {

Outcome named(std::size_t index) {
  Outcome outcome;
  outcome.figure_rows.text = std::to_string(index);
  return outcome;
}

// Some take longer than others, so that they finish out of order.
void dawdle(std::size_t index) {
  if (index % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
}

}  // namespace

TEST_CASE("batch: outcomes come in the order of the input, whatever the number of threads", "[batch]") {
  for (std::size_t jobs : {1, 2, 3, 16}) {
    Batch batch(5, 500, jobs, [](std::size_t i) {
      dawdle(i);
      return named(i);
    });
    for (std::size_t i = 5; i < 500; ++i) {
      auto outcome = batch.next();
      REQUIRE(outcome);
      REQUIRE(outcome->figure_rows.text == std::to_string(i));
    }
    CHECK_FALSE(batch.next());
    CHECK_FALSE(batch.next());
  }
}

TEST_CASE("batch: without documents there is nothing to wait for", "[batch]") {
  Batch batch(3, 3, 4, named);
  CHECK_FALSE(batch.next());
}

TEST_CASE("batch: threads run ahead of the reader no further than the bounds", "[batch]") {
  std::atomic<std::size_t> begun = 0;
  auto settled = [&] {  // until none is begun any more
    for (std::size_t before = begun + 1; before != begun;) {
      before = begun;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return begun.load();
  };
  SECTION("in number") {
    Batch batch(0, 1000, 2, [&](std::size_t i) { return ++begun, named(i); }, {4, 1 << 20});
    CHECK(settled() == 8);
    for (int i = 0; i < 3; ++i) batch.next();
    CHECK(settled() == 11);
  }
  SECTION("in bytes") {
    auto large = [&](std::size_t) {
      ++begun;
      Outcome outcome;
      outcome.figure_rows.text.assign(1000, 'x');
      return outcome;
    };
    Batch batch(0, 100, 2, large, {64, 2500});
    const std::size_t held = settled();  // the third reaches the bound, and one more may have been begun by then
    CHECK(held >= 3);
    CHECK(held <= 4);
    for (int i = 0; i < 100; ++i) REQUIRE(batch.next());
    CHECK(begun == 100);
  }
}

TEST_CASE("batch: one that is left early begins no more documents", "[batch]") {
  std::atomic<std::size_t> begun = 0;
  {
    Batch batch(0, 100000, 2, [&](std::size_t i) { return ++begun, named(i); });
    batch.next();
  }
  CHECK(begun < 1000);
}
