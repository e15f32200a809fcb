// Long documents in blocks: the rows of the whole, whatever the number of threads, and none of a document that fails.
#include <catch2/catch.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "batch.h"
#include "documents.h"
#include "folder.h"
#include "grammar/built_in.h"
#include "long_file.h"
#include "outputs.h"
#include "read/read.h"
#include "read/sheet.h"
#include "solieu.h"
#include "source.h"
#include "text/normalise.h"
#include "text/positions.h"

using namespace solieu;
using namespace solieu::program;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using test::Folder;
namespace fs = std::filesystem;

namespace {

constexpr BlockSizes kSmall{.longest_whole = 10000, .block = 8192, .window = 2048, .before = 2048, .opening = 512};

const Extractor& extractor() {
  static const Extractor e(test::built_in());
  return e;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string corpus() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(SOLIEU_CORPUS "/docs")) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::string all;
  for (const auto& path : paths) all += bytes_of(path) + "\n\n";
  return all;
}

struct Csv {
  std::string figures, numbers;
  friend bool operator==(const Csv&, const Csv&) = default;
};

Csv in_blocks(const std::string& path, std::size_t jobs = 2, const BlockSizes& sizes = kSmall) {
  Folder folder;
  Outputs outputs(folder.path + "/f.csv", {.with_numbers = true, .numbers_file = folder.path + "/n.csv"});
  REQUIRE(outputs.begin(std::nullopt));
  Source source({path}, {}, sizes);
  DocumentReader reader({});
  Batch batch(0, source.count().value(), jobs, [&](std::size_t i) { return read_and_extract(source.take(i), reader, extractor(), {}, {.with_numbers = true}); });
  while (auto outcome = batch.next()) {
    REQUIRE(outcome->error == "");
    outputs.add(*outcome);
  }
  REQUIRE(outputs.publish());
  return {bytes_of(folder.path + "/f.csv"), bytes_of(folder.path + "/n.csv")};
}

Csv at_once(const std::string& path) {
  const std::string bytes = bytes_of(path);
  const Account account = extractor().account(bytes);
  Csv csv;
  append_csv_header(csv.figures);
  for (const Figure& f : account.figures) append_csv_row(f, path, csv.figures);
  append_numbers_csv_header(csv.numbers);
  for (const NumberFate& n : account.numbers) append_numbers_csv_row(n, path, csv.numbers);
  return csv;
}

using Rows = std::vector<std::map<std::string, std::string>>;

Rows rows(const std::string& csv) {
  auto sheet = parse_sheet(csv, "x.csv", Separated::by_commas);
  REQUIRE(sheet);
  Rows out;
  for (const auto& line : sheet->rows) {
    auto& row = out.emplace_back();
    for (std::size_t i = 0; i < line.cells.size(); ++i) row[sheet->header[i]] = line.cells[i];
  }
  return out;
}

// Each digit of the text lies in one row.
void check_digits(const std::string& text, const std::string& numbers) {
  std::vector<int> covered(text.size());
  for (auto& row : rows(numbers)) {
    for (std::size_t i = std::stoul(row["start"]); i < std::stoul(row["end"]); ++i) ++covered[i];
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (covered[i] == 1 || (covered[i] == 0 && !digit)) continue;
    FAIL_CHECK("byte " << i << " lies in " << covered[i] << " rows");
    return;
  }
}

std::string statements(std::size_t count) {
  std::string text = "Hà Nội: kinh tế chín tháng đầu năm 2024\n\n";
  for (std::size_t i = 0; i < count; ++i) {
    std::string n = std::to_string(i + 100);
    text += "Tại Hà Nội, chín tháng đầu năm 2024, sản lượng mặt hàng X" + n + " đạt " + n + ",5 nghìn tấn. Trong đó, loại A là " + n + " tấn.\n\n";
    text += "Mặt hàng này tăng " + std::to_string(i % 90 + 2) + "% so với cùng kỳ năm trước.\n";
  }
  return text;
}

}  // namespace

TEST_CASE("blocks: a text of paragraphs has the rows that it has at once, references across the borders too", "[blocks]") {
  Folder folder;
  for (std::string text : {statements(600), statements(601)}) {
    if (text.size() % 2) text = "\xEF\xBB\xBF" + text;
    const std::string path = folder.file("a.txt", text);
    const Csv whole = at_once(path);
    REQUIRE(text.size() > 8 * kSmall.block);
    for (std::size_t jobs : {1, 3}) CHECK(in_blocks(path, jobs) == whole);
    Rows all = rows(whole.figures);
    CHECK(std::count_if(all.begin(), all.end(), [](auto& row) { return row["of"] != ""; }) >= 600);
    CHECK(std::count_if(all.begin(), all.end(), [](auto& row) { return row["place"] != ""; }) >= 600);
  }
}

TEST_CASE("blocks: of the corpus a border changes few links and no number", "[blocks]") {
  Folder folder;
  const std::string path = folder.file("a.txt", corpus());
  const Csv whole = at_once(path), blocks = in_blocks(path);
  CHECK(in_blocks(path, 7) == blocks);
  Rows wanted = rows(whole.figures), got = rows(blocks.figures);
  REQUIRE(got.size() == wanted.size());
  std::size_t other = 0;
  for (std::size_t i = 0; i < got.size(); ++i) {
    for (const char* column : {"figure", "start", "end", "line", "column", "text", "value", "value_high"}) CHECK(got[i][column] == wanted[i][column]);
    // What is looked for in a whole document (which place it is about, say) is another thing in a block of three articles.
    for (const char* column : {"indicator", "parent", "kind", "unit", "of", "base", "rule"}) other += got[i][column] != wanted[i][column];
  }
  CHECK(other * 100 < got.size());
  Rows all = rows(whole.numbers), each = rows(blocks.numbers);
  REQUIRE(all.size() == each.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const char* column : {"number", "start", "end", "line", "column", "text", "reason", "figure"}) CHECK(each[i][column] == all[i][column]);
  }
}

TEST_CASE("blocks: texts without paragraphs, without blanks, with broken bytes, with other line ends", "[blocks]") {
  Folder folder;
  std::string lines = statements(300), one_line = lines, crlf, tight, broken = lines, digits(50000, '7');
  std::replace(one_line.begin(), one_line.end(), '\n', ' ');
  for (char c : lines) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  for (char c : lines) tight += c == ' ' || c == '\n' ? "" : std::string(1, c);
  for (std::size_t i = 50; i < broken.size(); i += 1000) broken[i] = '\xFF';
  for (const std::string& text : {one_line, crlf, tight, broken, digits, std::string(30000, '\n'), std::string(30000, '|'), std::string(30000, '\t')}) {
    const std::string path = folder.file("a.txt", text);
    const Csv csv = in_blocks(path);
    CHECK(in_blocks(path, 1) == csv);
    check_digits(text, csv.numbers);
    Positions positions(text);
    for (auto& row : rows(csv.figures)) {
      const std::size_t start = std::stoul(row["start"]), length = std::stoul(row["end"]) - start;
      if (&text != &broken) CHECK(row["text"] == valid_utf8(text.substr(start, length)));
      CHECK(std::to_string(positions.of(start).line) == row["line"]);
      CHECK(std::to_string(positions.of(start).column) == row["column"]);
    }
  }
  const std::string path = folder.file("a.txt", crlf);
  CHECK(in_blocks(path) == at_once(path));
}

TEST_CASE("blocks: how a document writes its numbers is settled by all of it", "[blocks]") {
  Folder folder;
  std::string text = "Sản lượng đạt 1,234 tấn.\n\n";
  while (text.size() < 3 * kSmall.block) text += "Thời tiết hôm nay tốt.\n\n";
  const std::string path = folder.file("a.txt", text + "Sản lượng đạt 7.5 tấn, giảm 2.5%.\n");
  CHECK(in_blocks(path) == at_once(path));
  CHECK(rows(in_blocks(path).figures)[0]["value"] == "1234");
  folder.file("a.txt", text + "Sản lượng đạt 7,5 tấn, giảm 2,5%.\n");
  CHECK(in_blocks(path) == at_once(path));
  CHECK(rows(in_blocks(path).figures)[0]["value"] == "1.234");
}

TEST_CASE("blocks: what is no text is refused, and what is broken is said once", "[blocks]") {
  Folder folder;
  auto looked = [&](const std::string& bytes) {
    const std::string path = folder.file("a.txt", bytes);
    LongFile file(path, fs::file_size(path), kSmall);
    auto result = file.look_over();
    return result ? file.warning() : result.error();
  };
  const std::string text = statements(200);
  CHECK_THAT(looked("%PDF" + text), EndsWith("a.txt: is no text (pdf), and so long that by its name it is read as one; name it after what it is"));
  CHECK_THAT(looked(std::string(20000, '\0')), Contains("NUL"));
  CHECK(looked(text) == "");
  CHECK_THAT(looked(text + "\xFF" + text + "\xFF"), EndsWith(": 2 bytes are not UTF-8, the first at byte " + std::to_string(text.size()) + "; the rest was read"));
  std::string legacy;
  for (char c : text) legacy += static_cast<unsigned char>(c) < 0x80 ? c : static_cast<unsigned char>(c) < 0xC0 ? '\xE9' : 'x';
  CHECK_THAT(looked(legacy), Contains("is not UTF-8 text (byte "));
}

TEST_CASE("blocks: a file that is written to or cut meanwhile is no document any more", "[blocks]") {
  Folder folder;
  const std::string text = statements(300), changed = "a.txt: changed while it was read; read it again when it is complete";
  const std::string path = folder.file("a.txt", text);
  SECTION("before it is opened") {
    LongFile file(path, text.size() - 1, kSmall);
    std::vector<std::string> errors(4);
    std::vector<std::thread> threads;
    for (std::string& error : errors) threads.emplace_back([&] { error = file.look_over().error(); });
    for (std::thread& t : threads) t.join();
    for (const std::string& error : errors) CHECK_THAT(error, EndsWith(changed));
  }
  SECTION("between two blocks") {
    LongFile file(path, text.size(), kSmall);
    REQUIRE(file.look_over());
    REQUIRE(file.part(1));
    SECTION("cut") { fs::resize_file(path, 100); }
    SECTION("longer") { fs::resize_file(path, text.size() + 1); }
    SECTION("written to") {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));  // times on a disk are coarse
      std::fstream(path, std::ios::in | std::ios::out) << "x";
    }
    CHECK_THAT(file.part(2).error(), EndsWith(changed));
  }
  SECTION("gone") {
    fs::remove(path);
    LongFile file(path, text.size(), kSmall);
    CHECK_THAT(file.look_over().error(), EndsWith("a.txt: No such file or directory"));
  }
}

namespace {

Outcome block_of(std::size_t block, std::size_t blocks, const std::string& text) {
  Outcome outcome;
  outcome.block = block;
  outcome.blocks = blocks;
  outcome.figures = 1;
  outcome.figure_rows.text = text + "\n";
  outcome.figure_rows.gaps = {{text.size(), 1, OpenRows::Of::figure}};
  return outcome;
}

Outcome failed_block(std::size_t block, std::size_t blocks) {
  Outcome outcome;
  outcome.block = block;
  outcome.blocks = blocks;
  outcome.error = "x";
  return outcome;
}

}  // namespace

TEST_CASE("blocks: a document that fails at a late block leaves no rows, and the next one is whole", "[blocks]") {
  Folder folder;
  const std::string path = folder.path + "/f.csv";
  const bool recorded = GENERATE(false, true);
  const std::string large(recorded ? 10 : 3 << 20, 'x');  // kept back in memory, or on disk
  {
    Outputs outputs(path, {});
    REQUIRE(outputs.begin(recorded ? std::optional(Identity{{"a", "b"}}) : std::nullopt));
    outputs.add(block_of(0, 1, "first "));
    outputs.add(block_of(0, 4, "second "));
    if (recorded) std::this_thread::sleep_for(std::chrono::milliseconds(60));
    outputs.add(block_of(1, 4, large));
    CHECK(fs::exists(path + ".journal") == recorded);
    CHECK(outputs.reached().begun.blocks == 2);
    outputs.add(failed_block(2, 4));
    CHECK_FALSE(outputs.left_rows());
    CHECK(outputs.skips(block_of(3, 4, "")));
    outputs.add(block_of(3, 4, "never "));
    if (recorded) {  // what a run that is killed now would go on from
      auto journal = read_journal(path + ".journal");
      REQUIRE(journal);
      CHECK(journal->reached.documents == 2);
      CHECK(journal->reached.failed == 1);
      CHECK(journal->reached.begun.blocks == 0);
      CHECK(journal->reached.figures_length == fs::file_size(path + ".part"));
    }
    outputs.add(block_of(0, 2, "third "));
    outputs.add(block_of(1, 2, "third "));
    CHECK(outputs.reached().documents == 3);
    CHECK(outputs.reached().failed == 1);
    CHECK(outputs.reached().figures == 3);
    REQUIRE(outputs.publish());
  }
  std::string header;
  append_csv_header(header);
  CHECK(bytes_of(path) == header + "first 1\nthird 1\nthird 2\n");
}

TEST_CASE("blocks: a figure of the block before is only named where both blocks saw the same ones", "[blocks]") {
  for (int seen : {2, 3}) {
    Folder folder;
    Outputs outputs(folder.path + "/f.csv", {});
    REQUIRE(outputs.begin(std::nullopt));
    Outcome first = block_of(0, 2, "a ");
    first.figures = 7;
    first.figures_next = 2;
    outputs.add(first);
    Outcome second = block_of(1, 2, "b ");
    second.figures_before = seen;
    second.figure_rows.gaps = {{2, seen + 1, OpenRows::Of::figure}};
    second.figure_rows.text = "b ,\n";
    second.figure_rows.gaps.push_back({3, seen, OpenRows::Of::figure});
    outputs.add(second);
    REQUIRE(outputs.publish());
    CHECK_THAT(bytes_of(folder.path + "/f.csv"), EndsWith(seen == 2 ? "a 1\nb 8,7\n" : "a 1\nb 8,\n"));
  }
}
