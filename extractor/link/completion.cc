#include "link/completion.h"

#include <algorithm>

namespace solieu {
namespace {

constexpr int kLongestEntity = 6;          // blanks in the name of a product, a sector, a place
constexpr std::size_t kNearParagraphs = 2;  // in which a measure still holds for what is plainly no measure itself

int blanks(std::string_view name) { return static_cast<int>(std::count(name.begin(), name.end(), ' ')); }

class Completion {
 public:
  Completion(const Said& said, const Names& names, const KnownLists& lists) : said_(said), names_(names), lists_(lists) {}

  // A bare "giá", "kim ngạch": of what the paragraph last spoke of. "giá" behind "giá rau" is that price again.
  std::string generic(const std::string& head) const {
    if (said_.in_bracket) return {};
    if (said_.indicator.empty() || said_.paragraphs_ago > 0) return head;
    if (folded(said_.indicator).starts_with(folded(head) + " ")) return std::string(said_.indicator);
    std::string topic = names_.without_head(said_.indicator);
    return topic.empty() ? head : head + " " + topic;
  }

  std::string entity(const std::string& name, const Indicator& indicator, const Draft& d) const {
    if (blanks(name) > kLongestEntity) return name;
    if (auto whole = parallel(name); !whole.empty()) return whole;
    // CPI, nhập siêu: whole names
    if (names_.begins_in(name, lists_.head) && !names_.begins_in(name, lists_.flow)) return name;
    if (names_.opening(name, lists_.generic) > 0) return name;
    bool elliptical = indicator.elliptical || names_.begins_in(name, lists_.entity);
    if (!said_.topic.empty() && d.type != QuantityType::count && elliptical) return joined(said_.topic, name);
    if (!said_.measure.empty() && d.type == QuantityType::percent) return joined(said_.measure, name);
    if (!said_.done.empty() && d.is_money() && indicator.elliptical) return joined(said_.done, name);
    return prefixed(name, indicator, d);
  }

 private:
  static std::string joined(std::string_view a, std::string_view b) { return std::string(a) + " " + std::string(b); }

  // "đại biểu nữ ở cấp tỉnh chiếm 23,8%, cấp huyện chiếm 23,2%": one of a class behind another one of it
  std::string parallel(const std::string& name) const {
    std::size_t end = names_.opening(name, lists_.entity);
    if (end == 0 || end == name.size() || said_.paragraphs_ago > 0) return {};
    std::string before = folded(said_.indicator);
    std::size_t at = before.rfind(" " + folded(std::string_view(name).substr(0, end)) + " ");
    if (at == std::string::npos || before.size() != said_.indicator.size()) return {};
    return joined(said_.indicator.substr(0, at), name);
  }

  // Where the text is on "kim ngạch", a bare "giày dép" that is so much money is the kim ngạch of giày dép.
  std::string prefixed(const std::string& name, const Indicator& indicator, const Draft& d) const {
    if (said_.indicator.empty()) return name;
    bool change = d.type == QuantityType::percent && (d.figure.kind == "change" || (indicator.elliptical && said_.before && said_.before->figure.kind == "change"));
    std::size_t head = names_.opening(said_.indicator, lists_.generic);
    if ((!d.is_money() && !change) || head == 0 || head == said_.indicator.size()) return name;
    if (said_.paragraphs_ago > 0) {
      bool worth = names_.begins_in(said_.indicator, lists_.worth) && d.is_money() && !names_.begins_in(name, lists_.head);
      if (!worth || said_.paragraphs_ago > kNearParagraphs) return name;
    }
    return joined(said_.indicator.substr(0, head), name);
  }

  const Said& said_;
  const Names& names_;
  const KnownLists& lists_;
};

}  // namespace

std::string completed(const Indicator& indicator, const Draft& d, const Said& said, const Names& names, const KnownLists& lists) {
  Completion completion(said, names, lists);
  if (indicator.generic) return completion.generic(indicator.words);
  if (indicator.words.empty() || indicator.from_tail) return indicator.words;
  return completion.entity(indicator.words, indicator, d);
}

}  // namespace solieu
