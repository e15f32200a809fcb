// Compiles the grammar in FILES and writes OUT, a C++ file that holds both. Runs when the library is built.
#include <fmt/core.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "grammar/grammar.h"

namespace {

// One literal for each piece, since some compilers allow no more than 64 KiB of source for one. Octal digits end by
// themselves, after three.
std::string literal(std::string_view bytes) {
  constexpr std::size_t kPiece = 4000;
  std::string out;
  for (std::size_t begin = 0; begin < bytes.size(); begin += kPiece) {
    out += "\n    \"";
    for (unsigned char c : bytes.substr(begin, kPiece)) {
      const bool printable = c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '?';
      if (printable) {
        out += static_cast<char>(c);
      } else {
        for (int shift : {6, 3, 0}) out += shift == 6 ? "\\" + std::to_string(c >> 6) : std::to_string(c >> shift & 7);
      }
    }
    out += '"';
  }
  return out.empty() ? "\"\"" : out;
}

int fail(std::string_view message) {
  fmt::print(stderr, "{}\n", message);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return fail("usage: compile_grammar FOLDER OUT");
  auto files = solieu::grammar_files_of(argv[1]);
  if (!files) return fail(files.error());
  auto grammar = solieu::Grammar::from_files(*files);
  if (!grammar) return fail(grammar.error());
  const std::string compiled = (*grammar)->compiled();
  std::string out = "// Made from grammars/*.toml when the library is built.\n#include \"grammar/grammar.h\"\n\nnamespace solieu {\n\n";
  out += "const std::vector<GrammarFile>& built_in_grammar_files() {\n  static const std::vector<GrammarFile> files = {\n";
  for (const auto& file : *files) out += fmt::format("  {{\"{}\", std::string({}, {})}},\n", file.name, literal(file.text), file.text.size());
  out += fmt::format("  }};\n  return files;\n}}\n\nstd::string_view built_in_grammar() {{\n  return std::string_view({}, {});\n}}\n\n}}  // namespace solieu\n",
                     literal(compiled), compiled.size());
  std::ofstream file(argv[2], std::ios::binary);
  file << out;
  file.close();
  return file ? 0 : fail(fmt::format("{} could not be written", argv[2]));
}
