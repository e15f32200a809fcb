// WARC archives, and WET, their form for plain text: the texts and pages in them, one record after another (ISO 28500).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "read/unpacked.h"

namespace solieu {

constexpr std::string_view kWarcMagic = "WARC/";

struct WarcRecord {
  std::string uri;        // WARC-Target-URI; WARC-Record-ID where there is none
  std::string date;       // WARC-Date: when it was captured, "2024-03-01T05:12:09Z", which is seldom when it was written
  std::string text;       // the block, byte for byte; of a response its body, without chunks and compression
  std::string charset;    // that the server named of a page; or empty
  bool too_long = false;  // and passed over: `text` is empty
  bool damaged = false;   // the body can't be unpacked: `text` is empty
};

/// Reads the records that are plain text or HTML: conversions of the type text/plain or of none, resources of the types of text and HTML,
/// and HTTP responses with a page. All others are counted; where the program was built without HTML, pages too. Memory holds two records.
class WarcReader {
 public:
  static constexpr std::uint64_t kLongestText = std::uint64_t{64} << 20;  // bytes; a small file may unpack to any length

  /// Was it built with HTML?
  static bool reads_pages();

  explicit WarcReader(Unpacked stream, std::uint64_t longest_text = kLongestText);

  /// The next text. Nothing behind the last one, and where `error` says what is wrong: what stands behind that is
  /// lost. A text is handed out only if it is whole, and if gzip's checksum of it is right: where an archive is
  /// compressed as a whole, that is known at its end only, for all of its records together.
  std::optional<WarcRecord> next();

  /// What is wrong with the archive, without its name; empty where nothing is.
  const std::string& error() const { return error_; }
  const Input& input() const { return stream_.input(); }

  /// Is `next` at its end? It looks ahead, so that what was skipped is known with the last text.
  bool at_end() const { return !pending_ && error_.empty() && looked_; }
  std::size_t texts() const { return texts_; }
  /// Records that may hold a text of a kind that is not read; others only tell of records.
  std::size_t unread() const;
  /// "1 warcinfo, 12 response": what was skipped.
  std::string skipped() const;

 private:
  struct Header {
    std::string type, content_type, uri, id, date;
    std::optional<std::uint64_t> length;
    bool segmented = false;  // its text goes on in another record
  };
  static constexpr std::array<std::string_view, 9> kTypes = {"warcinfo", "request",    "metadata",     "response", "resource",
                                                             "revisit",  "conversion", "continuation", "unknown"};
  static constexpr std::size_t kAboutRecords = 3;  // the first types

  void look_ahead();
  bool to_next_record();
  std::optional<Header> read_header();
  bool read_line(std::string& line, std::size_t& room);
  bool take(std::uint64_t length, std::string* into);
  void fail(std::string what) { error_ = std::move(what); }
  static bool is_text(const Header& header);
  bool take_page(const Header& header);

  Unpacked stream_;
  const std::uint64_t longest_text_;
  std::optional<Header> pending_;  // of a text whose block comes next, or is in `page_`
  std::optional<WarcRecord> page_;
  bool looked_ = false;
  std::size_t texts_ = 0;
  std::uint64_t position_ = 0;  // of the unpacked bytes
  std::array<std::size_t, kTypes.size()> skipped_{};
  std::string error_;
};

}  // namespace solieu
