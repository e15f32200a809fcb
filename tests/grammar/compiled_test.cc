// The grammar that was compiled when the library was built is the one that its files say.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "grammar/built_in.h"
#include "grammar/grammar.h"
#include "solieu.h"

using namespace solieu;

namespace {

std::shared_ptr<const Grammar> parsed() {
  static const std::shared_ptr<const Grammar> grammar = Grammar::from_files(built_in_grammar_files()).value();
  return grammar;
}

std::string file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string rows_of(const Account& account) {
  std::string rows;
  for (const Figure& f : account.figures) append_csv_row(f, "", rows);
  for (const NumberFate& n : account.numbers) append_numbers_csv_row(n, "", rows);
  return rows;
}

}  // namespace

TEST_CASE("compiled grammar: the same as its files, and the same again when it was loaded", "[grammar]") {
  CHECK((parsed()->compiled() == built_in_grammar()));  // in brackets, or a difference would be shown in megabytes
  CHECK((test::built_in()->compiled() == built_in_grammar()));
}

TEST_CASE("compiled grammar: a text is read as by its files, and its numbers get the same reasons", "[grammar]") {
  const Extractor by_files(parsed()), by_compiled(test::built_in());
  std::size_t figures = 0, numbers = 0;
  for (const auto& entry : std::filesystem::directory_iterator(SOLIEU_CORPUS "/docs")) {
    const std::string text = file(entry.path());
    const Account a = by_files.account(text), b = by_compiled.account(text);
    CHECK(rows_of(a) == rows_of(b));
    figures += a.figures.size();
    numbers += a.numbers.size();
  }
  CHECK(figures > 100);
  CHECK(numbers > figures);
}

TEST_CASE("compiled grammar: bytes that are cut short, or too many, are an error", "[grammar]") {
  const std::string_view whole = built_in_grammar();
  for (std::size_t length = 0; length < whole.size(); length += whole.size() / 50) {
    CHECK_FALSE(Grammar::from_compiled(whole.substr(0, length)).ok());
  }
  CHECK_FALSE(Grammar::from_compiled(std::string(whole) + '\0').ok());
  CHECK(Grammar::from_compiled(whole).ok());
}
