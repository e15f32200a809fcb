#include "solieu.h"

#include <algorithm>
#include <climits>

#include "grammar/grammar.h"
#include "link/linker.h"
#include "match/match.h"
#include "text/normalise.h"
#include "text/sentences.h"

namespace solieu {

std::string_view version() { return SOLIEU_VERSION; }

Result<std::shared_ptr<const Grammar>> load_grammar() { return Grammar::built_in(); }
Result<std::shared_ptr<const Grammar>> load_grammar(const std::string& folder) { return Grammar::from_folder(folder); }

Extractor::Extractor(std::shared_ptr<const Grammar> grammar) : grammar_(std::move(grammar)) {}

namespace {

// Line and column of rising offsets, each byte looked at once.
class Places {
 public:
  explicit Places(std::string_view bytes) : bytes_(bytes) {}
  void set(std::size_t offset, Figure& f) {
    if (offset < at_) *this = Places(bytes_);
    for (; at_ < offset; ++at_) {
      if (bytes_[at_] == '\n') {
        ++line_;
        column_ = 1;
      } else if ((static_cast<unsigned char>(bytes_[at_]) & 0xC0) != 0x80) {
        ++column_;
      }
    }
    f.line = line_;
    f.column = column_;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0, line_ = 1, column_ = 1;
};

}  // namespace

std::vector<Figure> Extractor::extract(std::string_view bytes, const Options& options) const {
  std::vector<Figure> figures;
  if (bytes.size() > static_cast<std::size_t>(INT_MAX)) return figures;
  Text text;
  normalise(bytes, text);
  std::vector<Sentence> sentences;
  split_sentences(text.utf8, sentences);
  SentenceMatcher matcher(*grammar_, text.utf8, options.date);
  Linker linker(*grammar_, text.utf8, options.date);
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
    places.set(f.span.begin, f);
    std::string_view source = bytes.substr(f.span.begin, f.span.size());
    f.text = text.broken ? valid_utf8(source) : std::string(source);
    figures.push_back(std::move(f));
  }
  return figures;
}

}  // namespace solieu
