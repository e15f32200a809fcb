// From keys to numbers: a hash table in one block of memory, for the look-ups that every word asks for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace solieu {

/// Open addressing with linear probing, half empty at least. A Key is copied, compared by ==, and has
/// `std::uint64_t hash() const`, of which the upper bits count. The number 0 stands for "not there".
template <class Key>
class FlatIndex {
 public:
  std::uint32_t find(const Key& key) const { return static_cast<std::uint32_t>(slots_[place(key)].number); }

  /// The number of `key`: `number`, which is not 0, where the key is new.
  std::uint32_t insert(const Key& key, std::uint32_t number) {
    std::size_t at = place(key);
    if (slots_[at].number != 0) return static_cast<std::uint32_t>(slots_[at].number);
    slots_[at] = {key, number};
    if (++size_ * 2 > slots_.size()) grow();
    return number;
  }

  template <class Visit>
  void for_each(Visit visit) const {
    for (const Slot& s : slots_) {
      if (s.number != 0) visit(s.key, static_cast<std::uint32_t>(s.number));
    }
  }

  /// For grammar/archive.h.
  template <class Self, class Archive>
  static void members(Self& self, Archive& archive) {
    archive(self.slots_, self.shift_, self.size_);
  }

 private:
  struct Slot {
    Key key{};
    std::uint64_t number = 0;  // as wide as its place: without gaps, all slots are archived as one stretch of bytes
  };

  // The slot of `key`, or the empty one where it would stand.
  std::size_t place(const Key& key) const {
    std::size_t at = static_cast<std::size_t>(key.hash() >> shift_);
    while (slots_[at].number != 0 && !(slots_[at].key == key)) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    std::swap(old, slots_);
    --shift_;
    for (const Slot& s : old) {
      if (s.number != 0) slots_[place(s.key)] = s;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(16);  // a power of two: 2^(64 - shift_)
  int shift_ = 60;
  std::size_t size_ = 0;
};

}  // namespace solieu
