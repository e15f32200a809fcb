#include "read/mapped_text.h"

namespace solieu {

// An edit where the next bytes do not stand right behind the last ones.
void MappedText::settle(std::size_t source) {
  if (inserted_ > 0 || source != next_) map_.add({text_.size() - inserted_, text_.size()}, {source, source});
  inserted_ = 0;
}

void MappedText::copy(std::string_view bytes, std::size_t source) {
  if (bytes.empty()) return;
  settle(source);
  text_ += bytes;
  next_ = source + bytes.size();
}

void MappedText::replace(std::string_view bytes, SourceSpan source) {
  // A line end that became a blank: a byte is where it was, and between all words of a page there is one.
  if (bytes.size() == 1 && source.end == source.begin + 1) return copy(bytes, source.begin);
  if (inserted_ > 0) settle(source.begin);
  map_.add({text_.size(), text_.size() + bytes.size()}, source);
  text_ += bytes;
  next_ = source.end;
}

void MappedText::insert(std::string_view bytes) {
  text_ += bytes;
  inserted_ += bytes.size();
}

std::pair<std::string, OffsetMap> MappedText::finish() {
  if (inserted_ > 0) settle(next_);
  return {std::move(text_), std::move(map_)};
}

}  // namespace solieu
