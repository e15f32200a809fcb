// Archives of a batch: WARC, ZIP and TAR, whose texts and files are documents.
#pragma once

#include <memory>
#include <string>

#include "document_reader.h"
#include "read/input.h"
#include "read/unpacked.h"
#include "taken.h"

namespace solieu::program {

/// An open archive. Documents are called ARCHIVE#URI, or ARCHIVE#path/in/it.
class Archive {
 public:
  virtual ~Archive() = default;

  /// The next document, or what there is to say where none comes any more. Not to be called when it is over.
  virtual Taken next() = 0;
  bool over() const { return over_; }

 protected:
  bool over_ = false;
};

std::unique_ptr<Archive> open_warc(Unpacked stream);
std::unique_ptr<Archive> open_tar(Input input, const ReadSettings& settings);
/// A regular file.
std::unique_ptr<Archive> open_zip_file(Input input, const ReadSettings& settings);
std::unique_ptr<Archive> open_zip_in_memory(const std::string& path, std::string bytes, const ReadSettings& settings);

}  // namespace solieu::program
