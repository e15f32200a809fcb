// What the peers for single patterns share: the pattern (number, magnitude, unit, as in figures_re.py), documents in,
// CSV of matches out. A peer gives the engine.
#pragma once

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace peers {

/// A number in digits, with the magnitude and the unit or noun behind it. No look-around, which not every engine has.
inline std::string number_pattern() {
  const std::string magnitude = "(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)";
  const std::string unit =
      "(?:đồng|VND|VNĐ|USD|đô la|đôla|euro|EUR|%|phần trăm|điểm phần trăm|lần|tấn|tạ|kg|ha|héc ta|km2|km|m2|m3|m|kWh|MW|lít|thùng|"
      "người|hộ|doanh nghiệp|dự án|xã|thôn|huyện|vụ|ca|lượt khách|lượt|khách|trường hợp|hợp tác xã|trường|học sinh|lao động|căn|nhà|con|"
      "cơ sở|chiếc|xe|khu|cụm|sản phẩm)";
  return "(?:[0-9]{1,3}(?:\\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?)(?: ?- ?[0-9]+(?:[.,][0-9]+)?)?(?: ?" + magnitude +
         "(?: " + magnitude + ")*)?(?: ?" + unit + ")?";
}

using Emit = std::function<void(std::size_t begin, std::size_t end)>;
using Scan = std::function<void(std::string_view text, const Emit& emit)>;

/// Scans files, and folders of *.txt, and prints document, first byte, byte behind the last, and the match.
inline int run(int argc, char** argv, const Scan& scan) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    if (!fs::is_directory(argv[i])) {
      files.emplace_back(argv[i]);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(argv[i])) {
      if (entry.path().extension() == ".txt") files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  std::string out = "document,start,end,text\n";
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    scan(text, [&](std::size_t begin, std::size_t end) {
      out += file + ',' + std::to_string(begin) + ',' + std::to_string(end) + ",\"";
      out.append(text, begin, end - begin);
      out += "\"\n";
    });
    if (out.size() < (1 << 16)) continue;
    std::fwrite(out.data(), 1, out.size(), stdout);
    out.clear();
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace peers
