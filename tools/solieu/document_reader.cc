#include "document_reader.h"

#include <utility>

namespace solieu::program {

Result<Document> DocumentReader::read(const std::string& path) {
  auto input = Input::open(path);
  return input ? read(std::move(*input)) : Error{input.error()};
}

Result<Document> DocumentReader::read(Input input) {
  std::string path = input.path();
  auto bytes = read_bytes(std::move(input));
  return bytes ? read(std::move(path), std::move(*bytes)) : Error{bytes.error()};
}

Result<Document> DocumentReader::read(std::string id, std::string bytes) {
  const std::size_t size = bytes.size();
  const Format format = format_of(bytes);
  return document_of(std::move(id), size, is_risky(format) ? processes_.read(bytes, options_) : read_source(std::move(bytes), format, options_));
}

}  // namespace solieu::program
