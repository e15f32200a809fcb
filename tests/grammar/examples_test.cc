// The examples beside the rules: those of the built-in grammar pass, and wrong ones fail loudly.
#include "grammar/examples.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "grammar/built_in.h"

using namespace solieu;

TEST_CASE("examples: every one of the built-in grammar passes", "[grammar]") {
  ExampleReport report = run_examples(*test::built_in());
  for (const auto& failure : report.failures) FAIL_CHECK(failure);
  CHECK(report.rules > 80);
  CHECK(report.examples >= 2 * report.rules);
}

TEST_CASE("examples: a wrong one is named by file, line, rule and text", "[grammar]") {
  auto files = built_in_grammar_files();
  files.push_back({"x.toml",
                   "[[rule]]\nid = \"test.up\"\nabout = \"a test\"\npatterns = [\"bỗng dưng nhảy <value: percent>\"]\n"
                   "gives = { kind = \"change\" }\n"
                   "yes = [\"giá bỗng dưng nhảy <5%>\", \"giá không nhảy <5%>\", \"giá nhảy <lên>\"]\n"
                   "no = [\"giá bỗng dưng nhảy 7%\", \"giá nhảy 5 đồng\"]\n"});
  auto grammar = Grammar::from_files(files);
  REQUIRE(grammar.ok());
  std::set<std::string> wrong;
  for (const auto& failure : run_examples(**grammar).failures) {
    if (failure.find("x.toml:1: rule test.up: ") == 0) wrong.insert(failure.substr(24, failure.find("\":") - 23));
  }
  CHECK(wrong == std::set<std::string>{"yes \"giá không nhảy 5%\"", "yes \"giá nhảy lên\"", "no \"giá bỗng dưng nhảy 7%\""});
}
