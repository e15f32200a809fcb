// Fuzz target: any bytes as a journal, and any lines as one whose checksums are right.
#include "journal.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "fingerprint.h"
#include "invariants.h"
#include "target.h"

using namespace solieu::program;
using solieu::test::Broken;

namespace {

void check(std::string_view bytes) {
  auto recorded = parse_journal(bytes);
  if (!recorded) return;
  if (recorded->size == 0 || recorded->size > bytes.size()) throw Broken("the last record does not end in the journal");
  if (bytes[recorded->size - 1] != '\n') throw Broken("the last record does not end with its line");
  // what stands behind the last record is cut off when a batch goes on
  auto cut = parse_journal(bytes.substr(0, recorded->size));
  if (!cut || cut->size != recorded->size || cut->reached.documents != recorded->reached.documents || cut->identity.size() > recorded->identity.size())
    throw Broken("cut off behind its last record, a journal says something else");
  if (!differences(recorded->identity, recorded->identity).empty()) throw Broken("a batch differs from itself");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(bytes);
  std::string sealed;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view content = bytes.substr(at, end - at);
    sealed += fmt::format("{}\t{:016x}\n", content, Fingerprint().add(content).value());
    at = end + 1;
  }
  check(sealed);
  return 0;
}
