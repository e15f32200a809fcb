// Outputs that are no lines of text: workbooks and databases.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"
#include "solieu.h"
#include "write/columns.h"

namespace solieu {

/// Takes documents one after another, each in one part or in several. What can go wrong is an error, without the name of the file, or
/// an empty string; behind an error nothing more may be asked of it. What is not finished is not there.
class Store {
 public:
  virtual ~Store() = default;
  virtual std::string begin_document(const std::string& document) = 0;
  /// Figures and numbers that follow those before, numbered as the document's. `sentences` are one a figure where wants_sentences().
  virtual std::string add(const Account& part, std::span<const std::string> sentences) = 0;
  /// Of a document that failed, the parts before are taken back.
  virtual std::string end_document(const DocumentRecord& record) = 0;
  virtual std::string finish() = 0;

  virtual bool wants_sentences() const { return false; }
  /// What was not written as it is, for the user; or empty.
  virtual std::string warning() const { return {}; }
  /// How many documents are there even if it is never finished.
  virtual std::size_t kept() const { return 0; }
};

struct StoreOptions {
  Shape shape = Shape::long_form;
  bool with_numbers = false;
  unsigned sheet_rows = 0;  // of a workbook's sheet, its head included; 0: as many as there may be
};

// Each is an error where the program was built without its library.

/// An XLSX workbook at `path`, which is replaced: sheets of figures, documents, and where they are asked for numbers. What is
/// written rests in files without a name in the same folder; memory holds a row a sheet.
Result<std::unique_ptr<Store>> open_workbook(const std::string& path, const StoreOptions& options);

/// An SQLite database in an empty file that nobody else knows of; it has no journal, and what is not finished is to be thrown away.
Result<std::unique_ptr<Store>> create_database(const std::string& path, const StoreOptions& options);
/// An SQLite database that is there already. Documents that it knows from earlier are replaced, each at once.
Result<std::unique_ptr<Store>> add_to_database(const std::string& path, const StoreOptions& options);

}  // namespace solieu
