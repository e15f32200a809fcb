#include "read/decode.h"

#include <fmt/core.h>

#include <optional>
#include <utility>

#include "read/encoding.h"
#include "read/guess.h"
#include "read/legacy_text.h"
#include "read/utf8_check.h"
#include "read/wide_text.h"

namespace solieu {
namespace {

using Form = Encoding::Form;

constexpr double kByItsZeros = 0.99;  // UTF-16 without a byte order mark

Converted convert(std::string_view bytes, Encoding encoding) {
  if (encoding.form != Form::bytes && encoding.form != Form::in_utf8) return decode_wide(bytes, encoding.form);
  Converted converted = decode_legacy(bytes, encoding.charset, encoding.form == Form::bytes ? Carrier::bytes : Carrier::in_utf8);
  if (encoding.charset == Charset::tcvn3) raise_capitals(converted.text);
  return converted;
}

Result<Decoded> decode_as(std::string_view bytes, Encoding encoding, double confidence) {
  if (bytes.size() > kLongestDecoded) {
    return Error{fmt::format("is {} text of more than {} MiB; split it, or convert it to UTF-8 first", name_of(encoding), kLongestDecoded >> 20)};
  }
  Converted converted = convert(bytes, encoding);
  Decoded out;
  if (converted.broken > 0 && encoding.form != Form::in_utf8) {
    out.warning = fmt::format("{} of its characters {} not {}, the first at byte {}; the rest was read", converted.broken, converted.broken == 1 ? "is" : "are",
                              name_of(encoding), converted.first);
  }
  out.text = std::move(converted.text);
  out.map = std::move(converted.map);
  out.encoding = name_of(encoding);
  out.confidence = confidence;
  return out;
}

Decoded as_it_is(std::string bytes, const Utf8Check& check) {
  Decoded out;
  out.text = std::move(bytes);
  out.encoding = name_of(Encoding{});
  out.warning = check.what_is_broken();
  return out;
}

Result<Decoded> decode_told(std::string bytes) {
  if (const auto wide = guess_wide(bytes)) return decode_as(bytes, {wide->form}, wide->has_mark ? 1 : kByItsZeros);
  if (std::string why = why_no_text(bytes); !why.empty()) return Error{why};
  const Utf8Check check = examine(bytes);
  const bool is_utf8 = check.broken <= check.letters;
  if (const auto guess = is_utf8 ? guess_in_utf8(bytes) : guess_legacy(bytes)) return decode_as(bytes, guess->encoding, guess->confidence);
  if (std::string why = check.why_not_utf8(bytes.size()); !why.empty()) {
    return Error{fmt::format("{}, and of no encoding that its words tell; name it with --encoding ({})", why, encoding_names())};
  }
  return as_it_is(std::move(bytes), check);
}

}  // namespace

bool is_read_as_utf8(std::string_view head) {
  if (guess_wide(head)) return false;
  const Utf8Check check = examine(head);
  return !(check.broken <= check.letters ? guess_in_utf8(head) : guess_legacy(head));
}

Result<Decoded> decode(std::string bytes, std::string_view name) {
  if (name.empty()) return decode_told(std::move(bytes));
  const auto encoding = encoding_named(name);
  if (!encoding) return Error{fmt::format("'{}' is no encoding that is known; these are: {}", name, encoding_names())};
  if (encoding->form == Form::utf8) {
    const Utf8Check check = examine(bytes);
    return as_it_is(std::move(bytes), check);
  }
  return decode_as(bytes, *encoding, 1);
}

}  // namespace solieu
