#include "link/completion.h"

#include <algorithm>

namespace solieu {
namespace {

constexpr int kLongestEntity = 6;          // blanks in the name of a product, a sector, a place
constexpr std::size_t kLongestGeneric = 24;  // bytes of "khối lượng"
constexpr int kLongestClass = 2;           // blanks: "trẻ sơ sinh", "đường bộ"
constexpr int kLongestDone = 3;            // blanks in what a place, a company does: "thu được"
constexpr std::size_t kNearParagraphs = 2;  // in which a measure still holds for what is plainly no measure itself

// Does every word of it begin with a capital?
bool proper(std::string_view name) {
  for (std::size_t begin = 0; begin < name.size();) {
    std::size_t end = std::min(name.find(' ', begin), name.size());
    std::string_view word = name.substr(begin, end - begin);
    if (folded(word) == word && word != "-") return false;
    begin = end + 1;
  }
  return !name.empty();
}

// The words with a capital that open a name: "Phú An" of "Phú An nhà".
std::string_view proper_opening(std::string_view name) {
  std::size_t end = 0;
  for (std::size_t begin = 0; begin < name.size(); begin = end + 1) {
    const std::size_t stop = std::min(name.find(' ', begin), name.size());
    if (!proper(name.substr(begin, stop - begin))) break;
    end = stop;
  }
  return name.substr(0, end);
}

// Bytes before the first name with a capital: "số vốn" of "số vốn Hà Nội"; 0 for none.
std::size_t before_proper(std::string_view name) {
  for (std::size_t blank = name.find(' '); blank != std::string_view::npos; blank = name.find(' ', blank + 1)) {
    const std::size_t stop = std::min(name.find(' ', blank + 1), name.size());
    if (proper(name.substr(blank + 1, stop - blank - 1))) return name[blank + 1] == '(' ? 0 : blank;  // "(ROE)" is a name of the measure
  }
  return 0;
}

int blanks(std::string_view name) { return static_cast<int>(std::count(name.begin(), name.end(), ' ')); }

class Completion {
 public:
  Completion(const Said& said, const Names& names, const KnownLists& lists) : said_(said), names_(names), lists_(lists) {}

  // A bare "giá", "kim ngạch": of what the paragraph last spoke of. "giá" behind "giá rau" is that price again.
  std::string generic(const std::string& head) const {
    if (said_.in_bracket) return {};
    const std::string measure = folded(names_.without_level(head)) + " ";
    if (said_.indicator.empty() || said_.paragraphs_ago > 0) {
      return folded(said_.headline).starts_with(measure) ? std::string(said_.headline) : head;
    }
    if (folded(said_.indicator).starts_with(measure)) return std::string(said_.indicator);
    if (const std::size_t goods = before_generic(said_.indicator)) return head + " " + std::string(said_.indicator.substr(0, goods));
    std::string topic = names_.without_head(said_.indicator);
    return topic.empty() ? head : head + " " + topic;
  }

  // "kim ngạch xuất khẩu mặt hàng này" behind "kim ngạch xuất khẩu dầu thô"
  std::string again(const std::string& name, bool of_goods) const {
    if (folded(said_.indicator).starts_with(folded(name) + " ")) return std::string(said_.indicator);
    std::string topic = of_goods && said_.paragraphs_ago == 0 ? names_.without_head(said_.indicator) : std::string();
    return topic.empty() ? name : joined(name, topic);
  }

  // "số nhà sập đổ là 108 (Phú An 22 nhà, Đông Sơn 86 nhà)": in a bracket, a place and no more than what was counted before
  // it. Empty where it says anything else.
  std::string part_of_total(std::string_view name, const Draft& d) const {
    const std::string_view place = said_.total.empty() ? std::string_view() : proper_opening(name);
    if (place.empty()) return said_.part_of_total && d.type == QuantityType::count ? class_of_total(name) : std::string();
    const std::string rest = folded(name.substr(std::min(place.size() + 1, name.size())));
    if (!holds_words(folded(said_.total) + " " + folded(said_.total_unit), rest)) return {};
    return joined(said_.total, place);
  }

  // "1,03 triệu người (nam 508.715, nữ 520.107 người)": a short name that is neither a measure nor a time
  std::string class_of_total(std::string_view name) const {
    if (names_.begins_in(name, lists_.head) || names_.mention(name, {lists_.plan_noun, lists_.compare, lists_.time, lists_.verb, lists_.clause})) return {};
    std::string kept;
    for (std::size_t begin = 0; begin < name.size();) {
      const std::size_t end = std::min(name.find(' ', begin), name.size());
      const std::string_view word = name.substr(begin, end - begin);
      if (!holds_words(folded(said_.total_unit), folded(word))) kept = joined(kept, word);
      begin = end + 1;
    }
    return kept.empty() || blanks(kept) > kLongestClass || holds_words(folded(said_.total), folded(kept)) ? std::string() : joined(said_.total, kept);
  }

  std::string entity(const std::string& name, const Indicator& indicator, const Draft& d) const {
    if (blanks(name) > kLongestEntity) return name;
    if (!said_.whole.empty() && !indicator.lead.empty() && !names_.begins_in(name, lists_.head)) {
      return joined(joined(names_.without_total(said_.whole), indicator.lead), name);
    }
    if (auto whole = parallel(name, indicator.lead, d.figure.base_unit); !whole.empty()) return whole;
    if (auto whole = proper(name) ? of_next_name(name, indicator, d) : std::string(); !whole.empty()) return whole;
    if (auto rate = next_rate(name, indicator, d); !rate.empty()) return rate;
    // CPI, nhập siêu: whole names
    if (names_.begins_in(name, lists_.head) && !names_.begins_in(name, lists_.flow)) return name;
    if (names_.opening(name, lists_.generic) > 0) return name;
    bool elliptical = indicator.elliptical || names_.begins_in(name, lists_.entity);
    if (!said_.topic.empty() && d.type != QuantityType::count && elliptical) return joined(said_.topic, name);
    if (!said_.measure.empty() && d.type == QuantityType::percent) return joined(said_.measure, name);
    if (!said_.done.empty() && d.type == QuantityType::amount && indicator.elliptical) return joined(said_.done, name);
    return prefixed(name, indicator, d);
  }

 private:
  // Bytes before the measure that a name ends with: "cà phê" of "cà phê khối lượng"; 0 where it begins with a measure.
  std::size_t before_generic(std::string_view name) const {
    if (names_.begins_in(name, lists_.head)) return 0;
    std::size_t goods = 0;
    for (std::size_t blank = name.rfind(' '); blank != std::string_view::npos && blank > 0 && name.size() - blank <= kLongestGeneric; blank = name.rfind(' ', blank - 1)) {
      if (names_.opening(name.substr(blank + 1), lists_.generic) == name.size() - blank - 1) goods = blank;
    }
    return goods;
  }

  // "đại biểu nữ ở cấp tỉnh chiếm 23,8%, cấp huyện chiếm 23,2%", "xuất khẩu sang Mỹ đạt 2 tỷ USD, sang EU đạt 1,5 tỷ":
  // one of a class behind another one of it
  std::string parallel(const std::string& name, const std::string& lead, std::string_view unit) const {
    if (said_.paragraphs_ago > 0 || said_.indicator.empty()) return {};
    if (auto row = before_last(lead); !row.empty()) return joined(joined(row, lead), name);
    std::size_t end = names_.opening(name, lists_.entity);
    auto row = end > 0 && end < name.size() ? before_last(std::string_view(name).substr(0, end)) : std::string_view();
    if (row.empty() && said_.before && proper(name) && unit == said_.unit) row = row_of_names();
    return row.empty() ? std::string() : joined(row, name);
  }

  // A place, a company where one was told of before, or a whole of which it has a part:
  // "Hà Nội thu được 33 tỷ đồng; TP HCM là 23 tỷ", "số vốn Luxembourg 655 triệu USD. Nhật Bản 50 triệu", "lượng khách đạt 2 triệu lượt, trong đó Đà Nẵng 1 triệu lượt"
  std::string of_next_name(const std::string& name, const Indicator& indicator, const Draft& d) const {
    if (!said_.whole.empty() && d.figure.base_unit == said_.whole_unit) return joined(names_.without_total(said_.whole), name);
    if (said_.indicator.empty() || said_.paragraphs_ago > 0 || d.figure.base_unit != said_.unit || d.type == QuantityType::count) return {};
    if (names_.begins_in(said_.indicator, lists_.head)) {
      std::string_view measure = said_.indicator.substr(0, before_proper(said_.indicator));
      const std::size_t last = measure.rfind(' ');
      const std::string_view lead = last == std::string_view::npos ? std::string_view() : measure.substr(last + 1);
      if (names_.begins_in(lead, lists_.such_as) || names_.begins_in(lead, lists_.entity)) measure = measure.substr(0, last);  // "như", "tỉnh"
      return measure.empty() ? std::string() : joined(measure, name);
    }
    const std::string_view done = said_.indicator.substr(proper_opening(said_.indicator).size());
    const bool told_of_another = said_.before && d.figure.kind != "change" && !said_.in_bracket && !indicator.label && !is_age_unit(d.figure.base_unit) && d.type != QuantityType::duration;
    const bool other = told_of_another && done.size() < said_.indicator.size() && blanks(done) <= kLongestDone;
    return other && !done.empty() ? name + std::string(done) : std::string();
  }

  // "Tỷ lệ hộ nghèo khu vực thành thị 1,1%, nông thôn 5,7%", "Tỷ lệ giải ngân của tỉnh đạt 45%, huyện Bắc Hà đạt 38%":
  // the same rate, of the next place or group
  std::string next_rate(const std::string& name, const Indicator& indicator, const Draft& d) const {
    const bool goes_on = d.type == QuantityType::percent && d.figure.kind == "rate" && said_.before && said_.paragraphs_ago == 0 && said_.before->figure.kind == "rate";
    if (!goes_on || said_.in_bracket || !indicator.lead.empty() || blanks(name) > 3 || names_.begins_in(name, lists_.head) || !names_.begins_in(said_.indicator, lists_.rate_name)) return {};
    const bool classed = names_.begins_in(name, lists_.entity);
    for (std::size_t blank = said_.indicator.find(' '); blank != std::string_view::npos; blank = said_.indicator.find(' ', blank + 1)) {
      const std::string_view rest = said_.indicator.substr(blank + 1);
      const std::size_t of = names_.opening(rest, lists_.of_group), class_word = names_.opening(rest, lists_.entity);
      if (of > 0) return joined(said_.indicator.substr(0, blank + 1 + of), name);
      const std::string_view word = rest.substr(0, class_word);
      const bool whole_word = word.find(' ') != std::string_view::npos || folded(name).starts_with(folded(word) + " ");  // not the cấp of "bằng cấp"
      if (class_word > 0 && whole_word) return joined(said_.indicator.substr(0, classed ? blank : blank + 1 + class_word), name);
    }
    return {};
  }

  // "xuất khẩu sang" of "xuất khẩu sang Hoa Kỳ": what a row of proper names is told of.
  std::string_view row_of_names() const {
    std::size_t name = said_.indicator.size();
    for (std::size_t blank = said_.indicator.rfind(' '); blank != std::string_view::npos && blank > 0; blank = said_.indicator.rfind(' ', blank - 1)) {
      std::string_view word = said_.indicator.substr(blank + 1, name - blank - 1);
      if (!proper(word)) {
        bool leads = name < said_.indicator.size() && names_.begins_in(word, lists_.preposition);
        return leads ? said_.indicator.substr(0, name) : std::string_view();
      }
      name = blank;
    }
    return {};
  }

  // The indicator before, up to the last of these words in it.
  std::string_view before_last(std::string_view words) const {
    std::string indicator = folded(said_.indicator);
    std::size_t at = words.empty() ? std::string::npos : indicator.rfind(" " + folded(words) + " ");
    bool same_bytes = indicator.size() == said_.indicator.size();
    return at == std::string::npos || !same_bytes ? std::string_view() : said_.indicator.substr(0, at);
  }

  // Where the text is on "kim ngạch", a bare "giày dép" that is so much money is the kim ngạch of giày dép.
  std::string prefixed(const std::string& name, const Indicator& indicator, const Draft& d) const {
    if (said_.indicator.empty() || before_generic(name) > 0) return name;
    bool same_unit = d.type == QuantityType::amount && d.figure.base_unit == said_.unit && !names_.begins_in(name, lists_.head);
    bool change = d.type == QuantityType::percent && (d.figure.kind == "change" || (indicator.elliptical && said_.before && said_.before->figure.kind == "change"));
    std::size_t head = names_.opening(said_.indicator, lists_.generic);
    // "nhập khẩu ô tô (giảm 8%), giấy (3,1%)"
    if (head == 0 && said_.before && !names_.begins_in(name, lists_.head) && names_.opening(said_.indicator, lists_.entity) == 0) {
      head = names_.opening(said_.indicator, lists_.flow);
    }
    if ((!d.is_money() && !same_unit && !change) || head == 0) return name;
    if (said_.paragraphs_ago > 0) {
      bool worth = names_.begins_in(said_.indicator, lists_.worth) && d.is_money() && !names_.begins_in(name, lists_.head);
      if (!worth || said_.paragraphs_ago > kNearParagraphs) return name;
    }
    return folded(name) == folded(said_.indicator.substr(0, head)) ? name : joined(said_.indicator.substr(0, head), name);
  }

  const Said& said_;
  const Names& names_;
  const KnownLists& lists_;
};

}  // namespace

std::string completed(const Indicator& indicator, const Draft& d, const Said& said, const Names& names, const KnownLists& lists) {
  Completion completion(said, names, lists);
  if (auto part = completion.part_of_total(indicator.words, d); !part.empty()) return part;
  if (indicator.generic && !indicator.refers_back) return completion.generic(indicator.words);
  if (indicator.words.empty() || indicator.from_tail) return indicator.words;
  if (indicator.refers_back) return completion.again(indicator.words, indicator.of_goods);
  return completion.entity(indicator.words, indicator, d);
}

}  // namespace solieu
