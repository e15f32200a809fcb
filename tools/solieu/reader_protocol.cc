#include "reader_protocol.h"

#include <algorithm>
#include <climits>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>
#include <utility>

#include "text/normalise.h"

namespace solieu::program {
namespace {

class Writer {
 public:
  template <class Number>
  Writer& number(Number n) {
    static_assert(std::is_arithmetic_v<Number> || std::is_enum_v<Number>);
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

enum class Markup : std::uint8_t { none, document, own };

void write_map(const OffsetMap& map, Writer& out) {
  const auto layers = map.layers();
  out.number(std::uint64_t{layers.size()});
  for (const OffsetMap::Edits& layer : layers) {
    static_assert(std::is_trivially_copyable_v<OffsetMap::Edit>);  // a page has millions of them
    out.text({reinterpret_cast<const char*>(layer.data()), layer.size() * sizeof(OffsetMap::Edit)});
  }
}

// Those of a page in UTF-8 are: it is its own markup.
bool are_same(const OffsetMap& a, const OffsetMap& b) {
  const auto &one = a.edits(), &other = b.edits();
  return a.layers().size() == b.layers().size() && a.layers().size() <= 1 && one.size() == other.size() &&
         std::equal(one.begin(), one.end(), other.begin(), [](const auto& x, const auto& y) { return x.text == y.text && x.source == y.source; });
}

// Of a text of `text` bytes to a source of `source`. A parser may have moved what it read, so the places in the source may run
// backwards; and what it has left out at the end still has its edits in the layer below, which say nothing of the text. False where
// it is no map, or leads out of the source.
bool read_map(Reader& in, std::size_t text, std::size_t source, OffsetMap& map) {
  std::uint64_t count = 0;
  std::string_view edits;
  std::vector<OffsetMap::Edits> layers;
  in.number(count);
  for (; count > 0 && in.ok(); --count) {
    OffsetMap::Edit last{{0, 0}, {0, 0}};
    std::size_t reach = 0;  // of the source, by an edit and what was copied behind it
    const auto reach_to = [&](std::size_t next) {
      const std::size_t copied = std::min(next, text);
      reach = std::max(reach, last.source.end + (copied - std::min(copied, last.text.end)));
    };
    in.text(edits);
    if (!in.ok() || edits.size() % sizeof last != 0) return false;
    OffsetMap::Edits& layer = layers.emplace_back(edits.size() / sizeof last);
    if (!edits.empty()) std::memcpy(layer.data(), edits.data(), edits.size());
    for (const OffsetMap::Edit& e : layer) {
      if (e.text.begin < last.text.end || e.text.end < e.text.begin || (layers.size() == 1 && e.text.end > text) || e.source.end < e.source.begin || e.source.end > INT64_MAX) return false;
      if (last.text.end <= text) reach_to(e.text.begin);
      if (e.text.begin < text) reach = std::max<std::size_t>(reach, e.source.end);
      last = e;
    }
    if (last.text.end <= text) reach_to(text);
    text = reach;  // what the next layer maps
  }
  map = OffsetMap::of_layers(std::move(layers));
  return in.ok() && text <= source;
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

std::string request_head(Wanted wanted, const ReadOptions& options, unsigned seconds, std::size_t document) {
  Writer out;
  out.number(static_cast<std::uint8_t>(wanted)).text(options.encoding).text(options.served_as).number(options.ocr).number(seconds);
  each_limit(options.limits, [&](std::size_t limit) { out.number(std::uint64_t{limit}); });
  return out.frame(document);
}

std::optional<ReadRequest> parse_request(std::string_view frame) {
  ReadRequest request;
  Reader in(frame);
  std::uint8_t wanted = 0;
  in.number(wanted);
  if (wanted > static_cast<std::uint8_t>(Wanted::tar)) return std::nullopt;
  request.wanted = static_cast<Wanted>(wanted);
  in.text(request.options.encoding).text(request.options.served_as).number(request.options.ocr).number(request.seconds);
  each_limit(request.options.limits, [&](std::size_t& limit) {
    std::uint64_t n = 0;
    in.number(n);
    limit = n;
  });
  request.document = in.rest();
  return in.ok() ? std::optional(std::move(request)) : std::nullopt;
}

std::string answer_frame(const Result<SourceText>& answer, std::string_view document) {
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
  out.number(answer->confidence);
  write_map(answer->bytes, out);
  const Markup markup = answer->markup.empty() ? Markup::none : answer->markup == document ? Markup::document : Markup::own;
  out.number(markup);
  if (markup == Markup::own) out.text(answer->markup);
  if (markup != Markup::none) {
    const std::uint8_t same = are_same(answer->bytes, answer->in_markup);
    out.number(same);
    if (!same) write_map(answer->in_markup, out);
  }
  return out.frame();
}

std::optional<Result<SourceText>> parse_answer(std::string_view frame, std::string_view document) {
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
  in.number(source.confidence);
  if (source.in_bytes() && !read_map(in, size, document.size(), source.bytes)) return std::nullopt;
  if (!source.in_bytes() && !read_map(in, size, std::numeric_limits<std::size_t>::max(), source.bytes)) return std::nullopt;
  Markup markup = Markup::none;
  in.number(markup);
  if (markup == Markup::document) source.markup = document;
  if (markup == Markup::own) in.text(source.markup);
  if (markup != Markup::none) {
    std::uint8_t same = 0;  // a damaged bool would be none
    in.number(same);
    if (same) source.in_markup = source.bytes;
    else if (!read_map(in, size, source.markup.size(), source.in_markup)) return std::nullopt;
    if (same && source.markup.size() < document.size()) return std::nullopt;
  }
  if (!in.at_end() || size > INT_MAX || !in_place(source.stretches, size) || !in_place(source.words, size)) return std::nullopt;
  return Result<SourceText>(std::move(source));
}

std::string file_head(const ArchiveAnswer& answer) {
  Writer out;
  const std::uint8_t has_file = answer.file.has_value();
  out.text(answer.error).text(answer.skipped).number(answer.taken).number(has_file);
  if (!has_file) return out.frame();
  out.text(answer.file->name).text(answer.file->error);
  return out.frame(answer.file->bytes.size());
}

std::optional<ArchiveAnswer> parse_file(std::string frame) {
  ArchiveAnswer answer;
  Reader in(frame);
  std::uint8_t has_file = 0;
  in.text(answer.error).text(answer.skipped).number(answer.taken).number(has_file);
  if (!has_file) return in.at_end() ? std::optional(std::move(answer)) : std::nullopt;
  ArchivedFile& file = answer.file.emplace();
  in.text(file.name).text(file.error);
  if (!in.ok() || !answer.error.empty() || (!file.error.empty() && !in.rest().empty()) || valid_utf8(file.name) != file.name) return std::nullopt;
  frame.erase(0, frame.size() - in.rest().size());
  file.bytes = std::move(frame);
  return answer;
}

std::string sheets_frame(const Result<std::vector<Worksheet>>& answer) {
  Writer out;
  out.text(answer ? std::string_view() : answer.error());
  if (!answer) return out.frame();
  out.number(std::uint64_t{answer->size()});
  for (const Worksheet& sheet : *answer) {
    out.text(sheet.name).number(std::uint64_t{sheet.hidden_lines}).number(std::uint64_t{sheet.uncomputed});
    out.number(std::uint64_t{sheet.cells.size()});
    for (const SheetCell& c : sheet.cells) {
      out.number(std::uint64_t{c.row}).number(std::uint64_t{c.column}).number(std::uint64_t{c.indent}).number(c.percent).number(c.error);
      out.text(c.text).text(c.number ? c.number->str() : std::string());
    }
    out.number(std::uint64_t{sheet.merged.size()});
    for (const SheetRange& r : sheet.merged) {
      out.number(std::uint64_t{r.first_row}).number(std::uint64_t{r.first_column}).number(std::uint64_t{r.last_row}).number(std::uint64_t{r.last_column});
    }
  }
  return out.frame();
}

std::optional<Result<std::vector<Worksheet>>> parse_sheets(std::string_view frame) {
  using Answer = Result<std::vector<Worksheet>>;
  Reader in(frame);
  auto size = [&in](std::size_t& to) {
    std::uint64_t n = 0;
    in.number(n);
    to = n;
  };
  std::string error;
  in.text(error);
  if (!in.ok()) return std::nullopt;
  if (!error.empty()) return in.at_end() ? std::optional(Answer(Error{std::move(error)})) : std::nullopt;
  std::vector<Worksheet> sheets;
  std::size_t count = 0;
  std::size_t of_sheets = 0;
  for (size(of_sheets); of_sheets > 0 && in.ok(); --of_sheets) {
    Worksheet& sheet = sheets.emplace_back();
    in.text(sheet.name);
    size(sheet.hidden_lines);
    size(sheet.uncomputed);
    std::string number;
    for (size(count); count > 0 && in.ok(); --count) {
      SheetCell& c = sheet.cells.emplace_back();
      size(c.row);
      size(c.column);
      size(c.indent);
      in.number(c.percent).number(c.error).text(c.text).text(number);
      if (number.empty()) continue;
      c.number = Decimal::parse(number);
      if (!c.number) return std::nullopt;
    }
    for (size(count); count > 0 && in.ok(); --count) {
      SheetRange& r = sheet.merged.emplace_back();
      size(r.first_row);
      size(r.first_column);
      size(r.last_row);
      size(r.last_column);
    }
  }
  return in.at_end() ? std::optional(Answer(std::move(sheets))) : std::nullopt;
}

}  // namespace solieu::program
