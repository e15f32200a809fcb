#include "grammar/pattern.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/ascii.h"

namespace solieu {
namespace {

constexpr std::string_view kBlanks = " ";

constexpr std::string_view kNamedGroup = "(?P<";

// Far beyond what a rule says of a language, and small enough for what is built of a pattern.
constexpr int kMostBrackets = 16;        // one in another
constexpr std::size_t kMostPlaces = 256;  // of words, lists and numbers; a gap of three words is three

// "name: rest" → name; nothing for a slot without a name.
std::string take_name(std::string_view& slot) {
  auto colon = slot.find(':');
  if (colon == std::string_view::npos) return {};
  std::string name(trimmed(slot.substr(0, colon), kBlanks));
  slot = trimmed(slot.substr(colon + 1), kBlanks);
  return name;
}

bool good_name(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
}

class Parser {
 public:
  Parser(std::string_view text, const PatternNames& names) : text_(text), names_(names) {}

  Result<Pattern> run() {
    while (at_ < text_.size()) {
      if (auto error = element(); !error.empty()) return Error{std::move(error)};
    }
    flush_words();
    if (depth_ != 0) return Error{"a '(' is not closed"};
    if (pattern_.elements.empty()) return Error{"the pattern is empty"};
    std::size_t places = 0;
    for (const Pattern::Element& e : pattern_.elements) places += e.regex.empty() ? static_cast<std::size_t>(std::max(e.up_to, 1)) : 0;
    if (places > kMostPlaces) return Error{fmt::format("it is {} words long, and {} is the most: make several of it", places, kMostPlaces)};
    auto captures = pattern_.capture_names();
    for (std::size_t i = 1; i < captures.size(); ++i) {
      if (std::find(captures.begin(), captures.begin() + static_cast<std::ptrdiff_t>(i), captures[i]) != captures.begin() + static_cast<std::ptrdiff_t>(i)) {
        return Error{fmt::format("the name '{}' stands twice", captures[i])};
      }
    }
    pattern_.text = text_;
    return std::move(pattern_);
  }

 private:
  // Each returns an error message, empty when all is well.
  std::string element() {
    char c = text_[at_];
    switch (c) {
      case ' ': ++at_; return {};
      case '(':
        if (++depth_ > kMostBrackets) return fmt::format("more than {} brackets stand in each other", kMostBrackets);
        return group();
      case ')':
        if (--depth_ < 0) return "a ')' closes nothing";
        return raw(")");
      case '|': return raw("|");
      case '?': case '*': case '+':
        flush_words();
        if (!repeatable()) return fmt::format("'{}' follows nothing", c);
        return raw(std::string(1, c));
      case ',': return mark(Mark::comma);
      case ';': return mark(Mark::semicolon);
      case '{': return slot('}');
      case '<': return slot('>');
      case '.':
        if (text_.substr(at_, 2) == "..") return gap();
        [[fallthrough]];
      case '\\': case '[': case ']': case '^': case '$':
        return no_meaning(c);
    }
    auto end = text_.find_first_of(" (){}<>|?*+,;", at_);
    if (end == std::string_view::npos) end = text_.size();
    if (end == at_) return fmt::format("'{}' is out of place", c);
    if (auto odd = text_.substr(at_, end - at_).find_first_of(".:\\[]^$"); odd != std::string_view::npos) return no_meaning(text_[at_ + odd]);
    // "lần?" repeats only its last word: the words before are a phrase of their own.
    bool repeated = end < text_.size() && (text_[end] == '?' || text_[end] == '*' || text_[end] == '+');
    if (repeated) flush_words();
    if (!words_.empty()) words_ += ' ';
    words_ += text_.substr(at_, end - at_);
    at_ = end;
    return {};
  }

  // Is there a word, a list or a bracket that a '?' could belong to?
  bool repeatable() const {
    if (pattern_.elements.empty()) return false;
    const std::string& last = pattern_.elements.back().regex;
    return last.empty() || last == ")";
  }

  static std::string no_meaning(char c) {
    return fmt::format("'{}' has no meaning here: patterns are made of words, {{lists}} and <numbers>", c);
  }

  void flush_words() {
    if (words_.empty()) return;
    Pattern::Element e;
    e.lists = {names_.literal(words_)};
    e.text = words_;
    pattern_.elements.push_back(std::move(e));
    words_.clear();
  }

  std::string raw(std::string regex) {
    flush_words();
    Pattern::Element e;
    e.regex = std::move(regex);
    pattern_.elements.push_back(std::move(e));
    ++at_;
    return {};
  }

  // "(" or "(name: "
  std::string group() {
    auto colon = text_.find(':', at_);
    std::string_view name = colon == std::string_view::npos ? std::string_view() : text_.substr(at_ + 1, colon - at_ - 1);
    if (name.empty() || !good_name(name)) return raw("(?:");
    std::string error = raw(fmt::format("{}{}>", kNamedGroup, name));
    at_ = colon + 1;
    return error;
  }

  std::string mark(Mark m) {
    flush_words();
    Pattern::Element e;
    e.symbols = {symbol(m)};
    e.text = text_[at_];
    pattern_.elements.push_back(std::move(e));
    ++at_;
    return {};
  }

  std::string gap() {
    flush_words();
    std::size_t begin = at_;
    at_ += 2;
    int n = 0;
    constexpr int kTooMany = 100;  // no more are counted
    while (at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_]))) n = std::min(n * 10 + (text_[at_++] - '0'), kTooMany);
    if (n < 1 || n > 12) return "'..' needs a number of words from 1 to 12 behind it: ..3";
    Pattern::Element e;
    e.any_word = true;
    e.up_to = n;
    e.text = text_.substr(begin, at_ - begin);
    pattern_.elements.push_back(std::move(e));
    return {};
  }

  std::string slot(char close) {
    flush_words();
    auto end = text_.find(close, at_);
    if (end == std::string_view::npos) return fmt::format("a '{}' is missing", close);
    std::string_view inside = trimmed(text_.substr(at_ + 1, end - at_ - 1), kBlanks);
    Pattern::Element e;
    e.text = text_.substr(at_, end + 1 - at_);
    at_ = end + 1;
    e.name = take_name(inside);
    if (!good_name(e.name)) return fmt::format("'{}' is no name: use letters, digits and _", e.name);
    bool target = close == '>' && e.name == "value";
    if (target && std::exchange(pattern_.has_target, true)) return "<value: …> stands twice";
    while (true) {
      auto bar = inside.find('|');
      std::string_view word = trimmed(inside.substr(0, bar), kBlanks);
      std::string error = close == '}' ? list(word, e) : typed(word, target, e);
      if (!error.empty()) return error;
      if (bar == std::string_view::npos) break;
      inside.remove_prefix(bar + 1);
    }
    pattern_.elements.push_back(std::move(e));
    return {};
  }

  std::string list(std::string_view name, Pattern::Element& e) {
    if (name == "word") {
      e.any_word = true;
      return {};
    }
    if (auto symbols = mark_symbols(name); !symbols.empty()) {
      e.symbols.insert(e.symbols.end(), symbols.begin(), symbols.end());
      return {};
    }
    const ListId* id = names_.by_name(name);
    if (!id) return fmt::format("there is no word list '{}'", name);
    e.lists.push_back(*id);
    return {};
  }

  std::string typed(std::string_view name, bool target, Pattern::Element& e) {
    auto symbols = quantity_symbols(name, target);
    if (!target) {
      auto shapes = shape_symbols(name);
      pattern_.has_shapes |= !shapes.empty() && symbols.empty();
      symbols.insert(symbols.end(), shapes.begin(), shapes.end());
    }
    if (symbols.empty()) return fmt::format("'<{}>' is no kind of number", name);
    e.symbols.insert(e.symbols.end(), symbols.begin(), symbols.end());
    return {};
  }

  std::string_view text_;
  const PatternNames& names_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::string words_;
  Pattern pattern_;
};

}  // namespace

Result<Pattern> parse_pattern(std::string_view text, const PatternNames& names) { return Parser(text, names).run(); }

std::vector<std::string> Pattern::capture_names() const {
  std::vector<std::string> names = {""};
  for (const Element& e : elements) {
    std::string_view group = e.regex;
    if (group.starts_with(kNamedGroup)) {
      group.remove_prefix(kNamedGroup.size());
      names.emplace_back(group.substr(0, group.size() - 1));
    } else if (!e.name.empty()) {
      names.push_back(e.name);
    }
  }
  return names;
}

std::string Pattern::regex(const Lexicon& lexicon) const {
  std::string out;
  auto code = [](Symbol s) { return fmt::format("\\x{{{:x}}}", s); };
  const std::string words = code(symbol(Mark::word)) + code(symbol(Mark::name)) + code(kFirstSet + 1) + "-" + code(kLastSymbol);
  for (const Element& e : elements) {
    if (!e.regex.empty()) {
      out += e.regex;
      continue;
    }
    std::string set;
    if (e.any_word) set = words;
    for (Symbol s : e.symbols) set += code(s);
    for (ListId list : e.lists) {
      for (ListSetId s : lexicon.sets_with(list)) set += code(symbol_of_set(s));
    }
    if (!e.name.empty()) out += "(?P<" + e.name + ">";
    // A list without a phrase can be matched by nothing at all.
    out += set.empty() ? "[^\\x00-\\x{10FFFF}]" : "[" + set + "]";
    if (e.up_to > 0) out += fmt::format("{{0,{}}}", e.up_to);
    if (!e.name.empty()) out += ")";
  }
  return out;
}

}  // namespace solieu
