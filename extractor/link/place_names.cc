#include "link/place_names.h"

#include <algorithm>

#include "text/letters.h"
#include "text/normalise.h"
#include "text/scan.h"

namespace solieu {
namespace {

constexpr SyllableId kUnread = static_cast<SyllableId>(-1);
constexpr std::size_t kLongestPhrase = 6;   // tokens
constexpr std::size_t kFarthestBearer = 8;  // tokens left of a name: "công ty cổ phần cấp nước và xây dựng Đà Nẵng"
constexpr std::size_t kLongestLetter = 3;   // bytes
constexpr std::size_t kLongestWay = 4;      // tokens between the ends of a way: "từ Hà Nội đi tới Vinh"

}  // namespace

PlaceNames::PlaceNames(const Grammar& grammar, std::string_view text)
    : gazetteer_(grammar.gazetteer()), words_(gazetteer_.words()), lists_(gazetteer_.lists()), grammar_words_(grammar.lexicon()),
      noun_stop_(grammar.lists().noun_stop), text_(text) {}

// Can what this token begins be a place, or "toàn tỉnh"?
bool PlaceNames::opens_place(const std::vector<Token>& tokens, std::size_t at) const {
  const Token& t = tokens[at];
  if (at + 1 < tokens.size() && gazetteer_.opens_local(t.syllable, tokens[at + 1].syllable)) return true;
  if (t.kind == Token::Kind::digits) return at > 0 && gazetteer_.precedes_number(tokens[at - 1].syllable);
  if (t.mark != Mark::name || !may_open_name(t.span.begin)) return false;
  auto key = [&](const Token& token) { return token.span.size() <= SyllableKey::kLongest ? SyllableKey::within(text_, token.span.begin, token.span.size()) : SyllableKey{}; };
  return gazetteer_.opens_name(key(t), [&] { return at + 1 < tokens.size() ? key(tokens[at + 1]) : SyllableKey{}; });
}

void PlaceNames::begin(const std::vector<Token>& tokens) {
  tokens_ = &tokens;
  ids_.assign(tokens.size(), kUnread);
}

// Most syllables are known by the id that the grammar's own lexicon gave them.
SyllableId PlaceNames::id(std::size_t t) const {
  if (ids_[t] != kUnread) return ids_[t];
  const Token& token = (*tokens_)[t];
  if (token.syllable != 0) return ids_[t] = gazetteer_.known(token.syllable);
  lower_.clear();
  append_lower(text_.substr(token.span.begin, token.span.size()), lower_);
  return ids_[t] = words_.syllable(lower_);
}

bool PlaceNames::may_open_name(std::size_t at) const {
  auto byte = [&](std::size_t i) { return i < text_.size() ? static_cast<unsigned char>(text_[i]) : static_cast<unsigned char>(0); };
  return gazetteer_.may_open_name(byte(at), byte(at + 1), byte(at + 2));
}

bool PlaceNames::may_name_place(TextSpan sentence) const {
  auto word_at = [&](std::size_t at) {
    std::size_t stop = at;
    for (LatinLetter letter; stop < sentence.end && (letter = latin_letter(text_.substr(stop, kLongestLetter))).length > 0;) stop += letter.length;
    return stop - at <= SyllableKey::kLongest ? SyllableKey::within(text_, at, stop - at) : SyllableKey{};
  };
  for (std::size_t at = sentence.begin; at < sentence.end; at = find_byte<' '>(text_, at, sentence.end) + 1) {
    auto byte = static_cast<unsigned char>(text_[at]);
    if (byte >= '0' && byte <= '9' && at > sentence.begin + 1) {  // "quận 1"
      std::size_t before = text_.rfind(' ', at - 2);
      before = before == std::string_view::npos || before < sentence.begin ? sentence.begin : before + 1;
      if (gazetteer_.precedes_number(grammar_words_.syllable(word_at(before)))) return true;
    }
    if (byte < 'A' && at + 1 < sentence.end) byte = static_cast<unsigned char>(text_[++at]);  // a bracket, a quotation mark
    if (byte < 'A' || (byte > 'Z' && byte < 0x80) || !may_open_name(at)) continue;
    auto next = [&] { return word_at(std::min(find_byte<' '>(text_, at, sentence.end) + 1, sentence.end)); };
    if (gazetteer_.opens_name(word_at(at), next)) return true;
  }
  return false;
}

PlaceNames::Listed PlaceNames::longest_from(std::size_t at) const {
  Listed found;
  Lexicon::Node node = Lexicon::kRoot;
  for (std::size_t i = at; i < ids_.size(); ++i) {
    node = words_.step(node, id(i));
    if (node == 0) break;
    if (const Phrase* p = words_.phrase(node)) {
      bool written_so = true;
      if (p->place >= 0) {  // a name has its capitals, every syllable of it
        for (std::size_t t = at; written_so && t <= i; ++t) written_so = !word(t) || capital(t);
      } else if (is(p, lists_.abroad)) {  // "Anh", where it is no "anh" that opens a sentence
        written_so = capital(i) && !(is(p, lists_.person) && opens(at));
      } else if (is(p, lists_.no_place)) {
        written_so = capital(at);
      }
      if (written_so) found = {p, i + 1 - at};
    }
  }
  return found;
}

template <class Wanted>
PlaceNames::Listed PlaceNames::longest_up_to(std::size_t end, Wanted wanted) const {
  for (std::size_t length = std::min(kLongestPhrase, end); length > 0; --length) {
    Lexicon::Node node = Lexicon::kRoot;
    for (std::size_t i = end - length; i < end && node != 0; ++i) node = words_.step(node, id(i));
    const Phrase* p = node == 0 ? nullptr : words_.phrase(node);
    if (p && wanted(*p)) return {p, length};
  }
  return {};
}

PlaceNames::Listed PlaceNames::longest_up_to(std::size_t end) const {
  return longest_up_to(end, [](const Phrase& p) { return p.lists != 0; });
}

PlaceNames::Listed PlaceNames::title_before(std::size_t name) const {
  return longest_up_to(name, [&](const Phrase& p) { return gazetteer_.kind_of_title(p.lists) != PlaceKind::none; });
}

bool PlaceNames::all_capitals(std::size_t begin, std::size_t end) const {
  for (std::size_t t = begin; t < end; ++t) {
    for (std::size_t i = (*tokens_)[t].span.begin; i < (*tokens_)[t].span.end;) {
      LatinLetter letter = latin_letter(text_.substr(i, (*tokens_)[t].span.end - i));
      if (letter.lower) return false;
      i += std::max<std::size_t>(letter.length, 1);
    }
  }
  return true;
}

// Does a sentence or a quotation begin at this token, so that its capital says nothing?
bool PlaceNames::opens(std::size_t t) const {
  return t == 0 || ((*tokens_)[t - 1].kind == Token::Kind::mark && !(*tokens_)[t].glued) || mark(t - 1, Mark::quote) || mark(t - 1, Mark::open);
}

// Can a name be meant behind this title?
bool PlaceNames::fits(std::int32_t name, PlaceKind title) const {
  const auto& meanings = gazetteer_.meanings(name);
  return std::any_of(meanings.begin(), meanings.end(), [&](const PlaceMeaning& m) { return !m.needs_title || title != PlaceKind::none; });
}

const std::vector<PlaceMention>& PlaceNames::find(const std::vector<Token>& tokens) {
  found_.clear();
  contest_ = false;
  std::size_t opening = 0;
  while (opening < tokens.size() && !may_open(tokens, opening)) ++opening;
  if (opening == tokens.size()) return found_;
  begin(tokens);
  for (std::size_t t = opening; t < tokens.size();) {
    if (!may_open(tokens, t)) {
      ++t;
      continue;
    }
    Listed listed = longest_from(t);
    const Phrase* p = listed.phrase;
    PlaceKind local = p && p->place < 0 ? gazetteer_.kind_of_local(p->lists) : PlaceKind::none;
    if (p && (p->place >= 0 || is(p, lists_.abroad))) {
      PlaceMention mention = mention_of(t, listed);
      if (mention.name >= 0 && gazetteer_.is_country(mention.name)) {
        mention.name = -1;
        mention.kind = PlaceKind::country;
        // "Ở Việt Nam", "của Việt Nam", "Việt Nam có": elsewhere it tells whose or which ("đội tuyển Việt Nam")
        if (!mention.inside && !opens(t)) mention.use = PlaceMention::Use::bearer;
      }
      bool meant = mention.name >= 0 ? fits(mention.name, mention.kind) : mention.use != PlaceMention::Use::bearer;
      auto is_number = [&](std::size_t at) { return at < tokens.size() && tokens[at].kind == Token::Kind::digits; };
      bool joined = mark(mention.end, Mark::comma) || is(longest_from(mention.end).phrase, lists_.joint);
      if (is_number(t) && joined && is_number(mention.end + 1)) mention.one_of_several = true;  // "các quận 1, 3 và 5"
      if (meant) found_.push_back(mention);
    } else if (local != PlaceKind::none && !capital(t + listed.length)) {
      PlaceMention mention{t, t + listed.length};
      mention.kind = local;
      mention.inside = true;
      mention.use = use_of(mention, t);
      found_.push_back(mention);
    }
    bool taken = p && (p->place >= 0 || local != PlaceKind::none || is(p, lists_.abroad) || is(p, lists_.no_place));
    t += taken && !(local != PlaceKind::none && capital(t + listed.length)) ? listed.length : 1;
  }
  join();
  contest_ = !found_.empty() && names_contest();
  return found_;
}

bool PlaceNames::names_contest() const {
  for (std::size_t t = 0; t < ids_.size(); ++t) {
    if (gazetteer_.opens_contest(id(t)) && is(longest_from(t).phrase, lists_.contest)) return true;
  }
  return false;
}

PlaceMention PlaceNames::mention_of(std::size_t at, const Listed& found) const {
  PlaceMention m{at, at + found.length};
  m.name = found.phrase->place;
  if (m.name < 0) m.kind = PlaceKind::abroad;
  else if (Listed title = title_before(at); title.phrase) {
    m.begin = at - title.length;
    m.kind = gazetteer_.kind_of_title(title.phrase->lists);
  }
  m.use = use_of(m, at);
  return m;
}

// What the words to the left and right make of a name.
PlaceMention::Use PlaceNames::use_of(PlaceMention& m, std::size_t name_begin) const {
  using Use = PlaceMention::Use;
  bool titled = m.begin < name_begin, shouted = all_capitals(name_begin, m.end);
  std::size_t e = m.begin;
  bool bracket = e > 0 && mark(e - 1, Mark::open);
  m.bracketed = bracket && mark(m.end, Mark::close);
  if (m.bracketed) --e;
  const std::size_t from = e;
  bool authority = false;
  for (std::size_t steps = 0; e > 0 && steps < kFarthestBearer && word(e - 1); ++steps) {
    Listed l = longest_up_to(e);
    if (is(l.phrase, lists_.bearer)) return Use::bearer;
    if (is(l.phrase, lists_.authority)) {
      authority = true;
      break;
    }
    if (e == from && !m.bracketed) {
      if (is(l.phrase, lists_.person) && !titled) return Use::bearer;
      if (is(l.phrase, lists_.origin) || is(l.phrase, lists_.away)) return Use::doubtful;
      if (is(l.phrase, lists_.inside)) m.inside = true;
    } else if (is(l.phrase, lists_.origin)) {
      return Use::doubtful;
    }
    const Phrase* known = grammar_words_.phrase_of((*tokens_)[e - 1].syllable);
    if (l.length < 2 && known && grammar_words_.set_has(known->lists, noun_stop_)) break;
    e -= std::max<std::size_t>(l.length, 1);
  }
  if (authority || titled || shouted || m.is_local() || m.kind == PlaceKind::country) return Use::plain;
  // "Bia Sài Gòn", "Sài Gòn Tourist": a longer name
  if (m.begin > 0 && capital(m.begin - 1) && !opens(m.begin - 1)) return Use::bearer;
  bool goes_on = capital(m.end) && !longest_from(m.end).phrase;
  bool hyphen = mark(m.end, Mark::dash) && (*tokens_)[m.end].glued && capital(m.end + 1) && (*tokens_)[m.end + 1].glued && !longest_from(m.end + 1).phrase;
  return goes_on || hyphen ? Use::bearer : Use::plain;
}

bool PlaceNames::in_own_province(const PlaceMention& district, const PlaceMention& province) const {
  if (district.name < 0 || province.name < 0) return false;
  for (const PlaceMeaning& a : gazetteer_.meanings(district.name)) {
    for (const PlaceMeaning& b : gazetteer_.meanings(province.name)) {
      std::int32_t in = gazetteer_.place(a.place).province;
      if (in >= 0 && gazetteer_.place(in).name == gazetteer_.place(b.place).name) return true;
    }
  }
  return false;
}

// What stands between two names: a district and its province are one place, a row of names are several, a dash or
// "từ … đến …" joins the ends of a way.
void PlaceNames::join() {
  std::size_t kept = 0;
  for (std::size_t k = 0; k < found_.size(); ++k) {
    PlaceMention& b = found_[k];
    if (kept > 0) {
      PlaceMention& a = found_[kept - 1];
      std::size_t gap = b.begin - a.end;
      bool comma = gap == 1 && (mark(a.end, Mark::comma) || mark(a.end, Mark::open) || mark(a.end, Mark::dash));
      bool of = gap == 1 && (is(longest_up_to(b.begin).phrase, lists_.inside) || is(longest_up_to(b.begin).phrase, lists_.joint));
      if ((gap == 0 || comma || of) && a.province < 0 && in_own_province(a, b)) {
        a.province = b.name;
        a.end = b.end;
        a.bracketed |= b.bracketed;
        continue;
      }
      if (gap == 1 && mark(a.end, Mark::dash)) a.use = b.use = PlaceMention::Use::doubtful;
      bool way = false;
      for (std::size_t t = a.end; t < b.begin && gap <= kLongestWay; ++t) way |= is(longest_from(t).phrase, lists_.toward);
      if (way && a.use == PlaceMention::Use::doubtful && b.use == PlaceMention::Use::plain) b.use = PlaceMention::Use::doubtful;
      bool row = gap <= kLongestWay;
      for (std::size_t t = a.end; row && t < b.begin; ++t) {
        Listed l = longest_from(t);
        row = mark(t, Mark::comma) || mark(t, Mark::semicolon) || is(l.phrase, lists_.joint);
        if (l.length > 1) t += l.length - 1;
      }
      if (row && gap > 0 && a.use == b.use) a.one_of_several = b.one_of_several = true;
    }
    if (kept != k) found_[kept] = b;
    ++kept;
  }
  found_.resize(kept);
}

}  // namespace solieu
