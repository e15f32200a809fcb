#include "read/traits.h"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/diacritics.h"
#include "text/letters.h"
#include "text/normalise.h"
#include "text/scan.h"
#include "text/wrapping.h"

namespace solieu {
namespace {

enum Kind : std::size_t {
  byte_order_mark,
  broken,
  lost,
  control,
  soft_hyphen,
  zero_width,
  direction,
  no_break,
  look_alike,
  cyrillic_or_greek,
  full_width,
  private_use,
  mojibake,
  hard_wrapped,
  no_diacritics,
  kKinds
};

constexpr std::pair<std::string_view, std::string_view> kNames[kKinds] = {
    {"byte_order_mark", "byte order mark"},
    {"broken_byte", "bytes that are no character of its encoding"},
    {"replacement_character", "characters that were lost before (U+FFFD)"},
    {"control_character", "control characters"},
    {"soft_hyphen", "soft hyphens"},
    {"zero_width", "zero-width characters"},
    {"direction_mark", "direction marks"},
    {"no_break_space", "no-break spaces"},
    {"look_alike", "look-alike letters (Ð for Đ, ƣ for ư)"},
    {"foreign_letter", "Cyrillic or Greek letters in Latin words"},
    {"full_width", "full-width digits and marks"},
    {"private_use", "characters of a symbol font (private use)"},
    {"mojibake", "legacy bytes that were saved as UTF-8 (mojibake)"},
    {"hard_wrapped_line", "lines that go on in the next one (hard-wrapped)"},
    {"no_diacritics", "Vietnamese without diacritics"},
};

bool is_foreign(utf8proc_int32_t c) { return (c >= 0x370 && c < 0x400) || (c >= 0x400 && c < 0x530); }

Kind kind_of(utf8proc_int32_t c) {
  if (c == '\t' || c == '\n' || c == '\r') return kKinds;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return control;
  switch (c) {
    case 0xA0: case 0x202F: return no_break;
    case 0xAD: return soft_hyphen;
    case 0xD0: case 0xF0: case 0x189: case 0x1A2: case 0x1A3: return look_alike;
    case 0x200B: case 0x200C: case 0x200D: case 0x2060: case 0xFEFF: return zero_width;
    case 0x200E: case 0x200F: case 0x61C: return direction;
    case 0xFFFD: return lost;
    default: break;
  }
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return direction;
  if (c >= 0xFF01 && c <= 0xFF5E) return full_width;
  if (c >= 0xE000 && c < 0xF900) return private_use;
  return kKinds;
}

struct Found {
  std::size_t count = 0, begin = 0, end = 0;  // of the text
};

class Search {
 public:
  explicit Search(std::string_view text) : text_(text) {}

  void add(Kind kind, std::size_t begin, std::size_t end) {
    Found& f = found_[kind];
    if (f.count++ == 0) f = {1, begin, end};
  }

  void characters() {
    bool after_latin = false;
    for (std::size_t at = 0; at < text_.size();) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte >= 0x20 && byte < 0x7F) {
        after_latin = latin_letter(text_.substr(at, 1)).length > 0;
        ++at;
        continue;
      }
      utf8proc_int32_t c;
      const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text_.data()) + at, static_cast<utf8proc_ssize_t>(text_.size() - at), &c);
      const std::size_t end = at + static_cast<std::size_t>(std::max<utf8proc_ssize_t>(length, 1));
      if (length < 0) add(broken, at, end);
      else if (c == 0xFEFF && at == 0) add(byte_order_mark, at, end);
      else if (is_foreign(c) && (after_latin || latin_letter(text_.substr(end)).length > 0)) add(cyrillic_or_greek, at, end);
      else if (const Kind kind = kind_of(c); kind != kKinds) add(kind, at, end);
      after_latin = length > 0 && latin_letter(text_.substr(at)).length > 0;
      at = end;
    }
  }

  // What is asked of the text before its figures are looked for, and by the same code: is it to be read by lines, and by letters
  // without their marks?
  void writing() {
    Text normal;
    normalise(text_, normal);
    if (const WrappedLines lines = wrapped_lines(normal.utf8); lines.count > 0) {
      const SourceSpan first = normal.map.to_source(lines.first);
      found_[hard_wrapped] = {lines.count, first.begin, first.end};
    }
    if (lacks_diacritics(normal.utf8)) {
      const std::size_t letter = std::min(text_.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"), text_.size());
      add(no_diacritics, letter, letter);
    }
  }

  const std::array<Found, kKinds>& found() const { return found_; }

 private:
  std::string_view text_;
  std::array<Found, kKinds> found_{};
};

std::string normalisation_of(std::string_view text) {
  const std::string valid = valid_utf8(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(valid.data(), static_cast<std::int32_t>(valid.size()));
  if (icu::Normalizer2::getNFCInstance(status)->isNormalizedUTF8(piece, status)) return "NFC";
  return icu::Normalizer2::getNFDInstance(status)->isNormalizedUTF8(piece, status) ? "NFD" : "mixed";
}

std::string line_ends_of(std::string_view text) {
  bool lf = false, crlf = false, cr = false;
  for (std::size_t at = 0; (at = find_byte<'\n', '\r'>(text, at, text.size())) < text.size(); ++at) {
    if (text[at] == '\n') {
      lf = true;
    } else if (at + 1 < text.size() && text[at + 1] == '\n') {
      crlf = true;
      ++at;
    } else {
      cr = true;
    }
  }
  if (lf + crlf + cr > 1) return "mixed";
  return lf ? "LF" : crlf ? "CRLF" : cr ? "CR" : "";
}

}  // namespace

Traits traits_of(const SourceText& source, std::string_view bytes) {
  Traits out;
  out.normalisation = normalisation_of(source.text);
  out.line_ends = line_ends_of(source.text);
  Search search(source.text);
  search.characters();
  search.writing();
  if (source.encoding.ends_with("in UTF-8") && !source.text.empty()) search.add(mojibake, 0, 0);
  std::vector<std::pair<Found, std::size_t>> kinds;
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    if (search.found()[kind].count > 0) kinds.emplace_back(search.found()[kind], kind);
  }
  std::stable_sort(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
  Locator locator(source);
  // A reader of another encoding leaves the mark out.
  const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4));
  if (marked && source.encoding.starts_with("UTF-")) out.odd.push_back({kNames[byte_order_mark].first, kNames[byte_order_mark].second, 1, 0, {}, {}});
  for (const auto& [f, kind] : kinds) {
    const Location place = locator.of({f.begin, f.end});
    out.odd.push_back({kNames[kind].first, kNames[kind].second, f.count, place.span.begin, place.position, place.locator});
  }
  return out;
}

}  // namespace solieu
