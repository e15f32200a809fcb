#include "read/legacy_text.h"

#include <utf8proc.h>

#include <algorithm>

#include "text/letters.h"

namespace solieu {
namespace {

struct Unit {
  int byte = -1;  // of the character set, or none of its
  std::size_t end = 0;
};

Unit unit_at(std::string_view source, std::size_t at, Carrier carrier) {
  const auto byte = static_cast<unsigned char>(source[at]);
  if (carrier == Carrier::bytes || byte < 0x80) return {byte, at + 1};
  utf8proc_int32_t c;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(source.data()) + at, static_cast<utf8proc_ssize_t>(source.size() - at), &c);
  if (length < 0) return {-1, at + 1};
  const bool is_symbol = c >= 0xF020 && c <= 0xF0FF;  // as Word writes what a symbol font prints
  return {is_symbol ? c - 0xF000 : byte_of_windows_1252(static_cast<char32_t>(c)), at + static_cast<std::size_t>(length)};
}

void append(std::string& out, char32_t c) {
  utf8proc_uint8_t bytes[4];
  out.append(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes)));
}

// Letters of Vietnamese have the same length in either case.
void raise(std::string& text, std::size_t begin, std::size_t end) {
  std::string raised;
  for (std::size_t at = begin; at < end;) {
    const LatinLetter letter = latin_letter(std::string_view(text).substr(at, end - at));
    if (letter.lower) {
      utf8proc_int32_t c;
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at, static_cast<utf8proc_ssize_t>(letter.length), &c);
      raised.clear();
      append(raised, static_cast<char32_t>(utf8proc_toupper(c)));
      if (raised.size() == letter.length) text.replace(at, letter.length, raised);
    }
    at += std::max<std::size_t>(letter.length, 1);
  }
}

// What the letters of a word say of those that have no capital form in its font.
enum class Letters : std::uint8_t { small, capital, either };

struct Word {
  std::size_t end = 0;
  Letters letters = Letters::either;
};

// One ASCII capital may begin a word of small letters, two do not.
Word word_at(std::string_view text, std::size_t at) {
  Word word{at};
  std::size_t capitals = 0;
  bool small = false;
  while (const std::size_t length = latin_letter(text.substr(word.end)).length) {
    const char c = text[word.end];
    if (c >= 'A' && c <= 'Z') ++capitals;
    small = small || (c >= 'a' && c <= 'z');
    word.end += length;
  }
  if (small) word.letters = Letters::small;
  else if (capitals > 1) word.letters = Letters::capital;
  return word;
}

// What says neither is as the words on both sides of it are; at an end of the line, as the one beside it.
bool is_capital_between(Letters before, Letters after) {
  return before == Letters::capital ? after != Letters::small : before == Letters::either && after == Letters::capital;
}

}  // namespace

Converted decode_legacy(std::string_view source, Charset charset, Carrier carrier) {
  Converted out;
  out.text.reserve(source.size() + source.size() / 4);
  std::size_t kept = 0;  // source from here to `at` is to be copied as it is
  for (std::size_t at = 0; at < source.size();) {
    const Unit unit = unit_at(source, at, carrier);
    char32_t letter = unit.byte < 0 ? 0 : letter_of(charset, static_cast<unsigned char>(unit.byte));
    std::size_t end = unit.end;
    if (end < source.size() && letter != 0 && letter != kNoLetter && static_cast<unsigned char>(source[end]) >= 0x80) {
      const Unit next = unit_at(source, end, carrier);
      const char32_t whole = next.byte < 0 ? 0 : joined(charset, letter, static_cast<unsigned char>(next.byte));
      if (whole != 0) {
        letter = whole;
        end = next.end;
      }
    }
    const bool is_byte = end == at + 1 && letter == static_cast<unsigned char>(source[at]) && letter < 0x80;
    if (letter == kNoLetter && out.broken++ == 0) out.first = at;
    if (is_byte || unit.byte < 0 || (letter == kNoLetter && carrier == Carrier::in_utf8)) {
      at = end;
      continue;
    }
    out.text.append(source, kept, at - kept);
    const std::size_t begin = out.text.size();
    append(out.text, letter);
    out.map.add({begin, out.text.size()}, {at, end});
    kept = at = end;
  }
  out.text.append(source, kept);
  return out;
}

void raise_capitals(std::string& text) {
  Letters before = Letters::either;
  std::size_t open = std::string::npos;  // where words begin that say neither
  auto settle = [&](std::size_t end, Letters after) {
    if (open < end && is_capital_between(before, after)) raise(text, open, end);
    open = std::string::npos;
    before = after;
  };
  for (std::size_t at = 0; at < text.size();) {
    const Word word = word_at(text, at);
    if (word.end == at) {
      if (text[at] == '\n') settle(at, Letters::either);
      ++at;
      continue;
    }
    if (word.letters == Letters::either) open = std::min(open, at);
    else settle(at, word.letters);
    if (word.letters == Letters::capital) raise(text, at, word.end);
    at = word.end;
  }
  settle(text.size(), Letters::either);
}

void raise_all(std::string& text) { raise(text, 0, text.size()); }

}  // namespace solieu
