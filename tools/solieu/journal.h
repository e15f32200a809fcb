// How far a batch has come, on disk: what a later run needs to go on where a killed one stopped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace solieu::program {

/// What a batch is, as pairs of what it is called in messages and its value, without line ends. Where all of it
/// is the same, two runs write the same bytes.
using Identity = std::vector<std::pair<std::string, std::string>>;

/// How much of a document is done that is read in blocks.
struct Begun {
  std::size_t blocks = 0;
  std::uint64_t figures = 0, numbers = 0;            // in these
  std::uint64_t figures_next = 0;                    // of the last block, that the next one reads once more
  std::uint64_t figures_from = 0, numbers_from = 0;  // bytes of the files, without this document
};

/// The first documents of a batch, all done, with the first blocks of the next one, and how long their rows are.
struct Reached {
  std::size_t documents = 0;
  std::size_t failed = 0;   // of these
  std::size_t figures = 0;  // in the blocks too
  std::uint64_t figures_length = 0, numbers_length = 0;  // bytes of the files
  Begun begun = {};
};

/// What a journal says.
struct Recorded {
  Identity identity;
  Reached reached;         // by the last record that is whole
  std::uint64_t size = 0;  // bytes of the journal up to the end of that record
};

/// What stands in a file; nothing where it has no whole record.
std::optional<Recorded> read_journal(const std::string& path);
std::optional<Recorded> parse_journal(std::string_view bytes);

/// "the grammar and --date": what differs between two batches; empty where nothing does.
std::string differences(const Identity& then, const Identity& now);

/// Writes a journal. The file is there from the first record on. A line ends with its own checksum, so that one
/// that was cut off is told from a whole one.
class Journal {
 public:
  explicit Journal(std::string path) : path_(std::move(path)) {}
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  const std::string& path() const { return path_; }
  const std::string& error() const { return error_; }

  /// Goes on behind the last whole record.
  bool continue_from(const Recorded& recorded);
  /// One more record; it is on disk, or there is an error.
  bool record(const Identity& identity, const Reached& reached);
  void remove();

 private:
  bool append(const std::string& lines);
  bool fail();

  std::string path_, error_;
  int file_ = -1;
};

}  // namespace solieu::program
