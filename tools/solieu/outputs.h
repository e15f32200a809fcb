// A batch's output that is lines of text: the figures, the account of numbers where it is asked for, the journal of both, and a descriptor.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>

#include "destination.h"
#include "form.h"
#include "journal.h"
#include "output.h"

namespace solieu::program {

/// The files of a batch are written side by side and take their names together. Where all of them are files, a
/// journal beside the first says how far they are complete, and a run that is killed can be taken up again.
class Outputs : public Destination {
 public:
  Outputs(const std::string& figures, const Form& form);

  bool resumable() const override { return figures_.is_file() && (!numbers_ || numbers_->is_file()); }
  const std::string& journal_path() const { return journal_.path(); }

  /// Opens all of it, with the header lines in it.
  bool begin(std::optional<Identity> identity) override;
  /// Opens all of it, as long as it was when the record was made.
  bool go_on(const Recorded& recorded, bool finished);

  /// A record follows when it is due, with what is not to be made again.
  void add(const Outcome& outcome) override;
  bool left_rows() const override { return left_rows_; }
  const std::string& error() const override;
  bool publish() override;
  std::optional<Remains> abandon() override;

 private:
  bool begin_package();
  bool record();
  bool write_record();
  bool has_journal() const { return recorded_ > 0 || recorded_blocks_ > 0; }
  void fail_document();

  Output figures_;
  std::optional<Output> numbers_, package_;
  std::string figures_head_, numbers_head_, descriptor_;
  Journal journal_;
  std::optional<Identity> identity_;
  std::chrono::steady_clock::time_point due_;  // when the next record is to be made
  std::mutex ending_;                          // one end only: published or abandoned
  bool published_ = false, abandoned_ = false;  // under it
  std::atomic<std::size_t> recorded_ = 0, recorded_blocks_ = 0;
  bool left_rows_ = false;
};

}  // namespace solieu::program
