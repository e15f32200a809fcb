#include "documents.h"

#include <sys/stat.h>

#include <algorithm>
#include <exception>
#include <new>
#include <tuple>
#include <utility>

#include "read/read.h"

namespace solieu::program {
namespace {

Outcome failed(std::string error) {
  Outcome outcome;
  outcome.error = std::move(error);
  return outcome;
}

Outcome rows_of(const std::string& path, const Extractor& extractor, const Options& options, bool with_numbers) {
  auto document = read_document(path);
  if (!document) return failed(document.error());
  Account account;
  if (with_numbers) {
    account = extractor.account(document->bytes, options);
  } else {
    account.figures = extractor.extract(document->bytes, options);
  }
  Outcome outcome;
  outcome.bytes = document->bytes.size();
  document->bytes = std::string();  // the rows below may be as long
  outcome.figures = account.figures.size();
  for (const Figure& f : account.figures) append_csv_row(f, document->id, outcome.figures_csv.text);
  for (const NumberFate& n : account.numbers) append_numbers_csv_row(n, document->id, outcome.numbers_csv.text);
  outcome.warning = std::move(document->warning);
  return outcome;
}

Outcome rows_of_block(LongFile& file, std::size_t index, const Extractor& extractor, const Options& options, bool with_numbers) {
  if (auto looked = file.look_over(); !looked) return failed(looked.error());
  auto part = file.part(index);
  if (!part) return failed(part.error());
  const Block block = part->block();
  auto [account, figures_before] = extractor.account(block, file.survey(), options, with_numbers);
  Outcome outcome;
  outcome.bytes = block.bytes.size();
  part->bytes = std::string();
  outcome.figures = account.figures.size();
  outcome.numbers = account.numbers.size();
  outcome.figures_before = figures_before;
  for (const Figure& f : account.figures) {
    outcome.figures_csv.add(f, file.path());
    if (f.span.begin >= part->next_before) ++outcome.figures_next;
  }
  for (const NumberFate& n : account.numbers) outcome.numbers_csv.add(n, file.path());
  if (index == 0) outcome.warning = file.warning();
  return outcome;
}

}  // namespace

Units::Units(const std::vector<std::string>& documents, const BlockSizes& sizes) : documents_(documents) {
  units_.reserve(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    struct stat info {};
    std::shared_ptr<LongFile> file;
    // what is no file can't be looked over before it is read
    if (documents[i] != "-" && stat(documents[i].c_str(), &info) == 0 && S_ISREG(info.st_mode) &&
        static_cast<std::uint64_t>(info.st_size) > sizes.longest_whole) {
      file = std::make_shared<LongFile>(documents[i], static_cast<std::uint64_t>(info.st_size), sizes);
    }
    for (std::size_t block = 0; block < (file ? file->blocks() : 1); ++block) units_.push_back({i, block, file});
  }
}

std::size_t Units::index_of(std::size_t document, std::size_t block) const {
  auto before = [](const Unit& a, const Unit& b) { return std::tie(a.document, a.block) < std::tie(b.document, b.block); };
  return static_cast<std::size_t>(std::lower_bound(units_.begin(), units_.end(), Unit{document, block, {}}, before) - units_.begin());
}

Outcome Units::read(std::size_t index, const Extractor& extractor, const Options& options, bool with_numbers) noexcept {
  const std::shared_ptr<LongFile> file = std::move(units_[index].file);
  const std::string& path = documents_[units_[index].document];
  Outcome outcome;
  try {
    outcome = file ? rows_of_block(*file, units_[index].block, extractor, options, with_numbers) : rows_of(path, extractor, options, with_numbers);
  } catch (const std::bad_alloc&) {
    outcome.error = path + ": there is not enough memory for it";
  } catch (const std::exception& e) {
    outcome.error = path + ": " + e.what();
  }
  if (file) {
    outcome.block = units_[index].block;
    outcome.blocks = file->blocks();
  }
  return outcome;
}

}  // namespace solieu::program
