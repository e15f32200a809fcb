// What kind of document bytes are, told by their content, and the reader for each kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "read/source_text.h"

namespace solieu {

enum class Format : std::uint8_t { text, html, pdf, office, old_office, zip, gzip, warc, picture, other };

/// The first kilobytes decide; of a ZIP archive, the names of its first parts.
Format format_of(std::string_view bytes);
/// "text", "pdf" …, as `solieu detect` says it.
std::string_view name_of(Format format);
/// Is it read with libraries that untrusted bytes may crash or hang? Then whoever reads many does so in a process of its own.
bool is_risky(Format format);

/// What a reader may cost, whatever a document claims. Beyond a limit it is an error, and nothing is cut off in silence.
struct ReadLimits {
  std::size_t unpacked = std::size_t{512} << 20;  // bytes of all parts that are read of a packed document; of the tree that a page is parsed to
  std::size_t part = std::size_t{128} << 20;      // bytes of one part
  std::size_t ratio = 200;                        // unpacked to packed bytes, beyond the first MiB
  std::size_t parts = 100'000;                    // parts that are looked at
  std::size_t pages = 20'000;                     // of a PDF
  std::size_t depth = 1'000;                      // of nested elements
};

struct ReadOptions {
  std::string encoding;  // of texts and HTML, by a name of read/encoding.h; empty: told from the bytes
  bool ocr = false;      // recognise the text of pictures, where that is installed
  ReadLimits limits;
};

/// Reads a document of any format that this build knows. The error says, without the document's name, what is wrong and
/// what to do.
Result<SourceText> read_source(std::string bytes, const ReadOptions& options = {});
/// The same where format_of() has told the format already.
Result<SourceText> read_source(std::string bytes, Format format, const ReadOptions& options);
/// The same of what is text, whatever it looks like.
Result<SourceText> read_text(std::string bytes, const ReadOptions& options = {});
/// The same of what must be UTF-8, as its bytes are counted.
Result<SourceText> read_utf8(std::string bytes);

}  // namespace solieu
