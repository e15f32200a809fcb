#include "read/guess.h"

#include <utf8proc.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "read/legacy_text.h"
#include "read/vietnamese.h"
#include "text/scan.h"

namespace solieu {
namespace {

using Form = Encoding::Form;

constexpr std::size_t kWords = 400;        // that tell; more would tell no more
constexpr std::size_t kMostWords = 4000;   // of any kind
constexpr std::size_t kOneIn = 10;         // words must tell
constexpr std::size_t kLongestWord = 64;   // bytes; what is longer is no word
constexpr double kEnough = 0.9;

// How often a word with letters beyond ASCII is a syllable of Vietnamese: in Vietnamese text that was read rightly, and in
// others. As logarithms of the ratio of both.
constexpr double kSyllable = 1.85;    // 0.95 : 0.15
constexpr double kNoSyllable = -2.8;  // 0.05 : 0.85
// Logarithms of what speaks for "none of these" before a word was read.
constexpr double kNotLegacy = 4, kAsItSeems = 8;

bool is_ascii_letter(int c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || is_ascii_letter(byte) ||
         (byte < 0x20 && byte > 0 && !(byte >= '\t' && byte <= '\r'));  // VISCII and TCVN5712-1 have letters there
}

// The first words that hold a byte that is no ASCII letter, each once. None where hardly any do: as in Italian, and not in Vietnamese.
std::vector<std::string_view> telling_words(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t all = 0, telling = 0;
  for (std::size_t at = 0; at < text.size() && all < kMostWords && telling < kWords;) {
    if (!is_word_byte(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    bool tells = false;
    for (; end < text.size() && is_word_byte(text[end]); ++end) tells = tells || static_cast<signed char>(text[end]) < 0x20;
    ++all;
    if (tells && end - at <= kLongestWord) {
      words.push_back(text.substr(at, end - at));
      ++telling;
    }
    at = end;
  }
  if (telling * kOneIn < all) return {};
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// Blanks, dashes, quotes: what may stand beside a word without belonging to it.
bool is_between_words(utf8proc_int32_t c) {
  return c == 0xA0 || c == 0xAB || c == 0xBB || (c >= 0x2000 && c < 0x2070) || (c < 0x80 && !is_ascii_letter(c));
}

// What a decoded word says for its encoding; a word may turn out to be several, or none. A letter that stands alone may as well
// be a dash or a quote of another encoding.
double evidence(std::string_view decoded) {
  double sum = 0;
  std::u32string letters;
  bool telling = false;
  auto end_word = [&] {
    if (telling && letters.size() > 1) sum += is_syllable(letters) ? kSyllable : kNoSyllable;
    letters.clear();
    telling = false;
  };
  for (std::size_t at = 0; at < decoded.size();) {
    utf8proc_int32_t c;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(decoded.data()) + at, static_cast<utf8proc_ssize_t>(decoded.size() - at), &c);
    at += length > 0 ? static_cast<std::size_t>(length) : 1;
    if (length > 0 && is_between_words(c)) {
      end_word();
      continue;
    }
    letters += length > 0 ? static_cast<char32_t>(c) : kNoLetter;
    telling = telling || c >= 0x80 || length <= 0;
  }
  end_word();
  return sum;
}

double evidence(const std::vector<std::string_view>& words, Charset charset, Carrier carrier) {
  double sum = 0;
  for (std::string_view word : words) sum += evidence(decode_legacy(word, charset, carrier).text);
  return sum;
}

struct Candidate {
  Charset charset;
  double evidence;
};

// The best, if it has its share of all that is possible.
std::optional<Guess> best_of(const std::vector<Candidate>& candidates, double otherwise, Form form) {
  const auto best = std::max_element(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.evidence < b.evidence; });
  double others = std::exp(otherwise - best->evidence);
  for (const Candidate& c : candidates) others += std::exp(c.evidence - best->evidence);
  const double confidence = 1 / others;
  if (confidence < kEnough) return {};
  return Guess{{form, best->charset}, confidence};
}

// Of thirty-two letters beyond ASCII, does Latin-1 have three in four? Of Vietnamese, it has less than half. A text with
// fewer is judged by those it has.
bool may_be_in_utf8(std::string_view text) {
  constexpr std::size_t kLetters = 32;
  std::size_t latin = 0, others = 0;
  for (std::size_t at = 0; at < text.size() && latin + others < kLetters; ++at) {
    at = find_beyond_ascii(text, at);
    if (at == text.size()) break;
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead == 0xC2 || lead == 0xC3) ++latin;
    else if (lead >= 0xC4 && lead != 0xE2) ++others;  // E2: dashes and quotes
  }
  return latin > 0 && latin >= 3 * others;
}

}  // namespace

std::optional<Guess> guess_legacy(std::string_view bytes) {
  const auto words = telling_words(bytes);
  std::vector<Candidate> candidates;
  for (Charset charset : {Charset::tcvn3, Charset::vni, Charset::windows_1258, Charset::viscii}) {
    candidates.push_back({charset, evidence(words, charset, Carrier::bytes)});
  }
  // The same letters as TCVN3, and capital ones: it is that only where these make words.
  const double tcvn5712 = evidence(words, Charset::tcvn5712, Carrier::bytes);
  if (tcvn5712 > candidates.front().evidence) candidates.front() = {Charset::tcvn5712, tcvn5712};
  return best_of(candidates, kNotLegacy, Form::bytes);
}

std::optional<Guess> guess_in_utf8(std::string_view text) {
  if (!may_be_in_utf8(text)) return {};
  const auto words = telling_words(text);
  double as_it_seems = 0;
  for (std::string_view word : words) as_it_seems += evidence(word);
  std::vector<Candidate> candidates;
  for (Charset charset : {Charset::tcvn3, Charset::vni}) candidates.push_back({charset, evidence(words, charset, Carrier::in_utf8)});
  return best_of(candidates, std::max(as_it_seems, 0.0) + kAsItSeems, Form::in_utf8);
}

}  // namespace solieu
