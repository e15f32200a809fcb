#include "read/encoding.h"

#include <algorithm>

namespace solieu {
namespace {

using Form = Encoding::Form;

// The first of an encoding is its name.
struct Name {
  std::string_view name;
  Encoding encoding;
};
constexpr Name kNames[] = {
    {"UTF-8", {Form::utf8}},
    {"UTF-16LE", {Form::utf16le}},
    {"UTF-16BE", {Form::utf16be}},
    {"UTF-32LE", {Form::utf32le}},
    {"UTF-32BE", {Form::utf32be}},
    {"TCVN3", {Form::bytes, Charset::tcvn3}},
    {"VNI", {Form::bytes, Charset::vni}},
    {"VISCII", {Form::bytes, Charset::viscii}},
    {"TCVN5712-1", {Form::bytes, Charset::tcvn5712}},
    {"windows-1258", {Form::bytes, Charset::windows_1258}},
    {"windows-1252", {Form::bytes, Charset::windows_1252}},
    {"UTF-16", {Form::utf16le}},
    {"UTF-32", {Form::utf32le}},
    {"ASCII", {Form::utf8}},
    {"US-ASCII", {Form::utf8}},
    {"ABC", {Form::bytes, Charset::tcvn3}},
    {"x-viet-tcvn5712", {Form::bytes, Charset::tcvn3}},
    {"VNI-Windows", {Form::bytes, Charset::vni}},
    {"x-viet-vni", {Form::bytes, Charset::vni}},
    {"x-viet-viscii", {Form::bytes, Charset::viscii}},
    {"TCVN", {Form::bytes, Charset::tcvn5712}},
    {"TCVN5712", {Form::bytes, Charset::tcvn5712}},
    {"VN1", {Form::bytes, Charset::tcvn5712}},
    {"cp1258", {Form::bytes, Charset::windows_1258}},
    {"x-cp1258", {Form::bytes, Charset::windows_1258}},
    {"cp1252", {Form::bytes, Charset::windows_1252}},
    {"x-cp1252", {Form::bytes, Charset::windows_1252}},
    {"ISO-8859-1", {Form::bytes, Charset::windows_1252}},
    {"Latin-1", {Form::bytes, Charset::windows_1252}},
};
constexpr std::string_view kInUtf8 = "inutf8";

// Small letters and digits.
std::string plain(std::string_view name) {
  std::string out;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c + 0x20);
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

}  // namespace

std::string name_of(Encoding encoding) {
  if (encoding.form == Form::in_utf8) return std::string(name_of(encoding.charset)) + " in UTF-8";
  auto found = std::find_if(std::begin(kNames), std::end(kNames), [&](const Name& n) { return n.encoding == encoding; });
  return std::string(found->name);
}

std::optional<Encoding> encoding_named(std::string_view name) {
  std::string wanted = plain(name);
  const bool in_utf8 = wanted.size() > kInUtf8.size() && wanted.ends_with(kInUtf8);
  if (in_utf8) wanted.resize(wanted.size() - kInUtf8.size());
  for (const Name& n : kNames) {
    if (plain(n.name) != wanted) continue;
    if (!in_utf8) return n.encoding;
    if (n.encoding.form == Form::bytes) return Encoding{Form::in_utf8, n.encoding.charset};
  }
  return {};
}

std::string encoding_names() {
  std::string out;
  for (const Name& n : kNames) {
    if (n.name != name_of(n.encoding)) break;
    out += (out.empty() ? "" : ", ") + std::string(n.name);
  }
  return out + "; TCVN3-in-UTF-8, VNI-in-UTF-8";
}

}  // namespace solieu
