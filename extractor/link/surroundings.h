// What the items of a sentence say around and between its quantities.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "match/mentions.h"

namespace solieu {

/// A view of one sentence's mentions. `from` is always the first item behind what the figure before took.
class Surroundings {
 public:
  Surroundings(const Mentions& m, const Grammar& grammar) : m_(m), lexicon_(grammar.lexicon()), lists_(grammar.lists()) {}

  bool is(std::size_t item, ListId list) const { return lexicon_.set_has(m_.items[item].lists, list); }

  // Of the whole sentence:
  /// "Trong thu nội địa, …", "Trong tổng số 94 đại biểu …": the shares that follow are shares of that.
  bool opens_with_whole() const { return whole_begin() > 0; }
  /// Its name, where a comma ends it before any figure: "Trong [thu nội địa], …".
  std::string_view opening_whole(std::string_view text) const;
  /// "So với cùng kỳ, …"
  bool opens_with_base() const;
  /// "Trong đó, …"
  bool opens_with_parts() const { return m_.items.size() > 1 && opens_parts(1); }
  /// "…, bao gồm:"
  bool ends_with_parts() const;
  /// "Tăng cao nhất: dệt (12,1%); may (3%)": "up" or "down" as a list's head says it of all its items.
  std::string_view direction_of_list() const;
  /// Does it speak of a goal or of targets?
  bool speaks_of_goal() const;

  /// "… công bố số liệu 8 tháng đầu năm 2024": does it announce what is told behind it?
  bool reports() const;
  /// "Theo đó, …"
  bool follows_on() const;
  /// Is a plan said to be made or passed: "đã thông qua dự toán", "trình hai phương án"?
  bool adopts_plan() const;
  /// The measure of "Về tỷ lệ hộ dùng nước sạch, …"; empty without one.
  std::string_view topic(std::string_view text) const;

  // Around a quantity:
  /// The measure whose growth stands before it and is said of all that follow: "đều có tốc độ tăng kim ngạch cao,
  /// đặc biệt là gạo 47,3%".
  std::string measure_before(const Quantity& q, std::string_view text) const;
  /// Only joining words stand before it: "hụt lần lượt 12,4 và 9 tỷ đồng".
  bool joined(std::size_t from, const Quantity& q) const;
  /// "giảm 115 tỷ đồng, tương đương 8,5%": the same thing said in another unit.
  bool echoes(std::size_t from, const Quantity& q) const;
  /// "…, trong khi cùng kỳ đạt 51,4%"
  bool reaches(std::size_t from, const Quantity& q) const;
  /// "từ 450 tỷ lên 540 tỷ": is it what is left behind?
  bool is_left(const Quantity& q) const;
  /// Does "là", "đạt" stand right before it?
  bool is_told(const Quantity& q) const { return q.item > 0 && is(q.item - 1, lists_.level_verb) && !is(q.item - 1, lists_.has); }
  /// "Ronaldo với 9,9%"
  bool only_with(const Quantity& q) const { return q.item > 0 && is(q.item - 1, lists_.has) && is(q.item - 1, lists_.clause); }
  /// "so với 7,3% năm ngoái"
  bool compared_with(const Quantity& q) const;
  /// "… 26% với 4,6 triệu hộ", "(với 918 người)": told by the way
  bool comes_with(std::size_t from, const Quantity& q) const;
  /// "so với cùng kỳ năm 2023", "nhiều hơn năm 2022": is this period what something is compared with?
  bool is_compared(std::size_t period) const;
  /// "so với cùng kỳ năm trước (6.388 ca": does it open a bracket right behind what something is compared with?
  bool in_bracket_behind_base(std::size_t from, const Quantity& q) const;
  /// "4 khẩu súng, 9 ô tô", "…, ngoài ra còn 9 ô tô": does nothing state anything between the figure before and it?
  bool lists_on(std::size_t from, const Quantity& q) const;
  /// Does no mark stand between two items?
  bool goes_on(std::size_t from, std::size_t to) const;
  /// "up" or "down" as the words between the quantity before and this one say: "… tốc độ tăng cao, đặc biệt là gạo 47,3%".
  std::string_view direction_before(const Quantity& q) const;
  /// "up" or "down" where it is by a range that something moved: "tăng từ 5% đến 7%"
  std::string_view moved_by(const Quantity& q) const;
  /// "đề ra 18 chỉ tiêu"
  bool sets(std::size_t from, const Quantity& q) const { return any(from, q.item, {lists_.adopt}); }
  /// "đạt trên 9% để đảm bảo tăng trưởng 8,4%"
  bool for_purpose(std::size_t from, const Quantity& q) const { return any(from, q.item, {lists_.purpose}); }
  /// "so với tháng trước giảm 3 vụ"
  bool base_leads(const Quantity& q) const;
  /// "; so với cùng kỳ số vụ tăng 18%": … right at the beginning of its clause?
  bool base_opens_clause(std::size_t from, const Quantity& q) const;
  /// "thấp hơn 3,5%"
  bool is_comparative(const Quantity& q) const;
  /// Does a counted noun follow: "100% hộ dân"?
  bool counts_things(const Quantity& q) const;
  /// Does "trong" or "trong (tổng) số" stand right before it, at the opening of a clause?
  bool opens_whole(const Quantity& q) const;
  /// The first item that does not belong to it: a base goes on to the next mark or verb ("so với phiên giao
  /// dịch trước, …").
  std::size_t behind(const Quantity& q) const;
  /// "về giá trị", "về lượng" behind a figure: which dimension it is said of.
  struct Dimension {
    enum class Of { none, worth, volume, price };
    Of of = Of::none;
    std::string_view name;  // "kim ngạch"
  };
  Dimension dimension(const Quantity& q, std::string_view text) const;

  /// What the head of a list compares all of it with: "tăng so với tháng trước như: dệt tăng 3,2%; …", "giảm so với
  /// cùng kỳ (giảm 6,1% số vụ, …)". Several where they stand in a row ("so với tháng
  /// trước và cùng kỳ").
  struct ListBase {
    std::vector<std::string_view> bases;
    const PeriodMention* period = nullptr;  // of the base "by_period"
    std::size_t begin = 0;  // byte of the text behind the head
    bool row = false;       // no list: one base for each figure of a row
  };
  /// "Tính chung 5 tháng, …": does it say of what time it is before it says anything else?
  bool opens_with_period() const;
  /// "Cơ cấu kinh tế: …": does it tell what a whole is made of?
  bool lists_structure() const;
  ListBase base_of_list(const TableLists& bases) const;

  /// "trong đó", "gồm"; "riêng" in the middle of a sentence: "tổng chi 294.400 tỷ đồng, riêng trung ương …"
  bool opens_parts(std::size_t item) const;

 private:
  /// The item where the name of that whole begins; 0 without one.
  std::size_t whole_begin() const;
  bool is_mark(std::size_t item, Mark mark) const { return m_.items[item].symbol == symbol(mark); }
  /// Is any item of [begin, end) in one of the lists?
  bool any(std::size_t begin, std::size_t end, std::initializer_list<ListId> lists) const;
  /// What `text` has from the first of these items to the last; [begin, end) is not empty.
  std::string_view words(std::size_t begin, std::size_t end, std::string_view text) const;

  const Mentions& m_;
  const Lexicon& lexicon_;
  const KnownLists& lists_;
};

}  // namespace solieu
