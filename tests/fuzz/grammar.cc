// Fuzz target: any bytes as a grammar file. It is refused in words, or can be run on texts.
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "grammar/examples.h"
#include "grammar/grammar.h"
#include "invariants.h"
#include "solieu.h"
#include "target.h"
#include "unicode.h"

using namespace solieu;
using test::Broken;

namespace {

constexpr std::string_view kText =
    "Chín tháng đầu năm 2024, tổng thu ngân sách tỉnh Lạng Sơn ước đạt hơn 7.353,5 tỷ đồng, bằng 104% dự toán và tăng 39,1% so với cùng kỳ. "
    "Trong đó, thu nội địa 5.200 tỷ đồng, chiếm 70,7%.\nBão số 3 làm hư hỏng 1.250 căn nhà (quý III: từ 3-3,5 lên 1/4). Hai mươi lăm hộ.\n\n"
    "Bảng 1. Thu ngân sách\nĐơn vị tính: tỷ đồng\nNội dung\tDự toán năm 2024\tSo với cùng kỳ (%)\nTổng thu\t9.000,0\t112,6\nTrong đó: thu nội địa\t6.500,0\t-1,5\n";

// What stands beside every input, so that there are figures in a text, and a rule for each of them.
constexpr std::string_view kBasis = R"(
[[unit]]
words = ["%"]
kind = "percent"
base_unit = "%"
[[unit]]
words = ["đồng"]
kind = "money"
base_unit = "VND"
[[magnitude]]
words = ["tỷ"]
power = 9
[[noun]]
words = ["căn nhà", "hộ"]
base_unit = "{house}"
[[number_word]]
words = ["hai"]
role = "digit"
value = 2
[[number_word]]
words = ["mươi"]
role = "tens"
[[rule]]
id = "basis.any"
about = "Every figure is at least a level"
patterns = ["<value: any>"]
gives = { kind = "level" }
yes = ["<5%>"]
no = ["năm"]
)";

// By section, word lists of the built-in grammar by name: the first phrases of each.
using Lists = std::map<std::string, std::vector<std::string>>;

std::map<std::string, Lists> lists_of_built_in() {
  constexpr std::size_t kPhrases = 3;
  std::map<std::string, Lists> out;
  for (const GrammarFile& file : built_in_grammar_files()) {
    const toml::table whole = toml::parse(file.text);
    for (const char* section : {"words", "place_words"}) {
      const toml::table* lists = whole[section].as_table();
      if (!lists) continue;
      for (const auto& [name, phrases] : *lists) {
        auto& list = out[section][std::string(name.str())];
        for (const auto& phrase : *phrases.as_array()) {
          if (list.size() < kPhrases) list.push_back(*phrase.value<std::string>());
        }
      }
    }
  }
  return out;
}

// A file with the lists that an error misses, as far as the built-in grammar has them. To load all of the built-in
// grammar with each input would take a hundred times as long.
GrammarFile missing_lists(const std::string& error) {
  static const std::map<std::string, Lists> known = lists_of_built_in();
  std::map<std::string, toml::table> sections;
  std::istringstream lines(error);
  for (std::string line; std::getline(lines, line);) {
    const bool of_places = line.starts_with("list '");
    const bool of_words = !of_places && (line.find("there is no word list '") != std::string::npos || line.starts_with("word list '"));
    if (!of_places && !of_words) continue;
    const std::size_t begin = line.find("list '") + 6;
    const std::string name = line.substr(begin, line.find('\'', begin) - begin);
    const char* section = of_places ? "place_words" : "words";
    const auto list = known.at(section).find(name);
    if (list == known.at(section).end()) continue;
    toml::array phrases;
    for (const std::string& phrase : list->second) phrases.push_back(phrase);
    sections[section].insert_or_assign(name, std::move(phrases));
  }
  std::ostringstream text;
  for (const auto& [name, lists] : sections) text << toml::table{{name, lists}} << "\n";
  return {"lists.toml", text.str()};
}

void run_on(const Extractor& extractor, std::string_view text) {
  const Account account = extractor.account(text, {"2024-10-10"});
  test::check_rows(text, account.figures);
  test::check_numbers(text, account);
  test::check_csv(account);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::vector<GrammarFile> files = {{"x.toml", std::string(bytes)}, {"basis.toml", std::string(kBasis)}};
  auto grammar = Grammar::from_files(files);
  if (!grammar) {
    files.push_back(missing_lists(grammar.error()));
    grammar = Grammar::from_files(files);
  }
  if (!grammar) {
    if (grammar.error().empty()) throw Broken("a grammar is refused without a word");
    if (!test::valid(grammar.error())) throw Broken("an error is no UTF-8");
    return 0;
  }
  run_examples(**grammar);
  const Extractor extractor(*grammar);
  run_on(extractor, kText);
  run_on(extractor, bytes);
  return 0;
}
