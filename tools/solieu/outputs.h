// What a batch writes: the figures, the account of numbers where it is asked for, and the journal of both.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>

#include "batch.h"
#include "journal.h"
#include "output.h"

namespace solieu::program {

/// The files of a batch are written side by side and take their names together. Where all of them are files, a
/// journal beside the first says how far they are complete, and a run that is killed can be taken up again.
class Outputs {
 public:
  /// `numbers` is empty where there is no account of numbers.
  Outputs(const std::string& figures, const std::string& numbers);

  bool with_numbers() const { return numbers_.has_value(); }
  bool resumable() const { return figures_.is_file() && (!numbers_ || numbers_->is_file()); }
  const std::string& journal_path() const { return journal_.path(); }

  /// Opens all of it, with the header lines in it. Without an identity no journal is kept.
  bool begin(std::optional<Identity> identity);
  /// Opens all of it, as long as it was when the record was made.
  bool go_on(const Recorded& recorded, bool finished);

  /// The rows of the next document, or of the next block of one. A record follows when it is due, with what is not to be
  /// made again. A block that fails takes the rows of the blocks before it along: with the document, they are none.
  void add(const Outcome& outcome);
  /// Did the document fail at a block before this one?
  bool skips(const Outcome& outcome) const { return skipping_ && outcome.block > 0; }
  /// Did the last document fail when rows of it had gone out to what is no file?
  bool left_rows() const { return left_rows_; }
  bool ok() const { return error().empty(); }
  const std::string& error() const;
  const Reached& reached() const { return reached_; }

  /// Both files are complete, on disk, and have their names, or there is an error.
  bool publish();

  /// What an early end leaves. It is the last word: nothing is published behind it.
  struct Remains {
    std::size_t documents = 0, blocks = 0;  // recorded, to go on from; where there are none, the files are removed
    bool is_file = false;       // else part of the rows have gone out
  };
  /// Ends it early; any thread may. Nothing where all is published, or is just being so.
  std::optional<Remains> abandon();

 private:
  bool record();
  bool write_record();
  bool has_journal() const { return recorded_ > 0 || recorded_blocks_ > 0; }
  void fail_document();

  Output figures_;
  std::optional<Output> numbers_;
  Journal journal_;
  std::optional<Identity> identity_;
  Reached reached_;
  std::chrono::steady_clock::time_point due_;  // when the next record is to be made
  std::mutex ending_;                          // one end only: published or abandoned
  bool published_ = false, abandoned_ = false;  // under it
  std::atomic<std::size_t> recorded_ = 0, recorded_blocks_ = 0;
  bool skipping_ = false, left_rows_ = false;
};

}  // namespace solieu::program
