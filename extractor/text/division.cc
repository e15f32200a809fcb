#include "text/division.h"

#include "base/ascii.h"
#include "text/scan.h"

namespace solieu {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// A pipe at `at`, in ASCII or as a box is drawn (│ ┃ ║); its length in bytes, or 0.
std::size_t pipe(std::string_view text, std::size_t at) {
  if (text[at] == '|') return 1;
  if (text[at] != '\xE2') return 0;
  std::string_view three = text.substr(at, 3);
  return three == "│" || three == "┃" || three == "║" ? 3 : 0;
}

// U+2500 to U+257F, of which boxes are drawn.
bool box(std::string_view text, std::size_t at) {
  return text[at] == '\xE2' && at + 2 < text.size() && (text[at + 1] == '\x94' || text[at + 1] == '\x95');
}

TextSpan trimmed(std::string_view text, TextSpan s) {
  while (s.begin < s.end && is_blank(text[s.begin])) ++s.begin;
  while (s.end > s.begin && is_blank(text[s.end - 1])) --s.end;
  return s;
}

bool is_rule(std::string_view text, TextSpan line) {
  int strokes = 0;
  for (std::size_t i = line.begin; i < line.end; ++i) {
    char c = text[i];
    if (box(text, i)) {
      strokes += pipe(text, i) == 0;
      i += 2;
    } else if (c == '-' || c == '=' || c == '_') {
      ++strokes;
    } else if (!is_blank(c) && c != '+' && c != '|' && c != ':') {
      return false;
    }
  }
  constexpr int kFewest = 3;
  return strokes >= kFewest;
}

}  // namespace

Division division_of(std::string_view text, TextSpan line) {
  TextSpan inner = trimmed(text, line);
  if (inner.empty()) return Division::none;
  if (is_rule(text, inner)) return Division::rule;
  bool tab = false, blanks = false;
  for (std::size_t i = inner.begin; i < inner.end; ++i) {
    if (pipe(text, i)) return Division::pipes;
    tab |= text[i] == '\t';
    blanks |= text[i] == ' ' && text[i + 1] == ' ';
  }
  for (std::size_t i = line.begin; i < inner.begin; ++i) tab |= text[i] == '\t';
  return tab ? Division::tabs : blanks ? Division::blanks : Division::none;
}

void divide(std::string_view text, TextSpan line, Division division, bool joined, std::vector<LinePart>& out) {
  out.clear();
  TextSpan inner = trimmed(text, line);
  std::size_t at = line.begin, column = 0;  // of the part that is being read
  std::size_t i = line.begin, here = 0;
  auto emit = [&](std::size_t end) {
    TextSpan span = trimmed(text, {at, end});
    LinePart s{span, column, here, count_code_points(text, at, span.begin)};
    if (division == Division::blanks) {
      s.indent = s.from = column + s.indent;
      s.to = s.from + count_code_points(text, span.begin, span.end);
    }
    out.push_back(s);
  };
  auto step_over = [&](std::size_t length) {
    i += length;
    ++here;
    at = i;
    column = here;
  };
  if (division == Division::pipes && pipe(text, inner.begin)) {
    here = count_code_points(text, line.begin, inner.begin);
    i = inner.begin;
    step_over(pipe(text, i));
  }
  if (division == Division::blanks) {
    here = column = count_code_points(text, line.begin, inner.begin);
    i = at = inner.begin;
  }
  const std::size_t end = division == Division::tabs ? line.end : inner.end;
  while (i < end) {
    if (std::size_t length = division == Division::pipes ? pipe(text, i) : 0) {
      emit(i);
      step_over(length);
      continue;
    }
    if (division == Division::tabs && text[i] == '\t') {
      emit(i);
      step_over(1);
      while (joined && i < end && text[i] == '\t') step_over(1);
      continue;
    }
    if (division == Division::blanks && is_blank(text[i]) && is_blank(text[i + 1])) {
      emit(i);
      while (i < end && is_blank(text[i])) step_over(1);
      continue;
    }
    here += !continues(text[i]);
    ++i;
  }
  bool closed = division == Division::pipes && at == inner.end;
  if (!closed) emit(end);
}

std::size_t find_divider(std::string_view text, std::size_t at) {
  const std::size_t end = text.size();
#ifdef __SSE2__
  for (; end - at >= 17; at += 16) {
    __m128i block = load_block(text, at), next = load_block(text, at + 1);
    __m128i blank_pair = _mm_and_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8(' ')), _mm_cmpeq_epi8(next, _mm_set1_epi8(' ')));
    __m128i drawn = _mm_and_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('\xE2')),
                                  _mm_or_si128(_mm_cmpeq_epi8(next, _mm_set1_epi8('\x94')), _mm_cmpeq_epi8(next, _mm_set1_epi8('\x95'))));
    __m128i found = _mm_or_si128(_mm_or_si128(blank_pair, drawn),
                                 _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('\t')), _mm_cmpeq_epi8(block, _mm_set1_epi8('|'))));
    if (std::size_t first = first_marked(found); first < 16) return at + first;
  }
#endif
  for (; at < end; ++at) {
    if (text[at] == '\t' || pipe(text, at) || box(text, at)) return at;
    if (text[at] == ' ' && at + 1 < end && text[at + 1] == ' ') return at;
  }
  return end;
}

}  // namespace solieu
