// What the head of a page says of it: its title, and the day on which it was published.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"
#include "read/html_tree.h"

namespace solieu {

/// A title, and the markup that says it.
struct HtmlTitle {
  std::string_view text, markup;
  bool in_attribute = false;
};

/// og:title, else <title>; of this without the name of the site behind a dash or a bar. Nothing where both are empty.
std::optional<HtmlTitle> title_of(const HtmlTree& tree);

/// The day of article:published_time, datePublished (microdata or JSON-LD) or <time datetime>, the first of these that there is, as
/// ISO 8601. A time with an offset is told in that of Việt Nam, where a page of 23:30 UTC is one of the next day.
std::string published_day(const HtmlTree& tree);

/// The same of one date: "2024-10-01T17:30:00Z" is 2024-10-02. Empty where it is no ISO 8601 date.
std::string day_in_vietnam(std::string_view iso);

/// In small letters, blanks as single ones, to compare titles by.
std::string compared(std::string_view text);

}  // namespace solieu
