// How deep the elements of a page are nested, told before it is parsed: the time that a parser takes rises with it.
#pragma once

#include <cstddef>
#include <string_view>

namespace solieu {

/// Is some element of the page deeper than `limit`? One pass over the tags, with the end tags that HTML lets be left out for lists,
/// paragraphs and tables, and what it passes over in <select>. What a parser does with tags in the wrong places can make a tree that is somewhat deeper or flatter.
bool is_nested_deeper(std::string_view page, std::size_t limit);

}  // namespace solieu
