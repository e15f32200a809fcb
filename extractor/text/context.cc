#include "text/context.h"

#include "text/normalise.h"
#include "text/sentences.h"

namespace solieu {

std::vector<std::string> sentences_around(std::string_view bytes, std::span<const SourceSpan> spans) {
  std::vector<std::string> out(spans.size());
  if (spans.empty()) return out;
  Text text;
  normalise(bytes, text);
  std::vector<Sentence> sentences;
  split_sentences(text.utf8, sentences);
  std::size_t at = 0;
  for (const Sentence& sentence : sentences) {
    const SourceSpan source = text.map.to_source(sentence.span);
    while (at < spans.size() && spans[at].begin < source.begin) ++at;  // between two sentences
    for (; at < spans.size() && spans[at].begin < source.end; ++at) out[at] = text.utf8.substr(sentence.span.begin, sentence.span.size());
  }
  return out;
}

}  // namespace solieu
