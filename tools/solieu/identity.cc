#include "identity.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "fingerprint.h"
#include "grammar/grammar.h"
#include "solieu.h"

namespace solieu::program {
namespace {

std::string shown(const Fingerprint& f) { return fmt::format("{:016x}", f.value()); }
std::string shown(std::string_view text) { return shown(Fingerprint().add(text)); }

Result<Fingerprint> grammar_of(const std::string& folder) {
  Fingerprint all;
  if (folder.empty()) {
    for (const GrammarFile& file : built_in_grammar_files()) all.add(file.name).add(file.text);
    return all;
  }
  std::error_code code;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    if (it->path().extension() == ".toml") files.push_back(it->path());
  }
  if (code) return Error{fmt::format("{}: {}", folder, code.message())};
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    all.add(file.filename().string()).add(std::string(std::istreambuf_iterator<char>(in), {}));
  }
  return all;
}

}  // namespace

Result<Identity> identity_of(const ExtractOptions& options, const std::string& numbers_name, const std::vector<std::string>& documents) {
  auto grammar = grammar_of(options.grammars);
  if (!grammar) return Error{grammar.error()};
  Fingerprint names, states;
  for (const std::string& path : documents) {
    names.add(path);
    struct stat info {};
    if (stat(path.c_str(), &info) != 0) continue;  // missing then and now is the same
    states.add(names.value()).add(static_cast<std::uint64_t>(info.st_size));
    states.add(static_cast<std::uint64_t>(info.st_mtim.tv_sec)).add(static_cast<std::uint64_t>(info.st_mtim.tv_nsec));
  }
  return Identity{{"the version of the program", std::string(version())},
                  {"--date", shown(options.date)},
                  {"--numbers", shown(numbers_name)},
                  {"the grammar", shown(*grammar)},
                  {"the list of documents", fmt::format("{} {}", documents.size(), shown(names))},
                  {"the size or time of a document", shown(states)}};
}

}  // namespace solieu::program
