// Where a text that is too long to be read at once may be cut.
#pragma once

#include <cstddef>
#include <string_view>

namespace solieu {

/// The best place in `stretch` for a block to begin, up to its end: behind an empty line; else at the beginning of a
/// line that does not seem to go on with a table or a list; of any line; else behind a sentence; at a blank; beside a mark;
/// between two characters. The first of the best kind; a number is not cut where there is another place. Not 0 where the
/// stretch has two characters. Looks at nothing else, so that whoever asks finds the same place.
std::size_t best_cut(std::string_view stretch);

}  // namespace solieu
