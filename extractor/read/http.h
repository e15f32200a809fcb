// The page in an HTTP response, as archives of the web keep it: head, chunks and compression undone (RFC 9110, 9112).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace solieu {

enum class HttpPage : std::uint8_t {
  html,      // of status 2xx, and HTML by its Content-Type; where it names none, by its first bytes
  other,     // of another type or status
  too_long,  // HTML that is longer than it may be
  damaged,   // HTML whose compression does not end, or is of a kind that is not known
};

/// Is a Content-Type, without its parameters, that of HTML?
bool names_html(std::string_view type);

/// May the response that begins so hold a page of HTML? `head` is as much of it as there is, 64 KiB at most.
bool may_be_page(std::string_view head);

/// Takes the body of a response. It may have been kept without the chunks or the compression that its head speaks of.
HttpPage page_of_response(std::string_view response, std::size_t longest, std::string& body);

}  // namespace solieu
