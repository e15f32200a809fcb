// FlatIndex: what was put in is found, however often it grew, and nothing else.
#include "base/flat_index.h"

#include <catch2/catch.hpp>

namespace {

struct Key {
  std::uint32_t value = 0;
  std::uint64_t hash() const { return std::uint64_t{value % 7} << 61; }  // crowded: seven places for all
  friend bool operator==(const Key&, const Key&) = default;
};

}  // namespace

TEST_CASE("flat index: the first number of a key stays", "[base]") {
  solieu::FlatIndex<Key> index;
  CHECK(index.find({3}) == 0);
  for (std::uint32_t k = 0; k < 500; ++k) CHECK(index.insert({k}, k + 1) == k + 1);
  for (std::uint32_t k = 0; k < 500; ++k) CHECK(index.insert({k}, 9999) == k + 1);
  for (std::uint32_t k = 0; k < 500; ++k) CHECK(index.find({k}) == k + 1);
  for (std::uint32_t k = 500; k < 600; ++k) CHECK(index.find({k}) == 0);
  std::size_t seen = 0;
  index.for_each([&](const Key& key, std::uint32_t number) { seen += number == key.value + 1; });
  CHECK(seen == 500);
}
