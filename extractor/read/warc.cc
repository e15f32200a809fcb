#include "read/warc.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "read/http.h"

namespace solieu {
namespace {

constexpr std::string_view kBlanks = " \t";

constexpr std::size_t kLongestHeader = 1 << 16;

// "<urn:uuid:…>", and some write URIs that way
std::string_view without_brackets(std::string_view s) {
  return s.size() >= 2 && s.front() == '<' && s.back() == '>' ? s.substr(1, s.size() - 2) : s;
}

std::string_view without_parameters(std::string_view content_type) { return trimmed(content_type.substr(0, content_type.find(';')), kBlanks); }

bool is_plain(std::string_view content_type) { return same_letters(without_parameters(content_type), "text/plain"); }

bool is_page(std::string_view content_type) { return WarcReader::reads_pages() && names_html(without_parameters(content_type)); }

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (code != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace

bool WarcReader::reads_pages() {
#ifdef SOLIEU_HAS_HTML
  return true;
#else
  return false;
#endif
}

WarcReader::WarcReader(Unpacked stream, std::uint64_t longest_text) : stream_(std::move(stream)), longest_text_(longest_text) {}

bool WarcReader::is_text(const Header& header) {
  if (header.segmented) return false;
  if (same_letters(header.type, "conversion")) return header.content_type.empty() || is_plain(header.content_type);
  return same_letters(header.type, "resource") && (is_plain(header.content_type) || is_page(header.content_type));
}

std::optional<WarcRecord> WarcReader::next() {
  if (!looked_) look_ahead();
  if (!pending_) return std::nullopt;
  Header header = *std::exchange(pending_, std::nullopt);
  const bool taken = page_.has_value();
  WarcRecord record = taken ? *std::exchange(page_, std::nullopt) : WarcRecord();
  record.uri = header.uri.empty() ? std::move(header.id) : std::move(header.uri);
  record.date = std::move(header.date);
  if (!taken && is_page(header.content_type)) record.charset = charset_in(header.content_type);
  record.too_long = record.too_long || (!taken && *header.length > longest_text_);
  bool whole = taken || take(*header.length, record.too_long ? nullptr : &record.text);
  if (whole && !stream_.settled()) {
    const std::size_t members = stream_.members();
    to_next_record();
    // Where the data turns out to be damaged before a checksum has come, what was unpacked last may be wrong already.
    whole = stream_.ok() || stream_.members() > members;
  }
  if (!whole) {
    fail(fmt::format("{}, in the record of {}", stream_.ok() ? "is cut off" : stream_.error(), record.uri));
    return std::nullopt;
  }
  ++texts_;
  look_ahead();
  return record;
}

// To the header of the next text.
void WarcReader::look_ahead() {
  looked_ = true;
  while (error_.empty() && to_next_record()) {
    auto header = read_header();
    if (!header) return;
    if (is_text(*header)) {
      pending_ = std::move(header);
      return;
    }
    if (reads_pages() && same_letters(header->type, "response") && !header->segmented) {
      if (!take_page(*header)) return;
      if (page_) {
        pending_ = std::move(header);
        return;
      }
      *header->length = 0;  // what there was is passed
    }
    auto type = std::find_if(kTypes.begin(), kTypes.end() - 1, [&](std::string_view t) { return same_letters(t, header->type); });
    ++skipped_[static_cast<std::size_t>(type - kTypes.begin())];
    if (!take(*header->length, nullptr)) {
      fail(fmt::format("{}, in a {} record", stream_.ok() ? "is cut off" : stream_.error(), *type));
      return;
    }
  }
  if (error_.empty() && !stream_.ok()) fail(stream_.error());
}

// Whether a response holds a page is only told by its own head. False where it is cut off or damaged.
bool WarcReader::take_page(const Header& header) {
  const std::uint64_t length = *header.length, longest = longest_text_ + kLongestHeader, kept = length > longest ? kLongestHeader : length;
  std::string block;
  if (!take(kept, &block) || !take(length - kept, nullptr)) {
    fail(fmt::format("{}, in the record of {}", stream_.ok() ? "is cut off" : stream_.error(), header.uri.empty() ? header.id : header.uri));
    return false;
  }
  WarcRecord record;
  const HttpPage page = kept == length ? page_of_response(block, longest_text_, record.text, record.charset) : may_be_page(block) ? HttpPage::too_long : HttpPage::other;
  if (page == HttpPage::other) return true;
  record.too_long = page == HttpPage::too_long;
  record.damaged = page == HttpPage::damaged;
  if (page != HttpPage::html) record.text.clear();
  page_ = std::move(record);
  return true;
}

// Past the empty lines that end a record. False at the end.
bool WarcReader::to_next_record() {
  while (true) {
    std::string_view ahead = stream_.ahead();
    if (ahead.empty()) return false;
    const std::size_t ends = std::min(ahead.find_first_not_of("\r\n"), ahead.size());
    stream_.pass(ends);
    position_ += ends;
    if (ends < ahead.size()) return true;
  }
}

std::optional<WarcReader::Header> WarcReader::read_header() {
  const std::uint64_t begin = position_;
  std::size_t room = kLongestHeader;
  auto wrong = [&](std::string_view what) {
    // the checksum tells whether it was written so, or has been damaged since
    for (auto ahead = stream_.ahead(); stream_.compressed() && !stream_.settled() && !ahead.empty(); ahead = stream_.ahead()) stream_.pass(ahead.size());
    if (!stream_.ok()) fail(stream_.error());
    else fail(fmt::format("{} (at byte {} of the archive{})", what, begin, stream_.compressed() ? " as it is unpacked" : ""));
    return std::nullopt;
  };
  auto unfinished = [&] {
    if (!stream_.ok()) fail(stream_.error());
    else if (stream_.ahead().empty()) fail("is cut off, in the header of a record");
    else wrong("a header does not end within 64 KiB");
    return std::nullopt;
  };
  std::string line;
  if (!read_line(line, room)) return unfinished();
  if (!line.starts_with(kWarcMagic)) return wrong("no WARC record begins where one should");
  Header header;
  std::string* last = nullptr;
  std::string length, segment;
  const std::pair<std::string_view, std::string*> fields[] = {
      {"WARC-Type", &header.type}, {"Content-Type", &header.content_type}, {"WARC-Target-URI", &header.uri}, {"WARC-Record-ID", &header.id},
      {"WARC-Date", &header.date}, {"Content-Length", &length},            {"WARC-Segment-Number", &segment}};
  while (true) {
    if (!read_line(line, room)) return unfinished();
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') {  // the line before goes on
      if (last) *last += fmt::format("{}{}", last->empty() ? "" : " ", trimmed(line, kBlanks));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) return wrong("a header has a line without a colon");
    last = nullptr;
    for (const auto& [name, value] : fields) {
      if (same_letters(trimmed(std::string_view(line).substr(0, colon), kBlanks), name)) *(last = value) = trimmed(std::string_view(line).substr(colon + 1), kBlanks);
    }
  }
  header.uri = std::string(without_brackets(header.uri));
  header.id = std::string(without_brackets(header.id));
  header.segmented = !segment.empty();
  header.length = number(length);
  if (!header.length) return wrong("a header has no Content-Length that is a number");
  return header;
}

// A line without its end. False where none ends within the room that is left.
bool WarcReader::read_line(std::string& line, std::size_t& room) {
  line.clear();
  while (true) {
    std::string_view ahead = stream_.ahead();
    if (ahead.empty()) return false;
    const std::size_t end = ahead.find('\n');
    const std::size_t taken = end == std::string_view::npos ? ahead.size() : end + 1;
    if (taken > room) return false;
    room -= taken;
    line.append(ahead, 0, taken);
    stream_.pass(taken);
    position_ += taken;
    if (end == std::string_view::npos) continue;
    line.pop_back();
    if (line.ends_with('\r')) line.pop_back();
    return true;
  }
}

// Passes `length` bytes, or keeps them. False where there are fewer.
bool WarcReader::take(std::uint64_t length, std::string* into) {
  while (length > 0) {
    std::string_view ahead = stream_.ahead();
    if (ahead.empty()) return false;
    ahead = ahead.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(length, ahead.size())));
    if (into) into->append(ahead);
    stream_.pass(ahead.size());
    position_ += ahead.size();
    length -= ahead.size();
  }
  return true;
}

std::size_t WarcReader::unread() const {
  std::size_t sum = 0;
  for (std::size_t t = kAboutRecords; t < kTypes.size(); ++t) sum += skipped_[t];
  return sum;
}

std::string WarcReader::skipped() const {
  std::string out;
  for (std::size_t t = 0; t < kTypes.size(); ++t) {
    if (skipped_[t] > 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", skipped_[t], kTypes[t]);
  }
  return out;
}

}  // namespace solieu
