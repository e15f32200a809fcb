// Paragraphs and sentences of a normalised text.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace solieu {

/// A sentence, without the blanks around it. A paragraph is a line.
struct Sentence {
  TextSpan span;
  std::size_t paragraph = 0;    // 0, 1, 2 … over the lines that hold text
  bool opens_paragraph = false;
};

/// Splits at line feeds and after . ! ? … where what follows looks like a new sentence. An initial or a
/// listed abbreviation ("TP.", "GS.") ends none. Stretches of more than 8 KiB are cut at a blank,
/// so that one endless line costs no more than many short ones.
void split_sentences(std::string_view text, std::vector<Sentence>& out);

}  // namespace solieu
