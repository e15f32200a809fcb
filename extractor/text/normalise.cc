#include "text/normalise.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <utf8proc.h>

#include <cstdint>
#include <stdexcept>

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
    case 0xFF05: return '%';
    case 0xFF0C: return ',';
    case 0xFF0E: return '.';
  }
  if (c >= 0x80 && c < 0xA0) return ' ';
  if (c >= 0x2000 && c <= 0x200A) return ' ';
  if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)) return kDelete;
  if ((c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F)) return kDelete;
  if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + '0';
  return c;
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
  while (i < source.size()) {
    if (data[i] >= 0x20 && data[i] < 0x7F) {
      ++i;
      continue;
    }
    utf8proc_int32_t c;
    auto length = utf8proc_iterate(data + i, static_cast<utf8proc_ssize_t>(source.size() - i), &c);
    if (length < 0) {
      broken = true;
      edit(1, 0xFFFD);
      continue;
    }
    std::int32_t to = cleaned(c);
    if (to == c) {
      i += static_cast<std::size_t>(length);
    } else {
      edit(static_cast<std::size_t>(length), to);
    }
  }
  out.append(source, kept, i - kept);
  return out;
}

}  // namespace

bool is_plain(std::string_view source) {
  // Only the code points of ordinary Vietnamese text pass: each is composed, none combines with what
  // stands before it, none is cleaned. Anything else, however harmless, takes the longer way.
  Bytes p = bytes(source);
  Bytes end = p + source.size();
  auto tail = [](unsigned char c) { return (c & 0xC0) == 0x80; };
  while (p < end) {
    unsigned char c = *p;
    if (c < 0x80) {
      if (c < 0x20 ? (c != '\n' && c != '\t') : c == 0x7F) return false;
      ++p;
    } else if (c < 0xE0) {
      if (end - p < 2 || !tail(p[1])) return false;
      switch (c) {
        case 0xC2: if (p[1] <= 0xA0 || p[1] == 0xAD) return false; break;
        case 0xC3: if (p[1] == 0x90 || p[1] == 0xB0) return false; break;
        case 0xC4: case 0xC5: break;
        case 0xC6: if (p[1] != 0xA0 && p[1] != 0xA1 && p[1] != 0xAF && p[1] != 0xB0) return false; break;
        default: return false;
      }
      p += 2;
    } else {
      if (end - p < 3 || !tail(p[1]) || !tail(p[2])) return false;
      if (c == 0xE1) {
        if (p[1] != 0xBA && p[1] != 0xBB) return false;
      } else if (c == 0xE2) {
        // general punctuation: dashes, quotation marks, bullet, ellipsis, per mille
        if (p[1] != 0x80 || p[2] < 0x90 || (p[2] > 0xA7 && p[2] != 0xB0)) return false;
      } else {
        return false;
      }
      p += 3;
    }
  }
  return true;
}

std::string compose(std::string_view valid, OffsetMap& map) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  icu::StringPiece piece(valid.data(), static_cast<std::int32_t>(valid.size()));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFC data");
  if (nfc->isNormalizedUTF8(piece, status) && U_SUCCESS(status)) return std::string(valid);
  std::string out;
  out.reserve(valid.size());
  icu::StringByteSink<std::string> sink(&out);
  icu::Edits edits;
  nfc->normalizeUTF8(0, piece, sink, &edits, status);
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
  out.storage = compose(cleaned_text, composing);
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
  Bytes p = bytes(word);
  Bytes end = p + word.size();
  while (p < end) {
    if (*p < 0x80) {
      out += static_cast<char>(*p >= 'A' && *p <= 'Z' ? *p + 0x20 : *p);
      ++p;
      continue;
    }
    utf8proc_int32_t c;
    auto length = utf8proc_iterate(p, end - p, &c);
    if (length < 0) {
      out += static_cast<char>(*p++);
      continue;
    }
    utf8proc_uint8_t encoded[4];
    out.append(reinterpret_cast<char*>(encoded), utf8proc_encode_char(utf8proc_tolower(c), encoded));
    p += length;
  }
}

}  // namespace solieu
