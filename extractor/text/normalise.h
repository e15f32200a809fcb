// From the bytes of a document to clean, composed UTF-8 that remembers where each byte came from.
//
// Two libraries share the Unicode work, each where it is the better one:
//   ICU       composes (NFC) with an edit list, which is exactly what an offset map needs; it is the only
//             one of the two that reports where a change happened.
//   utf8proc  answers for single code points (is it valid, a letter, a digit; its lower case) from flat
//             tables, without an iterator or an allocation.
// Most text is plain already: one pass over the bytes proves it, and then nothing is copied or mapped.
#pragma once

#include <string>
#include <string_view>

#include "text/offset_map.h"

namespace solieu {

/// Normalised text. Valid UTF-8 in NFC, in which
///   - bytes that are not UTF-8 are U+FFFD, one for each byte,
///   - every blank but tab, line feed and the carriage return before a line feed is U+0020, line and paragraph
///     separators are line feeds,
///   - zero-width characters, soft hyphens and direction marks are gone,
///   - look-alikes are what they stand for: Ð ð Ɖ → Đ đ Đ, Ƣ ƣ → Ư ư, hyphens that do not break a line, and full-width letters,
///     digits and marks → ASCII,
///   - a soft hyphen at the end of a line has taken the line feed with it.
/// Compatibility forms (m², ½) stay: folding them would change what the text says.
struct Text {
  std::string_view utf8;  // a view of the source where it was plain, else of `storage`
  OffsetMap map;
  std::string storage;
  bool broken = false;  // held bytes that are not UTF-8

  Text() = default;
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;
};

/// Normalises `source`, at most 2^31 - 1 bytes, which must outlive `out`.
void normalise(std::string_view source, Text& out);

/// NFC alone, by ICU, with its edits added to `map` (which must be empty). `valid` must be valid UTF-8.
std::string compose(std::string_view valid, OffsetMap& map);

/// `bytes` with each byte that is not UTF-8 replaced by U+FFFD.
std::string valid_utf8(std::string_view bytes);

/// The simple lower case of `word`, appended to `out`. Vietnamese letters keep their length in bytes.
void append_lower(std::string_view word, std::string& out);

}  // namespace solieu
