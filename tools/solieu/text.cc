// `solieu text FILE`: the text that is read from a document.
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "program.h"

namespace solieu::program {

int print_text(const std::string& path, const ReadSettings& read) {
  auto document = DocumentReader(read).read(path);
  if (!document) return fail(document.error(), kSomeFailed);
  const SourceText& source = document->source;
  if (!source.warning.empty()) complain(source.warning);
  if (std::fwrite(source.text.data(), 1, source.text.size(), stdout) != source.text.size() || std::fflush(stdout) != 0) {
    return fail(std::string("standard output: ") + std::strerror(errno), kSomeFailed);
  }
  return kAllRead;
}

}  // namespace solieu::program
