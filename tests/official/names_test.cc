// How near names of indicators are: synonyms, accents, words left over, what the context completes.
#include "official/names.h"

#include <catch2/catch.hpp>
#include <string>

#include "grammar/built_in.h"

using namespace solieu;
using official::NameBook;

namespace {

// The nearest of the names, each "NAME", "NAME | CAPTION" or "NAME < WHOLE | CAPTION".
NameBook::Near nearest(const std::string& name, const std::vector<std::string>& of_table, const std::string& place = {}) {
  NameBook book(test::built_in()->indicators());
  for (const std::string& n : of_table) {
    const auto bar = n.find(" | ");
    const std::string before = n.substr(0, bar);
    const auto of = before.find(" < ");
    book.add(before.substr(0, of), of == std::string::npos ? "" : before.substr(of + 3), bar == std::string::npos ? "" : n.substr(bar + 3), place);
  }
  book.settle();
  auto found = book.find(book.read(name, place), 0.3, 5);
  return found.empty() ? NameBook::Near{99, {}} : found.front();
}

}  // namespace

TEST_CASE("names that mean the same are the same", "[official]") {
  const std::vector<std::string> names = {"Nhập khẩu hàng hóa", "Xuất khẩu hàng hóa", "Chỉ số giá tiêu dùng", "Thu ngân sách nhà nước"};
  for (const char* name : {"tổng kim ngạch xuất khẩu hàng hóa", "Xuất khẩu hàng hoá", "kim ngạch xuất khẩu của tỉnh"}) {
    CHECK(nearest(name, names).name == 1);
    CHECK(nearest(name, names).nearness.sure);
  }
  CHECK(nearest("CPI", names).name == 2);
  CHECK(nearest("tổng thu ngân sách nhà nước trên địa bàn tỉnh Lạng Sơn", names, "Lạng Sơn").nearness.sure);
}

TEST_CASE("a word more or less is another thing", "[official]") {
  const std::vector<std::string> names = {"Sản lượng lúa hè thu", "Sản lượng lúa đông xuân", "Thu nội địa"};
  CHECK_FALSE(nearest("sản lượng lúa", names).nearness.sure);
  CHECK_FALSE(nearest("thu nội địa từ đất", names).nearness.sure);
  CHECK(nearest("sản lượng lúa đông xuân", names).name == 1);
  CHECK(nearest("sản lượng lúa đông xuân", names).nearness.sure);
  CHECK(nearest("số ca mắc sởi", names).name == 99);
}

TEST_CASE("what a name leaves open the caption and the rows above complete", "[official]") {
  const std::vector<std::string> names = {"Giá trị Gạo | Xuất khẩu hàng hóa", "Lượng Gạo | Xuất khẩu hàng hóa", "Nữ | Dân số"};
  CHECK(nearest("giá trị xuất khẩu gạo", names).nearness.sure == false);  // "giá trị xuất khẩu" is all exports
  CHECK(nearest("xuất khẩu gạo giá trị", names).name == 0);
  CHECK_FALSE(nearest("giá trị gạo", names).nearness.sure);  // produced, or exported?
  CHECK(nearest("dân số nữ", names).nearness.sure);
  CHECK(nearest("xuất khẩu rau quả", {"Rau quả < Xuất khẩu hàng hóa | Xuất nhập khẩu hàng hóa", "Rau quả < Nhập khẩu hàng hóa | Xuất nhập khẩu hàng hóa"}).name == 0);
  CHECK(nearest("xuất khẩu rau quả", {"Rau quả < Xuất khẩu hàng hóa | Xuất nhập khẩu hàng hóa"}).nearness.sure);
  CHECK_FALSE(nearest("nhập khẩu rau quả", {"Rau quả < Xuất khẩu hàng hóa | Xuất nhập khẩu hàng hóa"}).nearness.sure);
  CHECK_FALSE(nearest("nữ", names).nearness.sure);
}

TEST_CASE("accents: missing ones are forgiven, and never certain", "[official]") {
  const auto near = nearest("dien tich rung trong moi", {"Diện tích rừng trồng mới", "Sản lượng lúa"});
  CHECK(near.name == 0);
  CHECK(near.nearness.score > 0.6);
  CHECK_FALSE(near.nearness.sure);
  CHECK(official::without_accents("đường hè") == "duong he");
}
