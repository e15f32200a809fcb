// Risky documents in processes of their own: whatever happens to one of them, the next is read.
#include "reader_process.h"

#include <catch2/catch.hpp>
#include <atomic>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include "random.h"
#include "reader_protocol.h"

using namespace solieu;
using namespace solieu::program;
using Catch::Matchers::Contains;

namespace {

constexpr unsigned kSeconds = 1;

struct Bad {
  Bad() : process(SOLIEU_BAD_READER, {kSeconds, 2048}) { std::signal(SIGPIPE, SIG_IGN); }
  ReaderProcess process;

  std::string error_of(const std::string& document) {
    auto answer = process.read(document, {});
    return answer ? "" : answer.error();
  }
  std::string id() { return process.read("who are you", {}).value().format; }
};

}  // namespace

TEST_CASE("reader process: one document after another by one process", "[process]") {
  Bad bad;
  const std::string id = bad.id();
  auto answer = bad.process.read("inside", {});
  REQUIRE(answer.ok());
  CHECK((answer->text == "inside" && answer->stretches.size() == 2 && answer->stretches[1].name == "b"));
  CHECK(bad.error_of("error") == "is no document");
  const std::string long_one(std::size_t{5} << 20, 'x');
  CHECK(bad.process.read(long_one, {})->text == long_one);
  CHECK(bad.id() == id);
}

TEST_CASE("reader process: one that fails takes its document along, and no other", "[process]") {
  Bad bad;
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"crash", "its reader crashed (Segmentation fault)"}, {"abort", "its reader crashed (Aborted)"},
      {"exit", "its reader ended early (status 7)"},        {"spin", "takes longer to read than 1 s; --read-seconds"},
      {"hang", "takes longer to read than 1 s"},            {"close", "killed"},
      {"nonsense", "no answer that makes sense"},           {"endless", "more than 2 GiB of text"},
      {"outside", "no answer that makes sense"},            {"overlap", "no answer that makes sense"}};
  for (const auto& [document, error] : cases) {
    const std::string before = bad.id();
    CHECK_THAT(bad.error_of(document), Contains(error));
    CHECK(bad.id() != before);
  }
}

TEST_CASE("reader process: none where there is no program", "[process]") {
  ReaderProcess process("/nowhere/solieu", {});
  CHECK_THAT(process.read("a", {}).error(), Contains("no process can be begun"));
}

TEST_CASE("reader process: several threads have several", "[process]") {
  std::signal(SIGPIPE, SIG_IGN);
  ReaderProcesses processes({kSeconds, 2048}, SOLIEU_BAD_READER);
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&processes, &right, t] {
      for (int i = 0; i < 20; ++i) {
        if (i % 10 == t) right += processes.read("crash", {}).ok() ? 0 : 1;
        const std::string text = "text " + std::to_string(t * 100 + i);
        auto answer = processes.read(text, {});
        right += answer.ok() && answer->text == text;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(right == 4 * 20 + 8);
}

TEST_CASE("reader process: the program itself is one", "[process]") {
  std::signal(SIGPIPE, SIG_IGN);
  ReaderProcess process(SOLIEU_PROGRAM, {});
  auto answer = process.read("Thu 5 tỷ đồng", {});
  REQUIRE(answer.ok());
  CHECK((answer->text == "Thu 5 tỷ đồng" && answer->format == "text"));
  CHECK_THAT(process.read(std::string("\0\0\0\0", 4), {}).error(), Contains("not text"));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  ReaderProcess small(SOLIEU_PROGRAM, {60, 64});
  CHECK_THAT(small.read(std::string(std::size_t{80} << 20, 'x'), {}).error(), Contains("takes more memory") && Contains("--read-memory"));
  CHECK(small.read("Thu 5 tỷ đồng", {}).ok());
#endif
}

TEST_CASE("reader protocol: what was cut off or damaged is no answer", "[process]") {
  SourceText source;
  source.text = "Thu 5 tỷ";
  source.warning = "odd";
  source.stretches = {{0, 3, "a"}};
  source.words = {{4, 5, 1, 1, 2, 3, 4}};
  const std::string frame = answer_frame(source).substr(kFrameHead);
  REQUIRE(parse_answer(frame));
  CHECK((*parse_answer(frame))->words[0].bottom == 4);
  for (std::size_t length = 0; length < frame.size(); ++length) CHECK_FALSE(parse_answer(frame.substr(0, length)));
  CHECK_FALSE(parse_answer(frame + "x"));
  test::Random random(1);
  for (int i = 0; i < 10'000; ++i) {
    std::string damaged = frame;
    damaged[random.below(damaged.size())] ^= static_cast<char>(1 << random.below(8));
    if (auto answer = parse_answer(damaged); answer && answer->ok()) {
      for (const Stretch& s : (*answer)->stretches) REQUIRE((s.begin <= s.end && s.end <= (*answer)->text.size()));
    }
  }
}
