// What a batch hands to whoever reads next.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "long_file.h"
#include "read/input.h"

namespace solieu::program {

/// A document, or a block of a long one, that is still to be read; where it stands in an archive, it is read.
struct Taken {
  bool end = false;            // there is none any more
  std::string id;              // the path of a file; of a text in an archive, ARCHIVE#URI
  std::string error, warning;  // "ID: what"; where there is an error, there is nothing to be read
  std::optional<Input> input;  // of a file that is open already
  std::shared_ptr<LongFile> file;   // that is read in blocks; closed with the last of them
  std::size_t block = 0;            // of it
  std::optional<std::string> text;  // of an archive
  std::string date;                 // the day it was captured, of an archive that tells it
  std::size_t archive_bytes = 0;    // that were read of an archive for it
};

}  // namespace solieu::program
