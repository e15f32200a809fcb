// Where the records of a batch go, and how far it has come.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "batch.h"
#include "journal.h"

namespace solieu::program {

class Destination {
 public:
  virtual ~Destination() = default;

  /// Can a run that is killed be taken up again?
  virtual bool resumable() const { return false; }
  /// Opens it anew. Without an identity no journal is kept.
  virtual bool begin(std::optional<Identity> identity) = 0;

  /// Takes what came of the next document, or of the next block of one. A block that fails takes the rows of the blocks before it
  /// along: with the document, they are none.
  virtual void add(const Outcome& outcome) = 0;
  /// Did the document fail at a block before this one?
  bool skips(const Outcome& outcome) const { return skipping_ && outcome.block > 0; }
  /// Did the last document fail when rows of it had gone out to what is no file?
  virtual bool left_rows() const { return false; }
  /// Something that was named and holds no documents: "PATH: what is wrong".
  virtual void note(const std::string& error) { (void)error; }

  bool ok() const { return error().empty(); }
  virtual const std::string& error() const = 0;
  const Reached& reached() const { return reached_; }

  /// All of it is complete, on disk, and has its name, or there is an error.
  virtual bool publish() = 0;
  /// What was not written as it is, or empty.
  virtual std::string warning() const { return {}; }

  /// What an early end leaves. It is the last word: nothing is published behind it.
  struct Remains {
    std::size_t documents = 0, blocks = 0;  // recorded, to go on from; where there are none, the files are removed
    bool is_file = false;       // else part of the rows have gone out
    bool resumable = true;      // else the documents stand in their database already
  };
  /// Ends it early; any thread may. Nothing where all is published, or is just being so.
  virtual std::optional<Remains> abandon() = 0;

 protected:
  /// How the numbers of a block that was read are those of its document.
  OpenRows::Numbering numbering_of(const Outcome& outcome) const;
  /// Counts a block that was read; true where its document is complete with it.
  bool count(const Outcome& outcome);
  /// Counts a document that failed, and takes back what was counted of it.
  void count_failure();

  Reached reached_;
  bool skipping_ = false;
};

}  // namespace solieu::program
