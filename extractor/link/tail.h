// The words behind a number that belong to what it counts or is for.
#pragma once

#include <string>

#include "link/phrase_view.h"

namespace solieu {

class Tail : private PhraseView {
 public:
  using PhraseView::PhraseView;

  std::string noun_words(const Quantity& q) const;
  /// vụ, ca, lượt, con …: they count what other words name
  /// "lượt người", "lượt khách": how often persons came, which a name may have said already.
  bool counts_visits(const Quantity& q) const;
  bool is_classifier(const Quantity& q) const;
  /// The words behind a counted noun that belong to it: "dự án [mới được cấp giấy phép]", "doanh nghiệp [hoạt động
  /// trở lại]". They end at a mark, a preposition, or the verb that leads to the next number.
  std::string read_tail(const Quantity& q, std::size_t index, bool embedded) const;
  std::string read_tail(std::size_t at, bool with_verbs, bool embedded) const;
  /// What a sum is for, with whom it is for: "tăng chi cho đầu tư phát triển". It ends where the statement goes on.
  std::string read_purpose(std::size_t begin) const;
  /// "60% [doanh nghiệp không dùng điện thoại]", "5,2% số [doanh nghiệp đã tham gia]"
  std::string share_of_whom(const Quantity& q) const;
  /// "47% là hợp đồng chính phủ": is the share itself what its statement is about?
  bool is_subject(const Quantity& q) const;
  /// "200.000 đồng [cho khu vực nông thôn]": whom or what so much money is for.
  std::string specification(const Quantity& q) const;
  /// "trong 8,1% tăng trưởng chung"
  bool is_share_of_what_follows(const Quantity& q) const;
  /// "giảm ít nhất 5% số vụ phạm pháp", "giảm 11,4% về số người bị thương"
  bool changes_what_follows(std::size_t index) const;
  /// The item behind a quantity, or behind the "về" there.
  std::size_t of_what(const Quantity& q) const;

 private:
  // "47% là [hợp đồng chính phủ]", "3% [nói rằng gian lận thuế là chấp nhận được]"
  std::string read_predicate(std::size_t at) const;
  // "3 huyện Bình Gia, Văn Quan và Tràng Định": names of the things that are counted say which, not what
  bool of_which(std::size_t at) const;
  // "5 đơn vị có tỷ lệ giải ngân [dưới 60%]": a limit that tells which of them are counted belongs to their name
  std::size_t through_limit(std::size_t at) const;
  // A comma in a tail goes on only into more plain words that end at another comma or the end.
  bool list_goes_on(std::size_t comma) const;
  bool is_token(std::size_t token, ListId list) const;
};

}  // namespace solieu
