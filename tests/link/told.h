// Of each figure of a text what a test asks for, set apart by bars; a dash for nothing.
#pragma once

#include <functional>
#include <string>

#include "grammar/built_in.h"
#include "solieu.h"

namespace solieu::test {

inline std::string told(const std::string& text, const std::function<std::string(const Figure&)>& what) {
  static const Extractor extractor(built_in());
  std::string out;
  for (const Figure& f : extractor.extract(text)) {
    const std::string said = what(f);
    out += (out.empty() ? "" : " | ") + (said.empty() ? "-" : said);
  }
  return out;
}

inline std::string indicators(const std::string& text) {
  return told(text, [](const Figure& f) { return f.indicator; });
}
inline std::string kinds(const std::string& text) {
  return told(text, [](const Figure& f) { return f.kind; });
}
inline std::string bases(const std::string& text) {
  return told(text, [](const Figure& f) { return f.base; });
}
inline std::string base_periods(const std::string& text) {
  return told(text, [](const Figure& f) { return f.base_period; });
}
inline std::string periods(const std::string& text) {
  return told(text, [](const Figure& f) { return f.period; });
}
inline std::string parents(const std::string& text) {
  return told(text, [](const Figure& f) { return std::to_string(f.parent); });
}
/// "of/parent"
inline std::string links(const std::string& text) {
  return told(text, [](const Figure& f) { return std::to_string(f.of) + "/" + std::to_string(f.parent); });
}

}  // namespace solieu::test
