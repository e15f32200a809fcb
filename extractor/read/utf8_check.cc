#include "read/utf8_check.h"

#include <fmt/core.h>
#include <utf8proc.h>

#include "base/utf8_block.h"

namespace solieu {
namespace {

constexpr std::size_t kSample = 8192;
constexpr std::size_t kManyBroken = 3;  // bytes; fewer say nothing of an encoding

Utf8Check look_at(std::string_view bytes, [[maybe_unused]] bool count_letters) {
  Utf8Check e;
  auto* data = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
  for (std::size_t i = 0; i < bytes.size();) {
#ifdef __SSE2__
    // Nearly all bytes are told by their shape alone; utf8proc is asked about the rest.
    if (bytes.size() - i >= Utf8Block::kSize) {
      if (Utf8Block block(bytes, i); block.well_formed()) {
        if (count_letters) e.letters += block.letters();
        i += block.whole();
        continue;
      }
    }
#endif
    if (data[i] < 0x80) {
      ++i;
      continue;
    }
    utf8proc_int32_t c;
    auto length = utf8proc_iterate(data + i, static_cast<utf8proc_ssize_t>(bytes.size() - i), &c);
    if (length > 0) {
      ++e.letters;
      i += static_cast<std::size_t>(length);
    } else {
      if (e.broken++ == 0) e.first = i;
      ++i;
    }
  }
  return e;
}

}  // namespace

// A text has no NUL bytes; UTF-16 has them at every other place, pictures and archives anywhere.
std::string why_no_text(std::string_view bytes) {
  std::string_view head = bytes.substr(0, kSample);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return "is UTF-16 text; convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8)";
  if (head.find('\0') != std::string_view::npos) return "is not text (it holds NUL bytes)";
  return {};
}

// Letters are counted only where some byte is broken.
Utf8Check examine(std::string_view bytes) {
  const Utf8Check e = look_at(bytes, false);
  return e.broken == 0 ? e : look_at(bytes, true);
}

Utf8Check examine_stretch(std::string_view bytes) { return look_at(bytes, true); }

void Utf8Check::add(const Utf8Check& other, std::size_t offset) {
  if (broken == 0 && other.broken > 0) first = offset + other.first;
  letters += other.letters;
  broken += other.broken;
}

// Vietnamese in a legacy encoding is broken at most of its letters; a damaged text at few of them.
std::string Utf8Check::why_not_utf8(std::size_t size) const {
  if (broken < kManyBroken || broken <= letters || broken * 50 <= size) return {};
  return fmt::format("is not UTF-8 text (byte {} begins no character)", first);
}

std::string Utf8Check::what_is_broken() const {
  if (broken == 0) return {};
  return fmt::format("{} {} not UTF-8, the first at byte {}; the rest was read", broken, broken == 1 ? "byte is" : "bytes are", first);
}

}  // namespace solieu
