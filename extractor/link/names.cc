#include "link/names.h"

#include <algorithm>

#include "text/normalise.h"

namespace solieu {
namespace {

constexpr std::size_t kLongestTopic = 8;  // syllables behind a head that still name one thing

bool listed(const Phrase& p) { return p.lists != 0; }

std::string_view without(std::string_view opening, std::string_view name) {
  return folded(name.substr(0, opening.size())) == opening ? name.substr(opening.size()) : name;
}

}  // namespace

std::string folded(std::string_view name) {
  std::string out;
  append_lower(name, out);
  return out;
}

std::string joined(std::string_view a, std::string_view b) { return std::string(a) + (a.empty() || b.empty() ? "" : " ") + std::string(b); }

bool holds_words(std::string_view name, std::string_view words) {
  const std::string spaced = " " + std::string(name) + " ";
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    if (spaced.find(" " + std::string(words.substr(begin, end - begin)) + " ") == std::string::npos) return false;
    begin = end + 1;
  }
  return true;
}

const std::vector<Token>& Names::tokens_of(std::string_view words) const {
  tokenise(words, {0, words.size()}, lexicon_, tokens_);
  return tokens_;
}

const std::vector<Token>& Names::opening_of(std::string_view words) const {
  tokenise_opening(words, 0, lexicon_, tokens_);
  return tokens_;
}

template <class Stops>
Names::Opening Names::up_to(std::string_view words, Stops stops) const {
  const auto& tokens = tokens_of(words);
  std::size_t t = 0;
  bool stopped = false;
  while (t < tokens.size()) {
    Found f = longest_phrase(tokens, t, lexicon_, listed);
    stopped = stops(tokens[t], f.phrase ? f.phrase->lists : ListSetId{0});
    if (stopped) break;
    t += f.phrase ? f.length : 1;
  }
  return {words.substr(0, t == 0 ? 0 : tokens[t - 1].span.end), stopped};
}

std::size_t Names::opening(std::string_view name, ListId list) const {
  const auto& tokens = opening_of(name);
  Found f = longest_phrase(tokens, 0, lexicon_, [&](const Phrase& p) { return lexicon_.set_has(p.lists, list); });
  return f.phrase ? tokens[f.length - 1].span.end : 0;
}

bool Names::begins_in(std::string_view name, ListId list) const {
  Found f = longest_phrase(opening_of(name), 0, lexicon_, listed);
  return f.phrase && lexicon_.set_has(f.phrase->lists, list);
}

std::string Names::without_head(std::string_view name) const {
  const auto& tokens = tokens_of(name);
  std::size_t at = 0;
  while (at < tokens.size()) {
    Found f = longest_phrase(tokens, at, lexicon_, listed);
    if (!f.phrase || !lexicon_.set_has(f.phrase->lists, lists_.head)) break;
    at += f.length;
  }
  if (at == tokens.size() || tokens.size() - at > kLongestTopic) return {};
  return std::string(name.substr(tokens[at].span.begin));
}

std::string_view Names::without_number_of(std::string_view name) const {
  std::size_t end = opening(name, lists_.number_of);
  return name.substr(std::min(name.find_first_not_of(' ', end), name.size()));
}

std::string Names::things_of(std::string_view name, std::string_view noun) const {
  if (std::size_t rate = opening(name, lists_.rate)) name.remove_prefix(std::min(name.find_first_not_of(' ', rate), name.size()));
  if (folded(noun) == "người") return std::string(name);
  if (!folded(name).starts_with(folded(noun) + " ")) return {};
  return std::string(up_to(name, [&](const Token&, ListSetId set) { return lexicon_.set_has(set, lists_.preposition); }).words);
}

std::string_view Names::without_level(std::string_view name) const { return without("mức ", name); }

std::string_view Names::without_total(std::string_view name) const { return without("tổng ", name); }

std::optional<Names::Counted> Names::counted(std::string_view name, bool label) const {
  const auto& tokens = tokens_of(name);
  // "số" of "số người", whatever list that stands in
  Found head = longest_phrase(tokens, 0, lexicon_, [&](const Phrase& p) { return lexicon_.set_has(p.lists, lists_.number_of); });
  if (!head.phrase && !label) return std::nullopt;
  Found noun = longest_phrase(tokens, head.length, lexicon_, [](const Phrase& p) { return p.noun >= 0; });
  if (!noun.phrase) return std::nullopt;
  TextSpan span{tokens[head.length].span.begin, tokens[head.length + noun.length - 1].span.end};
  return Counted{name.substr(span.begin, span.size()), &lexicon_.noun(noun.phrase->noun)};
}

std::string Names::leading_measure(std::string_view words) const {
  while (std::size_t connective = opening(words, lists_.connective)) {  // "Đáng chú ý là giá trị …"
    words.remove_prefix(std::min(words.find_first_not_of(", ", connective), words.size()));
  }
  if (!begins_in(words, lists_.head)) return {};
  auto [measure, stopped] = up_to(words, [&](const Token& token, ListSetId set) {
    auto is = [&](ListId list) { return lexicon_.set_has(set, list); };
    return token.kind == Token::Kind::mark || is(lists_.preposition) || is(lists_.verb) || is(lists_.up) || is(lists_.down) || is(lists_.cue);
  });
  return stopped ? std::string(measure) : std::string();
}

template <class Visit>
void Names::each_phrase(std::string_view words, Visit visit) const {
  const auto& tokens = tokens_of(words);
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    Found f = longest_phrase(tokens, t, lexicon_, listed);
    if (!f.phrase) continue;
    visit(f.phrase->lists);
    t += f.length - 1;
  }
}

bool Names::mention(std::string_view words, std::initializer_list<ListId> lists) const {
  bool found = false;
  each_phrase(words, [&](ListSetId set) {
    found = found || std::any_of(lists.begin(), lists.end(), [&](ListId list) { return lexicon_.set_has(set, list); });
  });
  return found;
}

std::string_view Names::trend(std::string_view words) const {
  std::string_view direction;
  each_phrase(words, [&](ListSetId set) {
    if (lexicon_.set_has(set, lists_.up)) direction = "up";
    if (lexicon_.set_has(set, lists_.down)) direction = "down";
  });
  return direction;
}

}  // namespace solieu
