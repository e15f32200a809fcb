// Fuzz target: any bytes as a text, to figures, to the account of its numbers, to CSV and back.
#include <string>
#include <string_view>

#include "grammar/built_in.h"
#include "invariants.h"
#include "solieu.h"
#include "target.h"

using namespace solieu;

namespace {

std::string csv(const std::vector<Figure>& figures) {
  std::string out;
  for (const Figure& f : figures) append_csv_row(f, "x", out);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Extractor extractor(test::built_in());
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Options options{size % 2 == 0 ? "" : "2024-10-10"};  // a text may be of a known day
  const Account account = extractor.account(bytes, options);
  test::check_rows(bytes, account.figures);
  test::check_numbers(bytes, account);
  test::check_csv(account);
  if (csv(extractor.extract(bytes, options)) != csv(account.figures)) throw test::Broken("extract and account do not give the same figures");
  return 0;
}
