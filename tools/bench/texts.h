// The two texts that everything is timed on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace solieu::bench {

/// Documents that lie one behind the other in `bytes`, without what separated them.
struct Texts {
  std::string name;    // "news", "dense"
  std::string origin;  // where the bytes came from, for the heading
  std::string bytes;
  std::vector<std::string_view> documents;

  Texts() = default;
  Texts(const Texts&) = delete;
  Texts& operator=(const Texts&) = delete;
};

/// Fills `out` with "news": the file that the environment variable NEWS names, a line that holds
/// nothing but a form feed between two documents. Of a file longer than `limit` bytes, documents are taken
/// evenly over its whole length, since files are often sorted by topic. False and a line on standard
/// error when the file can't be read. Without NEWS, the project's own corpus stands in, replicated.
bool load_news(std::size_t limit, Texts& out);

/// Fills `out` with "dense": the file that DENSE names, as one document, replicated to at least `size`
/// bytes. Replicas are real copies, so that memory is read as it would be. Otherwise as above.
bool load_dense(std::size_t size, Texts& out);

/// Each document decomposed (NFD), as macOS file names and some web pages have it.
void decompose(const Texts& texts, Texts& out);
/// Each document as a page: its lines as paragraphs with some markup in them, within a head, menus, related links and a footer. About a
/// half of the bytes are the text's own, as on the pages of newsrooms whose scripts are files of their own.
void pages(const Texts& texts, Texts& out);
/// Each document as normalise() leaves it: is_plain() reads all of it, where it would leave others at
/// their first odd byte.
void clean(const Texts& texts, Texts& out);

}  // namespace solieu::bench
