// Are bytes text in UTF-8, and how much of them is not?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace solieu {

/// Why a document that begins like this is no text in UTF-8; empty where it may be. The first 8 KiB decide.
std::string why_no_text(std::string_view head);

/// How much of the bytes beyond ASCII is UTF-8. What stretches of a document have may be added up, in their order.
struct Utf8Check {
  std::size_t letters = 0;  // well-formed characters of two bytes or more
  std::size_t broken = 0;   // bytes that belong to no character
  std::size_t first = 0;    // where the first of them stands

  /// `offset` is where the other stretch begins.
  void add(const Utf8Check& other, std::size_t offset);
  /// Why a document of so many bytes is no UTF-8 text with a few broken bytes, and refused; empty where it is not.
  std::string why_not_utf8(std::size_t size) const;
  /// "2 bytes are not UTF-8, …"; empty where all are.
  std::string what_is_broken() const;
};
/// Of a whole document; its letters are counted only where some byte is broken.
Utf8Check examine(std::string_view bytes);
/// Of a stretch of one.
Utf8Check examine_stretch(std::string_view bytes);

}  // namespace solieu
