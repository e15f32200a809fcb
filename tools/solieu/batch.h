// Many documents at once: threads that read them, and what came of each in the order of the input.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "solieu.h"
#include "write/open_rows.h"

namespace solieu::program {

struct Checked;

/// What came of one document, or of a block of a long one.
struct Outcome {
  bool end = false;     // nothing came, as there was no document: those before are all
  std::string document;               // its name
  OpenRows figure_rows, number_rows;  // of a document that was read at once nothing is open
  Account account;                    // in place of rows, where records are written and no lines
  std::vector<std::string> sentences; // of its figures, where they are wanted
  std::string error;    // why it could not be read; the rows are empty then
  std::string warning;  // what is odd about it though it was read
  std::size_t bytes = 0;  // that were read for it, of an archive as they are packed
  std::size_t figures = 0, numbers = 0;

  std::size_t block = 0, blocks = 1;  // this one, of so many
  int figures_before = 0;             // in what was read before it: the last ones of the block before it, if that saw as many
  int figures_next = 0;               // its own ones that the next block reads once more

  std::shared_ptr<Checked> checked;  // of `solieu check`, in place of rows

  std::size_t held() const {
    constexpr std::size_t kTexts = 256;  // of a record, about
    return figure_rows.bytes() + number_rows.bytes() + account.figures.size() * (sizeof(Figure) + kTexts) + account.numbers.size() * (sizeof(NumberFate) + kTexts) +
           sentences.size() * (sizeof(std::string) + kTexts) + error.size() + warning.size();
  }
};

/// Threads take documents (where long ones are read in blocks: blocks) in the order of the input, and `next` hands out what came of them in the same
/// order. What is finished and still waits for its turn is bounded, in number and in bytes: beyond that the
/// threads sleep until it is taken. So memory holds one document a thread, and little else.
class Batch {
 public:
  /// What comes of document number `index`. Called by several threads at the same time; must not throw.
  using Work = std::function<Outcome(std::size_t index)>;

  static constexpr std::size_t kUnknown = static_cast<std::size_t>(-1);

  struct Bounds {
    std::size_t documents_a_job = 64;       // finished and waiting
    std::size_t bytes = std::size_t{1} << 24;
  };

  /// The documents from `first` up to, not including, `end`; where that is kUnknown, until an outcome says that it
  /// is the end. The error of a system that gives no thread is thrown only where it gives not even one.
  Batch(std::size_t first, std::size_t end, std::size_t jobs, Work work, Bounds bounds);
  Batch(std::size_t first, std::size_t end, std::size_t jobs, Work work) : Batch(first, end, jobs, std::move(work), Bounds()) {}
  /// Waits for the documents that are being read; no others are begun.
  ~Batch();
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  /// What came of the next document; waits for it. Nothing behind the last. For one thread.
  std::optional<Outcome> next();

 private:
  void run();
  bool may_begin() const;

  const std::size_t end_;
  const Bounds bounds_;
  const Work work_;
  std::mutex mutex_;                    // of all that follows
  std::condition_variable room_, turn_; // a document may be begun; the next in order is finished
  std::vector<std::optional<Outcome>> waiting_;  // document i at i modulo its size
  std::size_t next_begun_, next_out_;
  std::size_t finished_ = 0, held_ = 0;  // documents and bytes in waiting_
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace solieu::program
