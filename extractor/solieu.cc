#include "solieu.h"

#include <algorithm>
#include <climits>

#include "grammar/grammar.h"
#include "link/linker.h"
#include "match/match.h"
#include "text/normalise.h"
#include "text/places.h"
#include "text/sentences.h"

namespace solieu {

std::string_view version() { return SOLIEU_VERSION; }

Result<std::shared_ptr<const Grammar>> load_grammar() { return Grammar::built_in(); }
Result<std::shared_ptr<const Grammar>> load_grammar(const std::string& folder) { return Grammar::from_folder(folder); }

Extractor::Extractor(std::shared_ptr<const Grammar> grammar) : grammar_(std::move(grammar)) {}

std::vector<Figure> Extractor::extract(std::string_view bytes, const Options& options) const {
  std::vector<Figure> figures;
  if (bytes.size() > static_cast<std::size_t>(INT_MAX)) return figures;
  Text text;
  normalise(bytes, text);
  std::vector<Sentence> sentences;
  split_sentences(text.utf8, sentences);
  SentenceMatcher matcher(*grammar_, text.utf8, options.date);
  Linker linker(*grammar_, text.utf8);
  for (const Sentence& s : sentences) {
    if (const Mentions* m = matcher.match(s)) {
      linker.add(*m, s);
    } else {
      linker.skip(s);
    }
  }
  std::vector<Draft> drafts = linker.finish();
  Places places(bytes);
  figures.reserve(drafts.size());
  for (Draft& d : drafts) {
    Figure& f = d.figure;
    f.span = text.map.to_source(d.text_span);
    Place place = places.of(f.span.begin);
    f.line = place.line;
    f.column = place.column;
    std::string_view source = bytes.substr(f.span.begin, f.span.size());
    f.text = text.broken ? valid_utf8(source) : std::string(source);
    figures.push_back(std::move(f));
  }
  return figures;
}

}  // namespace solieu
