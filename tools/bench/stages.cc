// Every stage by itself, on documents one after the other as the program meets them. What a stage needs
// from those before it is made outside of the clock, a document at a time, so that it is as warm in the
// caches as it would be.
#include <cstdio>
#include <cstdlib>

#include "bench.h"
#include "grammar/grammar.h"
#include "link/linker.h"
#include "match/match.h"
#include "match/numbers.h"
#include "match/tokens.h"
#include "read/formats.h"
#include "solieu.h"
#include "text/normalise.h"
#include "text/plain.h"
#include "text/sentences.h"

namespace solieu::bench {
namespace {

const std::shared_ptr<const Grammar>& grammar() {
  static const std::shared_ptr<const Grammar> loaded = [] {
    auto result = Grammar::built_in();
    if (!result) {
      std::fprintf(stderr, "solieu_bench: %s\n", result.error().c_str());
      std::exit(1);
    }
    return result.value();
  }();
  return loaded;
}

void plain(benchmark::State& state, const Texts& texts) {
  std::size_t documents = 0;
  for (auto _ : state) {
    documents = 0;
    for (std::string_view d : texts.documents) documents += is_plain(d);
    benchmark::DoNotOptimize(documents);
  }
  count_bytes(state, texts.bytes.size());
}

// A reader, in bytes of the documents that it reads.
void read_documents(benchmark::State& state, const Texts& texts) {
  for (auto _ : state) {
    for (std::string_view d : texts.documents) {
      auto source = read_source(std::string(d));
      if (!source) state.SkipWithError(source.error().c_str());
      benchmark::DoNotOptimize(source);
    }
  }
  count_bytes(state, texts.bytes.size());
}

void normalised(benchmark::State& state, const Texts& texts) {
  for (auto _ : state) {
    for (std::string_view d : texts.documents) {
      Text text;
      normalise(d, text);
      benchmark::DoNotOptimize(text.utf8.data());
    }
  }
  count_bytes(state, texts.bytes.size());
}

void composed(benchmark::State& state, const Texts& texts) {
  for (auto _ : state) {
    for (std::string_view d : texts.documents) {
      OffsetMap map;
      std::string text = compose(d, map);
      benchmark::DoNotOptimize(text.data());
    }
  }
  count_bytes(state, texts.bytes.size());
}

// Runs `stage(text, sentences)` over every document and adds up the seconds that it returns.
template <class Stage>
void over_documents(benchmark::State& state, const Texts& texts, Stage stage) {
  grammar();
  std::vector<Sentence> sentences;
  for (auto _ : state) {
    double seconds = 0;
    for (std::string_view d : texts.documents) {
      Text text;
      normalise(d, text);
      split_sentences(text.utf8, sentences);
      seconds += stage(text.utf8, sentences);
    }
    state.SetIterationTime(seconds);
  }
  count_bytes(state, texts.bytes.size());
}

void sentences_split(benchmark::State& state, const Texts& texts) {
  over_documents(state, texts, [](std::string_view text, std::vector<Sentence>& sentences) {
    double start = thread_seconds();
    split_sentences(text, sentences);
    benchmark::DoNotOptimize(sentences.data());
    return thread_seconds() - start;
  });
}

void tokens_cut(benchmark::State& state, const Texts& texts) {
  std::vector<Token> tokens;
  over_documents(state, texts, [&](std::string_view text, const std::vector<Sentence>& sentences) {
    double start = thread_seconds();
    for (const Sentence& s : sentences) {
      tokenise(text, s.span, grammar()->lexicon(), tokens);
      benchmark::DoNotOptimize(tokens.data());
    }
    return thread_seconds() - start;
  });
}

void numbers_found(benchmark::State& state, const Texts& texts) {
  std::vector<std::vector<Token>> tokens;
  std::vector<Number> numbers;
  over_documents(state, texts, [&](std::string_view text, const std::vector<Sentence>& sentences) {
    if (tokens.size() < sentences.size()) tokens.resize(sentences.size());
    for (std::size_t i = 0; i < sentences.size(); ++i) tokenise(text, sentences[i].span, grammar()->lexicon(), tokens[i]);
    double start = thread_seconds();
    NumberHabit habit = number_habit(text);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      find_numbers(text, tokens[i], *grammar(), habit, numbers);
      benchmark::DoNotOptimize(numbers.data());
    }
    return thread_seconds() - start;
  });
}

void matched(benchmark::State& state, const Texts& texts) {
  over_documents(state, texts, [](std::string_view text, const std::vector<Sentence>& sentences) {
    double start = thread_seconds();
    SentenceMatcher matcher(*grammar(), text, {});
    for (const Sentence& s : sentences) benchmark::DoNotOptimize(matcher.match(s));
    return thread_seconds() - start;
  });
}

void linked(benchmark::State& state, const Texts& texts) {
  std::vector<Mentions> kept;
  std::vector<bool> has_numbers;
  over_documents(state, texts, [&](std::string_view text, const std::vector<Sentence>& sentences) {
    kept.resize(sentences.size());
    has_numbers.assign(sentences.size(), false);
    SentenceMatcher matcher(*grammar(), text, {});
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (const Mentions* m = matcher.match(sentences[i])) {
        kept[i] = *m;
        has_numbers[i] = true;
      }
    }
    double start = thread_seconds();
    Linker linker(*grammar(), text);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (has_numbers[i]) {
        linker.add(kept[i], sentences[i]);
      } else {
        linker.skip(sentences[i]);
      }
    }
    benchmark::DoNotOptimize(linker.finish().data());
    return thread_seconds() - start;
  });
}

void extracted(benchmark::State& state, const Texts& texts) {
  Extractor extractor(grammar());
  std::size_t figures = 0;
  for (auto _ : state) {
    figures = 0;
    for (std::string_view d : texts.documents) figures += extractor.extract(d).size();
  }
  state.counters["figures"] = static_cast<double>(figures);
  count_bytes(state, texts.bytes.size());
}

void written(benchmark::State& state, const Texts& texts) {
  // A megabyte of text has figures enough; to hold those of all of it would only measure memory.
  Extractor extractor(grammar());
  std::vector<std::vector<Figure>> figures;
  std::size_t text = 0;
  for (std::string_view d : texts.documents) {
    figures.push_back(extractor.extract(d));
    if ((text += d.size()) > 1'000'000) break;
  }
  std::string out;
  for (auto _ : state) {
    out.clear();
    for (const auto& document : figures) {
      for (const Figure& f : document) append_csv_row(f, "news/2024-10-10/00001.txt", out);
    }
    benchmark::DoNotOptimize(out.data());
  }
  count_bytes(state, out.size());
}

}  // namespace

void register_stages(const Forms& forms) {
  const Texts& texts = forms.raw;
  auto add = [&](const char* what, void (*run)(benchmark::State&, const Texts&), const Texts& on) {
    return benchmark::RegisterBenchmark((on.name + "/" + what).c_str(), [run, &on](benchmark::State& s) { run(s, on); });
  };
  add("read HTML", read_documents, forms.pages);
  add("is_plain, clean input", plain, forms.clean);
  add("normalise, as it came", normalised, texts);
  add("normalise, NFD input", normalised, forms.nfd);
  add("compose, NFD input", composed, forms.nfd);
  add("split_sentences", sentences_split, texts)->UseManualTime();
  add("tokenise", tokens_cut, texts)->UseManualTime();
  add("numbers", numbers_found, texts)->UseManualTime();
  add("match stage", matched, texts)->UseManualTime();
  add("link stage", linked, texts)->UseManualTime();
  add("extract, the whole", extracted, texts);
  add("CSV, bytes of CSV", written, texts);
}

}  // namespace solieu::bench
