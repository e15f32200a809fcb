// Fonts that print the bytes of a legacy character set: in HTML and Office documents, the font of a run is what tells its encoding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "read/charsets.h"
#include "text/offset_map.h"

namespace solieu {

struct Legacy {
  Charset charset;
  bool capitals = false;  // the font prints capital letters for all: .VnTimeH
  friend bool operator==(const Legacy&, const Legacy&) = default;
};

/// Of ".VnTime", ".VnArialH", "VNI-Times" …, in any case, in quotes or not; of a list ("'.VnTime', serif"), the first. None of
/// a font that prints Unicode.
std::optional<Legacy> charset_of_font(std::string_view font);

/// A run that such a font prints, as it stands in UTF-8 in a document: Carrier::in_utf8. A run that holds real Vietnamese, as
/// where somebody has converted the letters and not the font, stays as it is.
struct FontText {
  std::string text;  // UTF-8, composed
  OffsetMap map;     // to the run; one layer: map.edits()
};
FontText decode_run(std::string_view run, Legacy legacy);

}  // namespace solieu
