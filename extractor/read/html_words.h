// Words by which pages say what their parts are: in class and id, and in the headings above lists of links.
#pragma once

#include <cstdint>
#include <string_view>

namespace solieu {

enum class HtmlPart : std::uint8_t {
  unknown,
  opening,    // "title", "sapo", "tieu-de"
  article,    // "article-body", "noi-dung"
  furniture,  // menus, related links, share bars, advertisements
  comments,
};

/// What the words of a class or an id say. Vietnamese without diacritics, as they are written there.
HtmlPart part_named(std::string_view names);
/// What a line of text announces: "Tin liên quan:" furniture, "Bình luận (12)" comments; else unknown. In any case and tone placement
/// that is composed.
HtmlPart part_announced(std::string_view line);

}  // namespace solieu
