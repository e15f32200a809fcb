// The encodings that texts are read in, by name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "read/charsets.h"

namespace solieu {

struct Encoding {
  enum class Form : std::uint8_t {
    utf8,
    utf16le,
    utf16be,
    utf32le,
    utf32be,
    bytes,    // of `charset`
    in_utf8,  // bytes of `charset` that somebody took for windows-1252 and saved as UTF-8
  };
  Form form = Form::utf8;
  Charset charset = Charset::windows_1252;
  friend bool operator==(const Encoding&, const Encoding&) = default;
};

/// "UTF-8", "TCVN3", "VNI in UTF-8" …
std::string name_of(Encoding encoding);

/// By this or another usual name, in any case: "utf8", "cp1258", "ABC", "VNI-in-UTF-8". "UTF-16" is utf16le, and a byte order
/// mark in the text says otherwise.
std::optional<Encoding> encoding_named(std::string_view name);

/// All names, for those who gave another: "UTF-8, UTF-16LE, …".
std::string encoding_names();

}  // namespace solieu
