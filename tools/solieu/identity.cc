#include "identity.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <string_view>
#include <vector>

#include "fingerprint.h"
#include "grammar/grammar.h"
#include "long_file.h"
#include "solieu.h"

namespace solieu::program {
namespace {

std::string shown(const Fingerprint& f) { return fmt::format("{:016x}", f.value()); }
std::string shown(std::string_view text) { return shown(Fingerprint().add(text)); }

Result<Fingerprint> grammar_of(const std::string& folder) {
  Result<std::vector<GrammarFile>> files = built_in_grammar_files();
  if (!folder.empty()) files = grammar_files_of(folder);
  if (!files) return Error{files.error()};
  Fingerprint all;
  for (const GrammarFile& file : *files) all.add(file.name).add(file.text);
  return all;
}

Fingerprint sizes_of(const BlockSizes& sizes) {
  Fingerprint all;
  for (std::size_t size : {sizes.longest_whole, sizes.block, sizes.window, sizes.before, sizes.opening}) all.add(std::uint64_t{size});
  return all;
}

}  // namespace

Result<Identity> identity_of(const ExtractOptions& options, const Form& form, const std::vector<std::string>& documents) {
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
                  {"--encoding", shown(options.read.options.encoding)},
                  {"--read-seconds, --read-memory, --ocr", fmt::format("{} {} {}", options.read.limits.seconds, options.read.limits.megabytes, options.read.options.ocr)},
                  {"--numbers", shown(form.numbers_file)},
                  {"the form of the output", shown(fmt::format("{} {} {} {}", options.shape, options.excel, options.package, static_cast<int>(form.format)))},
                  {"the grammar", shown(*grammar)},
                  {"the sizes of blocks", shown(sizes_of(BlockSizes()))},
                  {"the list of documents", fmt::format("{} {}", documents.size(), shown(names))},
                  {"the size or time of a document", shown(states)}};
}

}  // namespace solieu::program
