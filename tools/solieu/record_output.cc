#include "record_output.h"

#include <sys/stat.h>

#include <algorithm>

#include "text/normalise.h"

namespace solieu::program {
namespace {

bool is_there(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0;
}

// The numbers of a block's figures and numbers are made those of its document.
Account settled(Account part, const OpenRows::Numbering& numbering) {
  const auto figure = [&](int& n) { n = static_cast<int>(numbering.figure(n)); };
  for (Figure& f : part.figures) {
    figure(f.figure);
    figure(f.of);
    figure(f.parent);
  }
  for (NumberFate& n : part.numbers) {
    n.number += static_cast<int>(numbering.numbers);
    figure(n.figure);
  }
  return part;
}

// "PATH: what" of this path is what.
std::string without(const std::string& document, const std::string& message) {
  return valid_utf8(message.starts_with(document + ": ") ? message.substr(document.size() + 2) : message);
}

}  // namespace

RecordOutput::RecordOutput(const std::string& path, const Form& form)
    : path_(path), form_(form), output_(path), there_(form.format == Format::sqlite && is_there(output_.target())) {}

void RecordOutput::fail(const std::string& what) { error_ = path_ + ": " + what; }

bool RecordOutput::take(const std::string& what) {
  if (!what.empty()) fail(what);
  return what.empty();
}

bool RecordOutput::begin(std::optional<Identity>) {
  std::lock_guard lock(ending_);
  if (abandoned_ || (!there_ && (!output_.open() || !output_.clear()))) return false;
  const StoreOptions options{.shape = form_.shape, .with_numbers = form_.with_numbers};
  auto store = there_ ? add_to_database(output_.target(), options)
                      : form_.format == Format::xlsx ? open_workbook(output_.partial(), options) : create_database(output_.partial(), options);
  if (!store) return take(store.error());
  store_ = std::move(*store);
  return true;
}

void RecordOutput::add(const Outcome& outcome) {
  if (skips(outcome)) return;
  std::unique_lock lock(adding_, std::defer_lock);
  if (there_) lock.lock();
  if (!store_) return;  // abandoned
  add_document(outcome);
}

void RecordOutput::add_document(const Outcome& outcome) {
  skipping_ = false;
  if (outcome.block == 0) {
    record_ = {.document = valid_utf8(outcome.document)};
    reached_.begun = {};
    if (!take(store_->begin_document(record_.document))) return;
  }
  if (!outcome.warning.empty()) record_.warning = without(outcome.document, outcome.warning);
  if (!outcome.error.empty()) {
    record_.error = without(outcome.document, outcome.error);
    record_.figures = record_.numbers = 0;
    count_failure();
    take(store_->end_document(record_));
    return;
  }
  const bool whole = outcome.blocks == 1;
  if (!take(store_->add(whole ? outcome.account : settled(outcome.account, numbering_of(outcome)), outcome.sentences))) return;
  record_.figures += outcome.account.figures.size();
  record_.numbers += outcome.account.numbers.size();
  if (count(outcome)) take(store_->end_document(record_));
}

void RecordOutput::note(const std::string& error) {
  std::unique_lock lock(adding_, std::defer_lock);
  if (there_) lock.lock();
  if (!store_) return;
  const std::size_t colon = std::min(error.rfind(": "), error.size());
  const DocumentRecord record{.document = valid_utf8(error.substr(0, colon)), .error = without(error.substr(0, colon), error)};
  if (take(store_->begin_document(record.document))) take(store_->end_document(record));
}

bool RecordOutput::publish() {
  if (!ok()) return false;
  {
    std::unique_lock lock(adding_, std::defer_lock);
    if (there_) lock.lock();
    if (!store_ || !take(store_->finish())) return false;
    warning_ = store_->warning();
    if (there_) {
      std::lock_guard end(ending_);
      return published_ = true;
    }
  }
  if (!output_.complete()) return false;
  std::lock_guard lock(ending_);
  if (abandoned_ || !output_.publish()) return false;
  published_ = true;
  output_.sync_folder();
  return true;
}

std::optional<Destination::Remains> RecordOutput::abandon() {
  std::unique_lock adding(adding_, std::defer_lock);
  if (there_) adding.lock();  // for the moment that a document takes
  std::lock_guard lock(ending_);
  if (published_) return std::nullopt;
  abandoned_ = true;
  if (!there_) {
    output_.remove_partial();
    return Remains{.is_file = true};
  }
  const std::size_t kept = store_ ? store_->kept() : 0;
  store_.reset();
  return Remains{.documents = kept, .is_file = true, .resumable = false};
}

}  // namespace solieu::program
