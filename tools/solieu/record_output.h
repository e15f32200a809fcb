// A batch's output that is a workbook or a database: one file, with the figures, the documents, and where asked for the numbers.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "destination.h"
#include "form.h"
#include "output.h"
#include "write/store.h"

namespace solieu::program {

/// A new file is written beside its name and takes the name when it is complete. A database that is there already is added to,
/// document by document: whenever the run ends, each is in it wholly or not at all. Nothing is ever continued.
class RecordOutput : public Destination {
 public:
  RecordOutput(const std::string& path, const Form& form);

  bool begin(std::optional<Identity> identity) override;
  void add(const Outcome& outcome) override;
  void note(const std::string& error) override;
  const std::string& error() const override { return error_.empty() ? output_.error() : error_; }
  bool publish() override;
  std::string warning() const override { return warning_; }
  std::optional<Remains> abandon() override;

 private:
  void fail(const std::string& what);
  bool take(const std::string& what);
  void add_document(const Outcome& outcome);

  const std::string path_;
  const Form form_;
  Output output_;
  const bool there_;  // a database that is added to
  std::unique_ptr<Store> store_;
  DocumentRecord record_;  // of the document whose blocks come
  std::string error_, warning_;
  std::mutex adding_;      // a database that is there, whose transaction an early end rolls back
  std::mutex ending_;      // one end only: published or abandoned
  bool published_ = false, abandoned_ = false;  // under it
};

}  // namespace solieu::program
