#include "lines.h"

#include <algorithm>
#include <utility>

namespace solieu::program {

Lines::Lines(Input input, std::size_t longest, std::size_t padding)
    : input_(std::move(input)), longest_(longest), padding_(padding), buffer_(std::size_t{1} << 16, '\0') {}

std::string_view Lines::ahead() {
  if (at_ == end_) {
    at_ = 0;
    end_ = input_.read(buffer_.data(), buffer_.size());
  }
  return std::string_view(buffer_).substr(at_, end_ - at_);
}

Lines::Next Lines::next() {
  line_.clear();
  bool any = false, too_long = false;
  for (std::string_view bytes = ahead(); !bytes.empty(); bytes = ahead()) {
    any = true;
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    too_long = too_long || end > longest_ - line_.size();
    if (!too_long) line_.append(bytes, 0, end);
    else line_ = std::string();
    at_ += std::min(end + 1, bytes.size());
    if (end < bytes.size()) break;
  }
  if (!any) return Next::end;
  line_.reserve(line_.size() + padding_);
  ++number_;
  return too_long ? Next::too_long : Next::line;
}

}  // namespace solieu::program
