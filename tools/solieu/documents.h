// What a batch consists of: documents, and the blocks of long ones. Each is read, extracted, written as rows.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "batch.h"
#include "long_file.h"
#include "solieu.h"

namespace solieu::program {

/// The units of work of a batch, in the order of their rows: a document, or a block of one.
class Units {
 public:
  explicit Units(const std::vector<std::string>& documents, const BlockSizes& sizes = {});

  std::size_t size() const { return units_.size(); }
  /// The unit that is this block of that document; of what is behind the last, size().
  std::size_t index_of(std::size_t document, std::size_t block) const;

  /// The rows of a unit, with those of the account of numbers where they are asked for. Nothing is thrown: what
  /// goes wrong, want of memory included, is the document's own error. Each unit is read once; several threads may.
  Outcome read(std::size_t index, const Extractor& extractor, const Options& options, bool with_numbers) noexcept;

 private:
  struct Unit {
    std::size_t document = 0, block = 0;
    std::shared_ptr<LongFile> file;  // that it is a block of; closed with the last one
  };

  const std::vector<std::string>& documents_;
  std::vector<Unit> units_;
};

}  // namespace solieu::program
