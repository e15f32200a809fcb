#include "text/context.h"

#include "text/normalise.h"
#include "text/sentences.h"
#include "text/wrapping.h"

namespace solieu {

std::vector<std::string> sentences_around(std::string_view text, std::span<const std::size_t> places) {
  std::vector<std::string> out(places.size());
  if (places.empty()) return out;
  Text normal;
  normalise(text, normal);
  join_lines(normal, [](std::string_view) { return false; });
  std::vector<Sentence> sentences;
  split_sentences(normal.utf8, sentences);
  std::size_t at = 0;
  for (const Sentence& sentence : sentences) {
    const SourceSpan source = normal.map.to_source(sentence.span);
    while (at < places.size() && places[at] < source.begin) ++at;  // between two sentences
    for (; at < places.size() && places[at] < source.end; ++at) out[at] = normal.utf8.substr(sentence.span.begin, sentence.span.size());
  }
  return out;
}

}  // namespace solieu
