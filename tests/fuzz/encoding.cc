// Fuzz target: any bytes as a text of any encoding. The first byte says which; what comes out is text, and points at the bytes.
#include <string>
#include <string_view>

#include "invariants.h"
#include "read/decode.h"
#include "read/encoding.h"
#include "read/legacy_fonts.h"
#include "target.h"
#include "text/normalise.h"

using namespace solieu;
using test::Broken;

namespace {

constexpr std::string_view kNames[] = {"",    "UTF-8",  "UTF-16LE",   "UTF-16BE",     "UTF-32LE",     "UTF-32BE",       "TCVN3",
                                       "VNI", "VISCII", "TCVN5712-1", "windows-1258", "windows-1252", "TCVN3-in-UTF-8", "VNI-in-UTF-8"};

// Edits rise, do not overlap, and what lies between two was copied, but for the case of a letter (TCVN3).
void check_map(const OffsetMap& map, std::string_view text, std::string_view bytes) {
  std::size_t of_text = 0, of_bytes = 0;
  auto check_copied = [&](std::size_t text_end, std::size_t bytes_end) {
    if (text_end < of_text || bytes_end < of_bytes || text_end > text.size() || bytes_end > bytes.size()) throw Broken("edits do not rise");
    if (text_end - of_text != bytes_end - of_bytes) throw Broken("what no edit tells of is longer or shorter");
  };
  for (const OffsetMap::Edit& e : map.edits()) {
    check_copied(e.text.begin, e.source.begin);
    of_text = e.text.end;
    of_bytes = e.source.end;
  }
  check_copied(text.size(), bytes.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string_view name = kNames[data[0] % std::size(kNames)];
  auto decoded = decode(bytes, name);
  if (!decoded) {
    if (!name.empty()) throw Broken("a named encoding is refused: " + decoded.error());
    return 0;
  }
  if (!encoding_named(decoded->encoding)) throw Broken("an encoding has a name that is not known: " + decoded->encoding);
  if (decoded->confidence < 0 || decoded->confidence > 1) throw Broken("a confidence is beyond 0 to 1");
  check_map(decoded->map, decoded->text, bytes);
  const bool in_utf8 = decoded->encoding.ends_with("UTF-8");
  if (!in_utf8 && valid_utf8(decoded->text) != decoded->text) throw Broken("what was decoded is not UTF-8");
  for (const Legacy legacy : {Legacy{Charset::tcvn3, false}, Legacy{Charset::tcvn3, true}, Legacy{Charset::vni, false}}) {
    const FontText run = decode_run(bytes, legacy);
    if (run.map.identity() && run.text.size() != bytes.size()) throw Broken("a run without edits has another length");
  }
  return 0;
}
