// How HTML is told from other text, and the charset that a page names.
#pragma once

#include <string>
#include <string_view>

namespace solieu {

/// Do these bytes begin a page, or a part of one that was saved by itself? Behind a byte order mark, blanks, comments and an XML
/// declaration there must be a doctype of HTML or one of its elements; one that may open a text as well ("<b>") only counts where
/// it or another is closed. Any encoding whose ASCII is ASCII, UTF-16 and UTF-32 included.
bool is_html(std::string_view head);

/// The charset of <meta charset>, of <meta http-equiv="Content-Type"> or of an XML declaration within the first kilobytes, as it is
/// written there; empty where none is named.
std::string charset_of_html(std::string_view head);

/// Could a font of a legacy character set be named in the page: .VnTime, VNI-Times?
bool may_name_legacy_font(std::string_view markup);

}  // namespace solieu
