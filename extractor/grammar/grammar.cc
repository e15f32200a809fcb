#include "grammar/grammar.h"

#include <fmt/core.h>

#include "grammar/archive.h"

namespace solieu {

std::string Rule::where() const { return fmt::format("{}:{}: rule {}", file, line, id); }

void Matchers::add(const std::vector<Rule>& rules, const Lexicon& lexicon) {
  lexicon_ = &lexicon;
  for (const Rule& r : rules) {
    for (const Pattern& p : r.patterns) {
      Matcher m{&r, &p, nullptr};
      for (const std::string& name : p.capture_names()) {
        if (name.empty() || m.captures) continue;
        if (name == (r.of_numbers() ? "it" : "when") || !r.gives.period.empty()) m.captures = std::make_unique<Captures>(p, lexicon);
      }
      all.push_back(std::move(m));
    }
  }
}

const std::vector<PatternGraph>& Matchers::graphs() const {
  std::call_once(made_, [this] {
    graphs_.reserve(all.size());
    for (const Matcher& m : all) graphs_.emplace_back(*m.pattern, *lexicon_);
  });
  return graphs_;
}

// The matchers themselves point into the rules, and are made of these.
template <class Self, class Archive>
void Grammar::members(Self& self, Archive& archive) {
  archive(self.lexicon_, self.lists_, self.table_lists_, self.number_rules_, self.figure_rules_, self.head_rules_);
  archive(self.number_matchers_.automaton, self.figure_matchers_.automaton, self.head_matchers_.automaton, self.gazetteer_, self.indicators_);
}

std::string Grammar::compiled() const {
  ArchiveWriter archive;
  members(*this, archive);
  return archive.bytes();
}

Result<std::shared_ptr<const Grammar>> Grammar::from_compiled(std::string_view bytes, FileSource files) {
  auto grammar = std::make_shared<Grammar>();
  ArchiveReader archive(bytes);
  members(*grammar, archive);
  if (!archive.complete()) return Error{"the compiled grammar is damaged: build the program again"};
  grammar->number_matchers_.add(grammar->number_rules_, grammar->lexicon_);
  grammar->figure_matchers_.add(grammar->figure_rules_, grammar->lexicon_);
  grammar->head_matchers_.add(grammar->head_rules_, grammar->lexicon_);
  grammar->source_ = files;
  return std::shared_ptr<const Grammar>(std::move(grammar));
}

}  // namespace solieu
