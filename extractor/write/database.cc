// Figures, numbers and documents as tables of an SQLite database.
#include "write/store.h"

#ifdef SOLIEU_HAS_SQLITE

#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <utility>

#include "write/real.h"

namespace solieu {
namespace {

using std::chrono::steady_clock;

constexpr int kPatience = 5000;                                     // ms, for somebody else who writes
constexpr std::chrono::milliseconds kTransaction{200};              // documents that are done in this time are committed together
constexpr const char* kIndexed[] = {"document", "indicator", "period", "place_code"};  // of figures

struct CloseDatabase {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

// Decimals have no affinity: a column of numbers would round those that have more digits than a double.
std::string declared(const Column& c) {
  const char* type = c.type == Type::integer ? " INTEGER" : c.type == Type::decimal ? "" : " TEXT";
  return fmt::format("  \"{}\"{}", c.name, type);
}

// The definition stands in the database as it is written here, and tells its readers what the columns mean.
std::string create_table(std::string_view name, std::string_view key, std::span<const Column> columns, std::string_view primary_key) {
  std::string sql = fmt::format("CREATE TABLE IF NOT EXISTS {} (\n  {}", name, key);
  for (const Column& c : columns) sql += fmt::format(",\n{}  /* {} */", declared(c), c.meaning);
  return sql + (primary_key.empty() ? "\n)" : fmt::format(",\n  PRIMARY KEY ({})\n) WITHOUT ROWID", primary_key));
}

class Database : public Store {
 public:
  explicit Database(bool fresh, const StoreOptions& options) : fresh_(fresh), with_numbers_(options.with_numbers) {}

  std::string open(const std::string& path) {
    sqlite3* db = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE, nullptr);
    db_.reset(db);
    if (code != SQLITE_OK) return error();
    sqlite3_busy_timeout(db, kPatience);
    if (fresh_ && !run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE")) return error();
    if (!begin() || !create_tables()) return error();
    if (std::string what = other_columns(); !what.empty()) return what;
    if (!fresh_ && (!create_indexes() || !commit())) return error();
    if (!prepare_all()) return error();
    return {};
  }

  std::string begin_document(const std::string& document) override {
    if (!begin()) return error();
    document_ = document;
    const DocumentRecord record{.document = document, .error = "not finished"};
    document_row(record, with_numbers_, [&](Cells row) { bind(insert_document_, row); });
    if (!step(insert_document_)) return error();
    id_ = sqlite3_last_insert_rowid(db_.get());
    return {};
  }

  std::string add(const Account& part, std::span<const std::string>) override {
    bool ok = true;
    const auto insert = [&](Statement& statement) {
      return [&](Cells row) {
        if (!ok) return;
        sqlite3_bind_int64(statement.get(), 1, id_);
        bind(statement, row, 2);
        ok = step(statement);
      };
    };
    table_.each(part.figures, document_, {}, insert(insert_figure_));
    if (with_numbers_) each_number(part.numbers, document_, insert(insert_number_));
    return ok ? std::string() : error();
  }

  // What an earlier run has written goes when that which replaces it is all there. A document that can't be read any more keeps it.
  std::string end_document(const DocumentRecord& record) override {
    const bool failed = !record.error.empty();
    if (failed && !remove("figures", "document_id", id_)) return error();
    if (failed && !remove("numbers", "document_id", id_)) return error();
    const auto [earlier, was_read] = before_ > 0 ? earlier_of(record.document) : std::pair<std::vector<sqlite3_int64>, bool>();
    if (failed && was_read) {
      if (!remove("documents", "id", id_)) return error();
    } else {
      for (sqlite3_int64 id : earlier) {
        if (!remove("figures", "document_id", id) || !remove("numbers", "document_id", id) || !remove("documents", "id", id)) return error();
      }
      document_row(record, with_numbers_, [&](Cells row) { bind(update_document_, row); });
      sqlite3_bind_int64(update_document_.get(), static_cast<int>(document_columns().size()) + 1, id_);
      if (!step(update_document_)) return error();
    }
    ++done_;
    if (!fresh_ && steady_clock::now() >= due_ && !commit()) return error();
    return {};
  }

  std::string finish() override {
    if (fresh_ && !create_indexes()) return error();
    if (!commit()) return error();
    for (Statement* s : {&insert_document_, &update_document_, &insert_figure_, &insert_number_}) s->reset();
    const int code = sqlite3_close(db_.release());
    return code == SQLITE_OK ? std::string() : sqlite3_errstr(code);
  }

  std::size_t kept() const override { return fresh_ ? 0 : kept_; }

 private:
  std::string error() const {
    const int code = sqlite3_errcode(db_.get());
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) return "another program is writing it";
    if (code == SQLITE_NOTADB) return "it is no SQLite database; name another file, or remove it";
    return sqlite3_errmsg(db_.get());
  }

  bool run(const std::string& sql) { return sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK; }

  bool begin() {
    if (open_) return true;
    open_ = run("BEGIN IMMEDIATE");
    due_ = steady_clock::now() + kTransaction;
    return open_;
  }
  bool commit() {
    if (!open_) return true;
    if (!run("COMMIT")) return false;
    open_ = false;
    kept_ = done_;
    return true;
  }

  bool create_tables() {
    return run(create_table("documents", "\"id\" INTEGER PRIMARY KEY", document_columns(), "")) &&
           run(create_table("figures", "\"document_id\" INTEGER NOT NULL REFERENCES documents (id)", table_.columns(), "document_id, figure")) &&
           run(create_table("numbers", "\"document_id\" INTEGER NOT NULL REFERENCES documents (id)", number_columns(), "document_id, number"));
  }
  bool create_indexes() {
    for (const char* column : kIndexed) {
      if (!run(fmt::format("CREATE INDEX IF NOT EXISTS figures_{0} ON figures ({0})", column))) return false;
    }
    return run("CREATE INDEX IF NOT EXISTS documents_document ON documents (document); CREATE INDEX IF NOT EXISTS numbers_reason ON numbers (reason)");
  }

  // Tables of these names that somebody else has made, or another version of the program.
  std::string other_columns() {
    const std::pair<const char*, const std::vector<Column>*> tables[] = {{"documents", &document_columns()}, {"figures", &table_.columns()}, {"numbers", &number_columns()}};
    for (const auto& [name, columns] : tables) {
      Statement info = prepare(fmt::format("SELECT name FROM pragma_table_info('{}') ORDER BY cid", name));
      if (!info) return error();
      std::vector<std::string> found;
      while (sqlite3_step(info.get()) == SQLITE_ROW) found.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(info.get(), 0)));
      bool same = found.size() == columns->size() + 1;  // the key stands before them
      for (std::size_t i = 0; same && i < columns->size(); ++i) same = found[i + 1] == (*columns)[i].name;
      if (!same) return fmt::format("its table {} has other columns than this version of the program; name another file", name);
    }
    return {};
  }

  Statement prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(db_.get(), sql.c_str(), -1, &statement, nullptr);
    return Statement(statement);
  }
  Statement prepare_insert(const char* table, std::size_t values, const char* first) {
    std::string marks = first;
    for (std::size_t i = 0; i < values; ++i) marks += marks.empty() ? "?" : ",?";
    return prepare(fmt::format("INSERT INTO {} VALUES ({})", table, marks));
  }
  bool prepare_all() {
    insert_document_ = prepare_insert("documents", document_columns().size(), "NULL");
    insert_figure_ = prepare_insert("figures", table_.columns().size(), "?");
    insert_number_ = prepare_insert("numbers", number_columns().size(), "?");
    std::string set;
    for (const Column& c : document_columns()) set += fmt::format("{}\"{}\" = ?", set.empty() ? "" : ", ", c.name);
    update_document_ = prepare(fmt::format("UPDATE documents SET {} WHERE id = ?", set));
    Statement last = prepare("SELECT max(id) FROM documents");
    if (!insert_document_ || !insert_figure_ || !insert_number_ || !update_document_ || !last || sqlite3_step(last.get()) != SQLITE_ROW) return false;
    before_ = sqlite3_column_int64(last.get(), 0);
    return true;
  }

  void bind(Statement& s, Cells row, int first = 1) {
    for (std::size_t i = 0; i < row.size(); ++i) bind_cell(s.get(), first + static_cast<int>(i), row[i]);
  }
  static void bind_text(sqlite3_stmt* s, int at, std::string_view text) {
    sqlite3_bind_text64(s, at, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  static void bind_cell(sqlite3_stmt* s, int at, const Cell& cell) {
    if (is_empty(cell)) {
      sqlite3_bind_null(s, at);
    } else if (auto* text = std::get_if<std::string_view>(&cell)) {
      bind_text(s, at, *text);
    } else if (auto* n = std::get_if<std::size_t>(&cell)) {
      sqlite3_bind_int64(s, at, static_cast<sqlite3_int64>(*n));
    } else if (auto* r = std::get_if<Reference>(&cell)) {
      sqlite3_bind_int64(s, at, r->number);
    } else if (auto* d = std::get_if<DecimalCell>(&cell)) {
      if (auto whole = d->value->to_int()) sqlite3_bind_int64(s, at, *whole);
      else if (auto number = real(*d->value)) sqlite3_bind_double(s, at, *number);
      else bind_text(s, at, d->value->str());
    } else {
      bind_text(s, at, joined(*std::get<const std::vector<std::string>*>(cell)));
    }
  }

  bool step(Statement& s) {
    const bool done = sqlite3_step(s.get()) == SQLITE_DONE;
    if (done) sqlite3_reset(s.get());
    return done;
  }

  bool remove(const char* table, const char* key, sqlite3_int64 id) { return run(fmt::format("DELETE FROM {} WHERE {} = {}", table, key, id)); }

  // What stood there of a document before this run, and whether it was read. One that comes twice in a run is two documents.
  std::pair<std::vector<sqlite3_int64>, bool> earlier_of(const std::string& document) {
    std::pair<std::vector<sqlite3_int64>, bool> out;
    Statement s = prepare("SELECT id, status FROM documents WHERE document = ?1 AND id <= ?2");
    bind_text(s.get(), 1, document);
    sqlite3_bind_int64(s.get(), 2, before_);
    while (sqlite3_step(s.get()) == SQLITE_ROW) {
      out.first.push_back(sqlite3_column_int64(s.get(), 0));
      out.second |= std::string_view(reinterpret_cast<const char*>(sqlite3_column_text(s.get(), 1))) == "read";
    }
    return out;
  }

  const bool fresh_, with_numbers_;
  const FigureTable table_{};
  std::unique_ptr<sqlite3, CloseDatabase> db_;
  Statement insert_document_, update_document_, insert_figure_, insert_number_;
  std::string document_;
  sqlite3_int64 id_ = 0, before_ = 0;  // of this document; the last of earlier runs
  bool open_ = false;
  steady_clock::time_point due_;  // when documents that are done are to be committed
  std::size_t done_ = 0, kept_ = 0;
};

Result<std::unique_ptr<Store>> open_database(bool fresh, const std::string& path, const StoreOptions& options) {
  auto database = std::make_unique<Database>(fresh, options);
  if (std::string what = database->open(path); !what.empty()) return Error{what};
  return std::unique_ptr<Store>(std::move(database));
}

}  // namespace

Result<std::unique_ptr<Store>> create_database(const std::string& path, const StoreOptions& options) { return open_database(true, path, options); }
Result<std::unique_ptr<Store>> add_to_database(const std::string& path, const StoreOptions& options) { return open_database(false, path, options); }

}  // namespace solieu

#else

namespace solieu {
namespace {

Error missing() { return Error{"this program was built without SQLite; install libsqlite3-dev and build it again, or write .csv"}; }

}  // namespace

Result<std::unique_ptr<Store>> create_database(const std::string&, const StoreOptions&) { return missing(); }
Result<std::unique_ptr<Store>> add_to_database(const std::string&, const StoreOptions&) { return missing(); }

}  // namespace solieu

#endif
