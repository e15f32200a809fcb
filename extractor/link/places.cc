#include "link/places.h"

#include <algorithm>

namespace solieu {
namespace {

// "công ty", "ngân hàng", other than so many of them
bool names_a_company(const Mentions& m, const Grammar& grammar) {
  std::size_t next = 0;
  for (std::size_t t = 0; t < m.tokens.size(); ++t) {
    if (!grammar.gazetteer().opens_company(m.tokens[t].syllable)) continue;
    while (next < m.quantities.size() && m.quantities[next].end <= t) ++next;
    if (next < m.quantities.size() && m.quantities[next].begin <= t) continue;
    Found f = longest_phrase(m.tokens, t, grammar.lexicon(), [](const Phrase& p) { return p.noun >= 0; });
    if (f.phrase && grammar.lexicon().noun(f.phrase->noun).base_unit == "{enterprise}") return true;
  }
  return false;
}

constexpr std::size_t kOpening = 3;       // sentences in which a document says which place it is about
constexpr std::size_t kContests = 2;      // sentences on contests that make a document one on sport
constexpr std::size_t kFarthestPlace = 2;  // sentences over which a paragraph hands its place on

}  // namespace

// The places of a sentence, and how its quantities lie between them.
struct PlaceLinker::Row {
  Row(const Mentions& mentions, const std::vector<PlaceMention>& found, const Grammar& grammar, bool of_company)
      : m(mentions), places(found), lexicon(grammar.lexicon()), lists(grammar.lists()), behind_figure(found.size()), company(of_company) {
    for (const Quantity& q : m.quantities) {
      if (const PlaceMention* p = first_behind(q)) behind_figure[index(p)] = true;
    }
  }

  bool is_mark(std::size_t item, Mark mark) const { return m.items[item].symbol == symbol(mark); }
  bool is(std::size_t item, ListId list) const { return lexicon.set_has(m.items[item].lists, list); }
  std::size_t index(const PlaceMention* p) const { return static_cast<std::size_t>(p - places.data()); }
  bool all(PlaceMention::Use use) const {
    return std::all_of(places.begin(), places.end(), [&](const PlaceMention& p) { return p.use == use; });
  }

  // A figure, which ends the words of another. A time does not.
  bool is_figure(std::size_t item) const {
    return m.items[item].kind == Item::Kind::quantity && m.quantities[m.items[item].ref].type != QuantityType::duration;
  }

  const PlaceMention* ending_at(std::size_t token) const {
    for (const PlaceMention& p : places) {
      if (p.end == token) return &p;
    }
    return nullptr;
  }

  // The last before `end` that begins at or behind `begin`.
  const PlaceMention* last_in(std::size_t begin, std::size_t end) const {
    const PlaceMention* last = nullptr;
    for (const PlaceMention& p : places) {
      if (p.begin >= begin && p.end <= end && p.use != PlaceMention::Use::doubtful) last = &p;
    }
    return last;
  }

  // "Hà Nội có 12 ca", "Hà Nội (12 ca)", "Hà Nội: 12 ca"
  const PlaceMention* before(const Quantity& q) const {
    std::size_t i = q.item;
    for (; i > 1; --i) {
      bool label = is_mark(i - 1, Mark::open) || is_mark(i - 1, Mark::colon);
      if (label) {
        const PlaceMention* p = ending_at(m.items[i - 1].begin);
        if (p && p->use != PlaceMention::Use::doubtful) return p;
      }
      bool mark = m.items[i - 1].kind == Item::Kind::mark && !is_mark(i - 1, Mark::dash) && !is_mark(i - 1, Mark::quote) && !is_mark(i - 1, Mark::punct);
      if (mark || is_figure(i - 1) || is(i - 1, lists.conjunction)) break;
    }
    return last_in(m.items[i].begin, q.begin);
  }

  // "12 ca ở Hà Nội"
  const PlaceMention* first_behind(const Quantity& q) const {
    std::size_t i = q.item + 1;
    while (i < m.items.size() && m.items[i].kind != Item::Kind::mark && m.items[i].kind != Item::Kind::period && !is_figure(i) && !is(i, lists.clause)) ++i;
    std::size_t end = i < m.items.size() ? m.items[i].begin : m.tokens.size();
    for (const PlaceMention& p : places) {
      if (p.begin >= q.end && p.begin < end) return p.use != PlaceMention::Use::doubtful && (p.inside || p.kind != PlaceKind::none) ? &p : nullptr;
    }
    return nullptr;
  }

  const PlaceMention* named_before(const PlaceMention& place) const {
    for (std::size_t k = index(&place); k-- > 0;) {
      if (places[k].name >= 0 && places[k].use != PlaceMention::Use::bearer) return &places[k];
    }
    return nullptr;
  }

  // What the sentence spoke of last, other than behind a figure or in a bracket that is closed.
  const PlaceMention* topic(const Quantity& q) const {
    for (std::size_t k = places.size(); k-- > 0;) {
      const PlaceMention& p = places[k];
      if (p.end > q.begin || behind_figure[k] || p.use == PlaceMention::Use::doubtful) continue;
      int depth = 0;
      for (std::size_t t = p.end; t < q.begin && depth >= 0; ++t) {
        if (m.tokens[t].kind == Token::Kind::mark) depth += m.tokens[t].mark == Mark::open ? 1 : m.tokens[t].mark == Mark::close ? -1 : 0;
      }
      if (depth >= 0 || p.bracketed) return &p;
    }
    return nullptr;
  }

  // "Có 5 người chết trong vụ cháy hôm qua tại Hà Nội": the only place of the sentence
  const PlaceMention* only_one() const {
    if (places.empty() || !places.front().inside || !all(PlaceMention::Use::plain)) return nullptr;
    bool one = std::all_of(places.begin(), places.end(), [&](const PlaceMention& p) { return NamedPlace::of(p) == NamedPlace::of(places.front()); });
    return one ? &places.front() : nullptr;
  }

  const Mentions& m;
  const std::vector<PlaceMention>& places;
  const Lexicon& lexicon;
  const KnownLists& lists;
  std::vector<bool> behind_figure;  // by place
  bool company;                     // it names one: its figures may be that one's
};

PlaceLinker::PlaceLinker(const Grammar& grammar, std::string_view text, std::string_view date)
    : gazetteer_(grammar.gazetteer()), grammar_(grammar), text_(text), date_(date), names_(grammar, text) {}

void PlaceLinker::open_paragraph(const Sentence& sentence) {
  if (opening_.size() < kOpening) opening_.push_back({sentence.span, false, {}});
  ++paragraph_age_;
  if (!sentence.opens_paragraph) return;
  unread_.clear();
  paragraph_place_.reset();
  paragraph_closed_ = false;
}

void PlaceLinker::skip(const Sentence& sentence) {
  if (gazetteer_.empty()) return;
  open_paragraph(sentence);
  if (unread_.size() == kFarthestPlace) unread_.erase(unread_.begin());
  unread_.push_back(sentence.span);
}

void PlaceLinker::add(const Mentions& m, const Sentence& sentence, const std::vector<Draft>& drafts, std::size_t first) {
  if (drafts.size() == first) return skip(sentence);
  if (gazetteer_.empty()) return;
  open_paragraph(sentence);
  const auto* found = &names_.find(m.tokens);
  const bool company = names_a_company(m, grammar_);
  if (found->empty() && !unread_.empty() && !company) {
    read_paragraph();
    found = &names_.find(m.tokens);
  }
  if (opening_.back().span == sentence.span) note_opening(opening_.back(), *found);
  if (found->empty()) return choices_.resize(drafts.size(), company ? Choice{} : elsewhere());
  const Row row(m, *found, grammar_, company);
  const bool contest = names_.of_contest();
  auto quantity = m.quantities.begin();
  for (std::size_t k = first; k < drafts.size(); ++k) {
    while (quantity->span != drafts[k].text_span) ++quantity;
    choices_.push_back(contest ? Choice{} : choose(row, *quantity, drafts[k], first));
  }
  note(row.places);
}

// Of a figure whose sentence names no place.
PlaceLinker::Choice PlaceLinker::elsewhere() const {
  if (paragraph_place_ && paragraph_age_ <= kFarthestPlace) return {paragraph_place_, Choice::From::paragraph, {}};
  return {std::nullopt, paragraph_closed_ ? Choice::From::nowhere : Choice::From::document, {}};
}

PlaceLinker::Choice PlaceLinker::choose(const Row& row, const Quantity& q, const Draft& d, std::size_t first) const {
  using From = Choice::From;
  auto taken = [&](const PlaceMention& p) {
    bool meant = p.use == PlaceMention::Use::plain && p.kind != PlaceKind::abroad;
    if (!meant) return Choice{};
    const PlaceMention* near = row.named_before(p);
    return Choice{NamedPlace::of(p), From::sentence, near ? NamedPlace::of(*near) : paragraph_place_};
  };
  auto one = [&](const PlaceMention& p) { return p.one_of_several ? Choice{} : taken(p); };
  if (const PlaceMention* p = row.before(q)) return row.is_mark(q.item - 1, Mark::open) ? taken(*p) : one(*p);
  const PlaceMention* behind = row.first_behind(q);
  bool whole = behind && behind->kind == PlaceKind::country && !d.is_amount();  // "chiếm 5% cả nước"
  if (behind && !whole) return one(*behind);
  for (int other : {d.figure.of, d.figure.parent}) {
    if (other > static_cast<int>(first) && other <= static_cast<int>(choices_.size())) return choices_[static_cast<std::size_t>(other) - 1];
  }
  if (row.company) return {};
  if (const PlaceMention* p = row.topic(q)) return one(*p);
  if (const PlaceMention* p = whole ? nullptr : row.only_one()) return one(*p);
  return {};
}

// What the sentences since the last one with figures speak of.
void PlaceLinker::read_paragraph() {
  for (const TextSpan& span : unread_) {
    if (!names_.may_name_place(span)) continue;
    tokenise(text_, span, grammar_.lexicon(), tokens_);
    note(names_.find(tokens_));
  }
  unread_.clear();
}

void PlaceLinker::note(const std::vector<PlaceMention>& mentions) {
  std::optional<NamedPlace> place;
  bool closed = false;
  for (const PlaceMention& p : mentions) {
    abroad_ |= p.kind == PlaceKind::abroad;
    if (p.use != PlaceMention::Use::plain || p.kind == PlaceKind::country || p.kind == PlaceKind::abroad) {
      closed = true;
      continue;
    }
    NamedPlace named = NamedPlace::of(p);
    told_.push_back(named);
    closed |= p.one_of_several || (place && !(*place == named));
    place = named;
  }
  if (mentions.empty()) return;
  if (names_.of_contest()) {
    ++contests_;
    closed = true;
  }
  paragraph_age_ = 0;
  paragraph_closed_ = closed;
  paragraph_place_ = closed ? std::nullopt : place;
}

void PlaceLinker::note_opening(Opening& sentence, const std::vector<PlaceMention>& mentions) {
  sentence.read = true;
  for (const PlaceMention& p : mentions) {
    abroad_ |= p.kind == PlaceKind::abroad;
    if (p.use == PlaceMention::Use::plain && p.name >= 0) sentence.places.push_back(NamedPlace::of(p));
  }
}

void PlaceLinker::read_opening() {
  for (Opening& sentence : opening_) {
    if (sentence.read || !names_.may_name_place(sentence.span)) continue;
    tokenise(text_, sentence.span, grammar_.lexicon(), tokens_);
    note_opening(sentence, names_.find(tokens_));
  }
}

// The place that the document is about: the first that its opening names, where that names no other province.
std::optional<NamedPlace> PlaceLinker::document_place(const PlaceMeanings& meanings) const {
  std::optional<NamedPlace> first;
  for (const Opening& sentence : opening_) {
    for (const NamedPlace& named : sentence.places) {
      std::int32_t province = meanings.province_of(named);
      if (province < 0) continue;
      if (!first) first = named;
      if (meanings.province_of(*first) != province) return std::nullopt;
    }
  }
  return first;
}

void PlaceLinker::finish(std::vector<Draft>& drafts, int year) {
  if (choices_.empty() || contests_ >= kContests) return;
  const PlaceMeanings meanings(gazetteer_, date_, year);
  // is there anything to be asked of the opening: a figure without a place, a district, "toàn tỉnh"?
  if (!told_.empty() && std::any_of(choices_.begin(), choices_.end(), [&](const Choice& c) {
        return c.from == Choice::From::document ? !abroad_ : c.place && (c.place->is_local() || c.place->kind != PlaceKind::none);
      })) {
    read_opening();
  }
  const std::optional<NamedPlace> document = document_place(meanings);
  const std::int32_t province = document ? meanings.province_of(*document) : -1;
  auto of_document = [&](const NamedPlace& n) { return n.is_local() || meanings.province_of(n) == province; };
  // one that names a place in its title, again in its text, and no other, hands it on to figures that name none
  const bool alone = document && !opening_.front().places.empty() && !abroad_ && !told_.empty() && std::all_of(told_.begin(), told_.end(), of_document);
  for (std::size_t k = 0; k < choices_.size(); ++k) {
    const Choice& c = choices_[k];
    if (c.from == Choice::From::nowhere || (c.from == Choice::From::document && !alone)) continue;
    std::int32_t near = c.near && !c.near->is_local() ? meanings.province_of(*c.near) : -1;
    if (near < 0) near = province;
    PlaceMeanings::Meaning meaning;
    if (!c.place) {
      meaning = meanings.find(*document, near);
    } else if (!c.place->is_local()) {
      meaning = meanings.find(*c.place, near);
    } else if (!is_district(c.place->kind)) {  // "toàn tỉnh"
      meaning = meanings.of(near);
    } else if (const auto& unit = c.near && c.near->kind == c.place->kind ? c.near : document; unit && unit->kind == c.place->kind) {  // "toàn huyện"
      meaning = meanings.find(*unit, near);
    }
    if (meaning.name.empty()) continue;
    Figure& f = drafts[k].figure;
    if (is_age_unit(f.base_unit)) continue;  // an age, a term: of somebody or something, not of a place
    f.place = meaning.name;
    f.place_code = meaning.code;
    if (c.from != Choice::From::sentence || c.place->is_local()) f.flags.emplace_back("place_inherited");
    if (meaning.former) f.flags.emplace_back("place_former");
  }
}

}  // namespace solieu
