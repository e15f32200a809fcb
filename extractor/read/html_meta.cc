#include "read/html_meta.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "base/ascii.h"
#include "match/period.h"
#include "read/html_tags.h"
#include "text/normalise.h"

namespace solieu {
namespace {

constexpr std::size_t kLongestSiteName = 45;  // bytes
constexpr std::size_t kShortestTitle = 20;

// The content of the first <meta> whose property, name or itemprop is this.
const HtmlNode* meta(const HtmlTree& tree, std::string_view name) {
  for (const HtmlNode& n : tree.nodes()) {
    if (n.tag != GUMBO_TAG_META) continue;
    for (const char* key : {"property", "name", "itemprop"}) {
      if (same_letters(n.attribute(key), name) && !n.attribute("content").empty()) return &n;
    }
  }
  return nullptr;
}

std::string_view without_quotes(const GumboStringPiece& value) {
  std::string_view s(value.data, value.length);
  if (s.size() >= 2 && (s.front() == '"' || s.front() == '\'')) s = s.substr(1, s.size() - 2);
  return s;
}

// "Thu ngân sách đạt 5 tỷ | Báo An Khê"
std::string_view without_site(std::string_view title) {
  for (std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " » "}) {
    const std::size_t at = title.rfind(mark);
    if (at == std::string_view::npos || at < kShortestTitle) continue;
    const std::string_view site = title.substr(at + mark.size());
    const bool digits = std::any_of(site.begin(), site.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (site.size() <= kLongestSiteName && !digits) return title.substr(0, at);
  }
  return title;
}

std::optional<int> number(std::string_view s) {
  int value = 0;
  auto [end, code] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (s.empty() || code != std::errc() || end != s.data() + s.size()) return std::nullopt;
  return value;
}

// "datePublished": "…" in JSON, wherever it stands
std::string published_in_json(std::string_view json) {
  constexpr std::string_view kKey = "\"datePublished\"";
  for (std::size_t at = 0; (at = json.find(kKey, at)) != std::string_view::npos;) {
    at += kKey.size();
    std::size_t open = json.find_first_not_of(" \t\r\n:", at);
    if (open >= json.size() || json[open] != '"') continue;
    const std::size_t close = json.find('"', open + 1);
    if (close == std::string_view::npos) return {};
    if (std::string day = day_in_vietnam(json.substr(open + 1, close - open - 1)); !day.empty()) return day;
  }
  return {};
}

}  // namespace

std::string compared(std::string_view text) {
  std::string small, out;
  append_lower(text, small);
  for (std::size_t i = 0; i < small.size(); ++i) {
    const bool no_break = small.compare(i, 2, "\u00A0") == 0;
    if (no_break || is_html_blank(small[i])) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      i += no_break;
    } else {
      out += small[i];
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::optional<HtmlTitle> title_of(const HtmlTree& tree) {
  if (const HtmlNode* og = meta(tree, "og:title")) {
    const GumboAttribute* content = gumbo_get_attribute(&og->node->v.element.attributes, "content");
    return HtmlTitle{content->value, without_quotes(content->original_value), true};
  }
  const auto& nodes = tree.nodes();
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    if (nodes[n].tag != GUMBO_TAG_TITLE || nodes[n].end != n + 2 || !nodes[n + 1].is_text() || nodes[nodes[n].parent].tag != GUMBO_TAG_HEAD) continue;
    return HtmlTitle{without_site(nodes[n + 1].text()), nodes[n + 1].markup(), false};
  }
  return std::nullopt;
}

std::string day_in_vietnam(std::string_view iso) {
  iso.remove_prefix(std::min(iso.find_first_not_of(" \t\r\n"), iso.size()));
  const auto date = Date::parse(iso.substr(0, 10));
  if (!date || !date->valid()) return {};
  // "2024-10-01T17:30:00.000+00:00": hours and minutes, then an offset or none
  const auto hour = iso.size() >= 16 ? number(iso.substr(11, 2)) : std::nullopt, minute = iso.size() >= 16 ? number(iso.substr(14, 2)) : std::nullopt;
  const std::size_t zone = iso.find_first_of("Z+-", 16);
  if (!hour || !minute || zone == std::string_view::npos) return date->str();
  int offset = 0;  // minutes
  if (iso[zone] != 'Z') {
    const auto hours = number(iso.substr(zone + 1, 2)), minutes = number(iso.substr(iso.size() - 2));
    if (!hours || !minutes || iso.size() < zone + 5) return date->str();
    offset = (*hours * 60 + *minutes) * (iso[zone] == '-' ? -1 : 1);
  }
  constexpr int kVietnam = 7 * 60, kDay = 24 * 60;
  const int there = *hour * 60 + *minute - offset + kVietnam;
  using namespace std::chrono;
  const sys_days day = sys_days(year(date->year) / date->month / date->day) + days(there >= kDay ? 1 : there < 0 ? -1 : 0);
  const year_month_day moved(day);
  return Date{static_cast<int>(moved.year()), static_cast<int>(static_cast<unsigned>(moved.month())), static_cast<int>(static_cast<unsigned>(moved.day()))}.str();
}

std::string published_day(const HtmlTree& tree) {
  for (std::string_view name : {"article:published_time", "datePublished", "pubdate", "DC.date.issued"}) {
    const HtmlNode* n = meta(tree, name);
    if (std::string day = n ? day_in_vietnam(n->attribute("content")) : ""; !day.empty()) return day;
  }
  const auto& nodes = tree.nodes();
  for (const HtmlNode& n : nodes) {
    if (n.is_text() || !same_letters(n.attribute("itemprop"), "datePublished")) continue;
    if (std::string day = day_in_vietnam(n.attribute("datetime").empty() ? n.attribute("content") : n.attribute("datetime")); !day.empty()) return day;
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].tag != GUMBO_TAG_SCRIPT || !same_letters(nodes[i].attribute("type"), "application/ld+json") || nodes[i].end == i + 1) continue;
    if (std::string day = published_in_json(nodes[i + 1].text()); !day.empty()) return day;
  }
  for (const HtmlNode& n : nodes) {
    if (n.tag != GUMBO_TAG_TIME) continue;
    if (std::string day = day_in_vietnam(n.attribute("datetime")); !day.empty()) return day;
  }
  return {};
}

}  // namespace solieu
