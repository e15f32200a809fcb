// The built-in gazetteer: as many places as there are, each once, and what became of those that are gone.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "grammar/built_in.h"

using namespace solieu;

namespace {

const Gazetteer& gazetteer() { return test::built_in()->gazetteer(); }

bool first_level(const Place& p) { return p.kind == PlaceKind::province || p.kind == PlaceKind::city; }

std::vector<const Place*> provinces_on(const std::string& day) {
  std::vector<const Place*> found;
  for (const Place& p : gazetteer().places()) {
    if (first_level(p) && p.valid.overlap({day, day})) found.push_back(&p);
  }
  return found;
}

// The codes of the provinces that a name can mean, in the order of the files.
std::string codes(std::string_view name) {
  std::string out;
  for (const PlaceMeaning& m : gazetteer().find(name)) {
    if (is_district(gazetteer().place(m.place).kind)) continue;
    out += (out.empty() ? "" : " ") + gazetteer().place(m.place).code;
  }
  return out;
}

}  // namespace

TEST_CASE("gazetteer: 61, 64, 63 and 34 provinces on their days", "[grammar][places]") {
  CHECK(provinces_on("1996-12-31").size() == 53);
  CHECK(provinces_on("1997-01-01").size() == 61);
  CHECK(provinces_on("2003-12-31").size() == 61);
  CHECK(provinces_on("2004-01-01").size() == 64);
  CHECK(provinces_on("2008-07-31").size() == 64);
  CHECK(provinces_on("2008-08-01").size() == 63);
  CHECK(provinces_on("2025-06-30").size() == 63);
  CHECK(provinces_on("2025-07-01").size() == 34);
}

TEST_CASE("gazetteer: names and codes are told apart on every day", "[grammar][places]") {
  for (const char* day : {"1996-12-31", "2003-12-31", "2004-07-08", "2008-08-01", "2024-12-31", "2025-06-30", "2025-07-01"}) {
    INFO(day);
    std::set<std::string> names, known;
    for (const Place* p : provinces_on(day)) {
      CHECK(names.insert(p->name).second);
      if (p->code.empty()) CHECK(std::string(day) < "2004-07-08");
      else CHECK(known.insert(p->code).second);
    }
  }
}

TEST_CASE("gazetteer: what is gone became something that is there", "[grammar][places]") {
  for (const Place& p : gazetteer().places()) {
    if (!first_level(p)) continue;
    INFO(p.name);
    CHECK(p.valid.last.empty() == p.into.empty());
    for (const std::string& name : p.into) {
      bool there = std::any_of(gazetteer().places().begin(), gazetteer().places().end(),
                               [&](const Place& other) { return first_level(other) && other.name == name && (other.valid.last.empty() || other.valid.last > p.valid.last); });
      CHECK(there);
    }
  }
}

TEST_CASE("gazetteer: the merger of 2025 as it was decided", "[grammar][places]") {
  std::set<std::string> merged;
  for (const Place& p : gazetteer().places()) {
    if (!first_level(p) || p.valid.last != "2025-06-30") continue;
    for (const std::string& into : p.into) {
      if (into != p.name) merged.insert(p.name + " > " + into);
    }
  }
  CHECK(merged == std::set<std::string>{
                      "Hà Giang > Tuyên Quang", "Yên Bái > Lào Cai", "Bắc Kạn > Thái Nguyên", "Vĩnh Phúc > Phú Thọ", "Hòa Bình > Phú Thọ",
                      "Bắc Giang > Bắc Ninh", "Thái Bình > Hưng Yên", "Hải Dương > Hải Phòng", "Hà Nam > Ninh Bình", "Nam Định > Ninh Bình",
                      "Quảng Bình > Quảng Trị", "Quảng Nam > Đà Nẵng", "Kon Tum > Quảng Ngãi", "Bình Định > Gia Lai", "Phú Yên > Đắk Lắk",
                      "Đắk Nông > Lâm Đồng", "Bình Thuận > Lâm Đồng", "Ninh Thuận > Khánh Hòa", "Bình Phước > Đồng Nai", "Bình Dương > TP. Hồ Chí Minh",
                      "Bà Rịa - Vũng Tàu > TP. Hồ Chí Minh", "Long An > Tây Ninh", "Sóc Trăng > Cần Thơ", "Hậu Giang > Cần Thơ", "Bến Tre > Vĩnh Long",
                      "Trà Vinh > Vĩnh Long", "Tiền Giang > Đồng Tháp", "Bạc Liêu > Cà Mau", "Kiên Giang > An Giang"});
}

TEST_CASE("gazetteer: spellings resolve", "[grammar][places]") {
  for (const char* name : {"Đắk Lắk", "Đắc Lắc", "Đăk Lăk", "Đak Lak", "ĐẮK LẮK"}) CHECK(codes(name) == "66");
  for (const char* name : {"Bắc Kạn", "Bắc Cạn"}) CHECK(codes(name) == "06");
  for (const char* name : {"Bà Rịa - Vũng Tàu", "Bà Rịa – Vũng Tàu", "BR - VT"}) CHECK(codes(name) == "77");
  for (const char* name : {"TPHCM", "Sài Gòn", "Hồ Chí Minh"}) CHECK(codes(name) == "79");
  for (const char* name : {"Thừa Thiên Huế", "Thừa Thiên - Huế"}) CHECK(codes(name) == "46");
  CHECK(codes("Hoà Bình") == codes("Hòa Bình"));
  CHECK(codes("Lào Cai") == "10 15");
  CHECK(codes("Huế") == "46");
  CHECK(gazetteer().find("Châu Thành").size() == 10);
  CHECK(codes("An Khê Đông").empty());
}

TEST_CASE("gazetteer: districts lie in provinces of their days", "[grammar][places]") {
  std::size_t districts = 0;
  for (const Place& p : gazetteer().places()) {
    if (!is_district(p.kind)) continue;
    ++districts;
    REQUIRE(p.province >= 0);
    CHECK(gazetteer().place(p.province).valid.overlap(p.valid));
    CHECK((p.code.empty() || p.code.size() == 3));
    CHECK(p.valid.last <= "2025-06-30");
  }
  CHECK(districts > 690);
}
