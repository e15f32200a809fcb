// Objects as bytes, and back. A class names its members once, in
//
//   template <class Self, class Archive>
//   static void members(Self& self, Archive& archive) { archive(self.one, self.other); }
//
// and both directions go by that list. The bytes are for the machine and the build that wrote them: they hold
// numbers as they lie in memory, and nothing that says what is what.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace solieu {

class ArchiveReader;

/// Its bytes say all of it, and nothing else is among them.
template <class T>
concept FlatObject = std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T> && !std::is_pointer_v<T>;

template <class T>
concept HasMembers = requires(T& object, ArchiveReader& archive) { T::members(object, archive); };

class ArchiveWriter {
 public:
  template <class... T>
  void operator()(const T&... objects) {
    (write(objects), ...);
  }

  const std::string& bytes() const { return bytes_; }

 private:
  void append(const void* data, std::size_t size) { bytes_.append(static_cast<const char*>(data), size); }
  void size(std::size_t n) { write(static_cast<std::uint32_t>(n)); }

  template <class T>
  void write(const T& object) {
    if constexpr (HasMembers<T>) {
      T::members(object, *this);
    } else {
      static_assert(FlatObject<T>, "it needs members()");
      append(&object, sizeof object);
    }
  }

  void write(const std::string& text) {
    size(text.size());
    bytes_ += text;
  }

  template <class T>
  void write(const std::vector<T>& objects) {
    size(objects.size());
    if constexpr (FlatObject<T> && !HasMembers<T>) {
      append(objects.data(), objects.size() * sizeof(T));
    } else {
      for (const T& object : objects) write(object);
    }
  }

  // By key, so that the same map is always the same bytes.
  template <class T>
  void write(const std::unordered_map<std::string, T>& map) {
    std::vector<const std::pair<const std::string, T>*> entries;
    for (const auto& entry : map) entries.push_back(&entry);
    std::sort(entries.begin(), entries.end(), [](auto* a, auto* b) { return a->first < b->first; });
    size(entries.size());
    for (auto* entry : entries) (*this)(entry->first, entry->second);
  }

  std::string bytes_;
};

/// Reads what an ArchiveWriter wrote. Of bytes that are cut short the rest of the objects is left empty.
class ArchiveReader {
 public:
  explicit ArchiveReader(std::string_view bytes) : rest_(bytes) {}

  template <class... T>
  void operator()(T&... objects) {
    (read(objects), ...);
  }

  /// Were there exactly the bytes that were asked for?
  bool complete() const { return !short_ && rest_.empty(); }

 private:
  const char* take(std::size_t size) {
    if (size > rest_.size()) {
      short_ = true;
      rest_ = {};
      return nullptr;
    }
    const char* data = rest_.data();
    rest_.remove_prefix(size);
    return data;
  }

  // Of things that take `each` bytes at least.
  std::size_t size(std::size_t each) {
    std::uint32_t n = 0;
    read(n);
    if (n <= rest_.size() / each) return n;
    take(rest_.size() + 1);
    return 0;
  }

  template <class T>
  void read(T& object) {
    if constexpr (HasMembers<T>) {
      T::members(object, *this);
    } else {
      static_assert(FlatObject<T>, "it needs members()");
      if (const char* data = take(sizeof object)) std::memcpy(static_cast<void*>(&object), data, sizeof object);
    }
  }

  void read(std::string& text) {
    const std::size_t n = size(1);
    if (const char* data = take(n)) text.assign(data, n);
  }

  template <class T>
  void read(std::vector<T>& objects) {
    if constexpr (FlatObject<T> && !HasMembers<T>) {
      const std::size_t n = size(sizeof(T));
      const char* data = take(n * sizeof(T));
      objects.resize(n);
      if (n > 0) std::memcpy(static_cast<void*>(objects.data()), data, n * sizeof(T));
    } else {
      objects.clear();
      objects.resize(size(1));
      for (T& object : objects) read(object);
    }
  }

  template <class T>
  void read(std::unordered_map<std::string, T>& map) {
    const std::size_t n = size(1);
    map.clear();
    map.reserve(n);
    for (std::size_t i = 0; i < n; ++i) {
      std::string key;
      read(key);
      read(map[std::move(key)]);
    }
  }

  std::string_view rest_;
  bool short_ = false;
};

}  // namespace solieu
