#include "read/http.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "base/ascii.h"
#include "read/html_signs.h"
#include "read/unpacked.h"

namespace solieu {
namespace {

constexpr std::string_view kBlanks = " \t\r";

// A line without its end, taken off `s`; all of it where none ends.
std::string_view take_line(std::string_view& s) {
  const std::size_t end = std::min(s.find('\n'), s.size());
  std::string_view line = s.substr(0, end);
  s.remove_prefix(std::min(end + 1, s.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

struct Head {
  bool good = false;  // HTTP, and of status 2xx
  std::string_view type, encoding, transfer;
};

// Takes the head off a response.
Head take_head(std::string_view& response) {
  Head head;
  std::string_view status = take_line(response);
  const std::size_t blank = status.find(' ');
  head.good = status.starts_with("HTTP/") && blank != std::string_view::npos && status.substr(blank + 1).starts_with('2');
  while (!response.empty()) {
    const std::string_view line = take_line(response);
    if (line.empty()) break;
    const std::size_t colon = std::min(line.find(':'), line.size() - 1);
    const std::string_view name = trimmed(line.substr(0, colon), kBlanks), value = trimmed(line.substr(colon + 1), kBlanks);
    if (same_letters(name, "Content-Type")) head.type = trimmed(value.substr(0, value.find(';')), kBlanks);
    else if (same_letters(name, "Content-Encoding")) head.encoding = value;
    else if (same_letters(name, "Transfer-Encoding")) head.transfer = value;
  }
  return head;
}

// Nothing where it is not in chunks, or these do not end.
std::optional<std::string> without_chunks(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    const std::string_view line = take_line(body);
    const std::string_view digits = trimmed(line.substr(0, line.find(';')), kBlanks);
    std::size_t size = 0;
    auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    if (digits.empty() || code != std::errc() || end != digits.data() + digits.size() || size > body.size()) return std::nullopt;
    if (size == 0) return out;
    out += body.substr(0, size);
    body.remove_prefix(size);
    if (!take_line(body).empty()) return std::nullopt;
  }
  return std::nullopt;
}

HttpPage inflate_into(std::string_view packed, std::size_t longest, std::string& out) {
  z_stream stream{};
  const bool gzip = packed.starts_with(kGzipMagic);
  const bool bare = !gzip && (packed.size() < 2 || (packed[0] & 0x0F) != 8);  // "deflate" is sent with and without the head of zlib
  if (packed.size() > std::numeric_limits<uInt>::max() || inflateInit2(&stream, gzip ? 15 + 16 : bare ? -15 : 15) != Z_OK) return HttpPage::damaged;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  int code = Z_OK;
  while (code == Z_OK && out.size() <= longest) {
    char buffer[1 << 15];
    stream.next_out = reinterpret_cast<Bytef*>(buffer);
    stream.avail_out = sizeof buffer;
    code = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer, sizeof buffer - stream.avail_out);
  }
  inflateEnd(&stream);
  if (out.size() > longest) return HttpPage::too_long;
  return code == Z_STREAM_END ? HttpPage::html : HttpPage::damaged;
}

}  // namespace

bool names_html(std::string_view type) { return same_letters(type, "text/html") || same_letters(type, "application/xhtml+xml"); }

bool may_be_page(std::string_view head) {
  const Head h = take_head(head);
  return h.good && (h.type.empty() || names_html(h.type));
}

HttpPage page_of_response(std::string_view response, std::size_t longest, std::string& body) {
  const Head head = take_head(response);
  if (!head.good || (!head.type.empty() && !names_html(head.type))) return HttpPage::other;
  body.clear();
  std::optional<std::string> joined;
  if (same_letters(head.transfer, "chunked")) joined = without_chunks(response);
  const std::string_view sent = joined ? std::string_view(*joined) : response;
  HttpPage page = HttpPage::html;
  const bool deflated = same_letters(head.encoding, "deflate") && !is_html(sent);
  if (deflated || sent.starts_with(kGzipMagic)) page = inflate_into(sent, longest, body);
  else if (same_letters(head.encoding, "br") && !is_html(sent)) page = HttpPage::damaged;
  else if (sent.size() > longest) page = HttpPage::too_long;
  else body = sent;
  return page == HttpPage::html && head.type.empty() && !is_html(body) ? HttpPage::other : page;
}

}  // namespace solieu
