#include "text/normalise.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <utility>

#include "text/letters.h"
#include "text/plain.h"

namespace solieu {
namespace {

using Bytes = const unsigned char*;

Bytes bytes(std::string_view s) { return reinterpret_cast<Bytes>(s.data()); }

// Code points whose cleaned form differs; -1 deletes, the code point itself keeps.
constexpr std::int32_t kDelete = -1;

std::int32_t cleaned(std::int32_t c) {
  if (c < 0x20) return c == '\n' || c == '\t' ? c : ' ';
  if (c < 0x7F) return c;
  switch (c) {
    case 0x7F: case 0xA0: case 0x1680: case 0x202F: case 0x205F: case 0x3000: return ' ';
    case 0x85: case 0x2028: case 0x2029: return '\n';
    case 0xAD: case 0x34F: case 0x61C: case 0x180E: case 0xFEFF: return kDelete;
    case 0xD0: case 0x189: return 0x110;
    case 0xF0: return 0x111;
    case 0x1A2: return 0x1AF;
    case 0x1A3: return 0x1B0;
    case 0x2010: case 0x2011: return '-';
  }
  if (c >= 0x80 && c < 0xA0) return ' ';
  if (c >= 0x2000 && c <= 0x200A) return ' ';
  if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)) return kDelete;
  if ((c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F)) return kDelete;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + '!';
  return c;
}

constexpr std::int32_t kSoftHyphen = 0xAD;

// Bytes up to the beginning of the next line, where this one ends at `at`; else 0.
std::size_t line_end(std::string_view source, std::size_t at) {
  std::size_t end = at;
  if (source.substr(end, 1) == "\r") ++end;
  if (source.substr(end, 1) != "\n") return 0;
  ++end;
  while (end < source.size() && (source[end] == ' ' || source[end] == '\t')) ++end;
  return end - at;
}

// Everything but composition: broken bytes, blanks, invisible characters, look-alikes.
std::string clean(std::string_view source, OffsetMap& map, bool& broken) {
  std::string out;
  out.reserve(source.size());
  Bytes data = bytes(source);
  std::size_t i = 0;
  std::size_t kept = 0;  // source from here to i is to be copied as it is
  auto edit = [&](std::size_t length, std::int32_t replacement) {
    out.append(source, kept, i - kept);
    std::size_t at = out.size();
    if (replacement != kDelete) {
      utf8proc_uint8_t encoded[4];
      out.append(reinterpret_cast<char*>(encoded), utf8proc_encode_char(replacement, encoded));
    }
    map.add({at, out.size()}, {i, i + length});
    i += length;
    kept = i;
  };
  while ((i = plain_end(source, i)) < source.size()) {
    utf8proc_int32_t c;
    auto length = utf8proc_iterate(data + i, static_cast<utf8proc_ssize_t>(source.size() - i), &c);
    if (length < 0) {
      broken = true;
      edit(1, 0xFFFD);
      continue;
    }
    std::int32_t to = cleaned(c);
    if (c == kSoftHyphen) {
      edit(static_cast<std::size_t>(length) + line_end(source, i + static_cast<std::size_t>(length)), kDelete);
    } else if (to == c) {
      i += static_cast<std::size_t>(length);
    } else {
      edit(static_cast<std::size_t>(length), to);
    }
  }
  out.append(source, kept, i - kept);
  return out;
}

// Asked for once: ICU's own lock is out of ThreadSanitizer's sight.
const icu::Normalizer2& nfc() {
  static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFC data");
    return *found;
  }();
  return instance;
}

}  // namespace

std::string compose(std::string_view valid, OffsetMap& map) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(valid.data(), static_cast<std::int32_t>(valid.size()));
  if (nfc().isNormalizedUTF8(piece, status) && U_SUCCESS(status)) return std::string(valid);
  std::string out;
  out.reserve(valid.size());
  icu::StringByteSink<std::string> sink(&out);
  icu::Edits edits;
  nfc().normalizeUTF8(0, piece, sink, &edits, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not compose the text");
  auto it = edits.getFineChangesIterator();
  while (it.next(status)) {
    auto text = static_cast<std::size_t>(it.destinationIndex());
    auto source = static_cast<std::size_t>(it.sourceIndex());
    map.add({text, text + static_cast<std::size_t>(it.newLength())},
            {source, source + static_cast<std::size_t>(it.oldLength())});
  }
  return out;
}

void normalise(std::string_view source, Text& out) {
  out.map = {};
  out.broken = false;
  if (is_plain(source)) {
    out.utf8 = source;
    return;
  }
  OffsetMap cleaning;
  std::string cleaned_text = clean(source, cleaning, out.broken);
  OffsetMap composing;
  out.storage = is_plain(cleaned_text) ? std::move(cleaned_text) : compose(cleaned_text, composing);
  out.map = OffsetMap::chain(std::move(cleaning), std::move(composing));
  out.utf8 = out.storage;
}

std::string valid_utf8(std::string_view source) {
  std::string out;
  for (std::size_t i = 0; i < source.size();) {
    utf8proc_int32_t c;
    auto length = utf8proc_iterate(bytes(source) + i, static_cast<utf8proc_ssize_t>(source.size() - i), &c);
    if (length < 0) {
      out += "\xEF\xBF\xBD";
      ++i;
    } else {
      out += source.substr(i, static_cast<std::size_t>(length));
      i += static_cast<std::size_t>(length);
    }
  }
  return out;
}

void append_lower(std::string_view word, std::string& out) {
  while (!word.empty()) {
    LatinLetter letter = latin_letter(word);
    auto c = static_cast<unsigned char>(word[0]);
    std::size_t length = letter.lower ? letter.length : 1;
    utf8proc_int32_t code;
    if (letter.lower) {
      out += word.substr(0, length);
    } else if (c < 0x80) {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
    } else if (auto read = utf8proc_iterate(bytes(word), static_cast<utf8proc_ssize_t>(word.size()), &code); read < 0) {
      out += word[0];
    } else {
      length = static_cast<std::size_t>(read);
      utf8proc_uint8_t encoded[4];
      out.append(reinterpret_cast<char*>(encoded), utf8proc_encode_char(utf8proc_tolower(code), encoded));
    }
    word.remove_prefix(length);
  }
}

}  // namespace solieu
