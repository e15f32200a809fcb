#include "reader_protocol.h"

#include <climits>
#include <cstring>
#include <type_traits>
#include <utility>

namespace solieu::program {
namespace {

class Writer {
 public:
  template <class Number>
  Writer& number(Number n) {
    static_assert(std::is_arithmetic_v<Number>);
    char bytes[sizeof n];
    std::memcpy(bytes, &n, sizeof n);
    out_.append(bytes, sizeof n);
    return *this;
  }
  Writer& text(std::string_view text) {
    number(std::uint64_t{text.size()});
    out_ += text;
    return *this;
  }
  // The frame of all that was written, and of so much that follows.
  std::string frame(std::size_t behind = 0) {
    const std::uint64_t length = out_.size() - kFrameHead + behind;
    std::memcpy(out_.data(), &length, sizeof length);
    return std::move(out_);
  }

 private:
  std::string out_ = std::string(kFrameHead, '\0');
};

// Reads what a Writer wrote; from the first thing that is not there on, all is empty.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <class Number>
  Reader& number(Number& n) {
    if (ok_ = ok_ && rest_.size() >= sizeof n; ok_) {
      std::memcpy(&n, rest_.data(), sizeof n);
      rest_.remove_prefix(sizeof n);
    }
    return *this;
  }
  Reader& text(std::string_view& text) {
    std::uint64_t length = 0;
    number(length);
    if (ok_ = ok_ && rest_.size() >= length; ok_) {
      text = rest_.substr(0, length);
      rest_.remove_prefix(length);
    }
    return *this;
  }
  Reader& text(std::string& text) {
    std::string_view view;
    this->text(view);
    text = view;
    return *this;
  }
  bool ok() const { return ok_; }
  bool at_end() const { return ok_ && rest_.empty(); }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

// Each of the limits, for who writes and who reads them.
template <class Limits, class Each>
void each_limit(Limits& limits, Each each) {
  for (auto* limit : {&limits.unpacked, &limits.part, &limits.ratio, &limits.parts, &limits.pages, &limits.depth}) each(*limit);
}

// In order, and within the text?
template <class Part>
bool in_place(const std::vector<Part>& parts, std::size_t size) {
  std::size_t end = 0;
  for (const Part& part : parts) {
    if (part.begin < end || part.end < part.begin || part.end > size) return false;
    end = part.end;
  }
  return true;
}

}  // namespace

std::string request_head(const ReadOptions& options, unsigned seconds, std::size_t document) {
  Writer out;
  out.text(options.encoding).number(options.ocr).number(seconds);
  each_limit(options.limits, [&](std::size_t limit) { out.number(std::uint64_t{limit}); });
  return out.frame(document);
}

std::optional<ReadRequest> parse_request(std::string_view frame) {
  ReadRequest request;
  Reader in(frame);
  in.text(request.options.encoding).number(request.options.ocr).number(request.seconds);
  each_limit(request.options.limits, [&](std::size_t& limit) {
    std::uint64_t n = 0;
    in.number(n);
    limit = n;
  });
  request.document = in.rest();
  return in.ok() ? std::optional(std::move(request)) : std::nullopt;
}

std::string answer_frame(const Result<SourceText>& answer) {
  Writer out;
  out.text(answer ? std::string_view() : answer.error());
  if (!answer) return out.frame();
  out.text(answer->text).text(answer->format).text(answer->encoding).text(answer->published).text(answer->warning);
  out.number(std::uint64_t{answer->flags.size()});
  for (const std::string& flag : answer->flags) out.text(flag);
  out.number(std::uint64_t{answer->stretches.size()});
  for (const Stretch& s : answer->stretches) out.number(std::uint64_t{s.begin}).number(std::uint64_t{s.end}).text(s.name);
  out.number(std::uint64_t{answer->words.size()});
  for (const PrintedWord& w : answer->words) {
    out.number(std::uint64_t{w.begin}).number(std::uint64_t{w.end}).number(w.page);
    out.number(w.left).number(w.top).number(w.right).number(w.bottom);
  }
  return out.frame();
}

std::optional<Result<SourceText>> parse_answer(std::string_view frame) {
  Reader in(frame);
  std::string error;
  in.text(error);
  if (!in.ok()) return std::nullopt;
  if (!error.empty()) return in.at_end() ? std::optional(Result<SourceText>(Error{std::move(error)})) : std::nullopt;
  SourceText source;
  in.text(source.text).text(source.format).text(source.encoding).text(source.published).text(source.warning);
  std::uint64_t count = 0, begin = 0, end = 0;
  in.number(count);
  for (; count > 0 && in.ok(); --count) in.text(source.flags.emplace_back());
  in.number(count);
  for (; count > 0 && in.ok(); --count) {
    Stretch& s = source.stretches.emplace_back();
    in.number(begin).number(end).text(s.name);
    s.begin = begin;
    s.end = end;
  }
  in.number(count);
  for (; count > 0 && in.ok(); --count) {
    PrintedWord& w = source.words.emplace_back();
    in.number(begin).number(end).number(w.page).number(w.left).number(w.top).number(w.right).number(w.bottom);
    w.begin = begin;
    w.end = end;
  }
  const std::size_t size = source.text.size();
  if (!in.at_end() || size > INT_MAX || !in_place(source.stretches, size) || !in_place(source.words, size)) return std::nullopt;
  return Result<SourceText>(std::move(source));
}

}  // namespace solieu::program
