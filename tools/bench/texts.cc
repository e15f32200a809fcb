#include "texts.h"

#include <fmt/core.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "text/normalise.h"

namespace solieu::bench {
namespace fs = std::filesystem;
namespace {

bool read(const std::string& path, std::string& out) {
  std::ifstream in(path, std::ios::binary);
  out.assign(std::istreambuf_iterator<char>(in), {});
  if (in.is_open() && !in.bad() && !out.empty()) return true;
  fmt::print(stderr, "solieu_bench: {}: can't be read, or is empty\n", path);
  return false;
}

// Copies documents into one block; views are made last, as the block moves while it grows.
class Block {
 public:
  explicit Block(Texts& out) : out_(out) {}
  void add(std::string_view document) {
    out_.bytes += document;
    ends_.push_back(out_.bytes.size());
  }
  std::size_t size() const { return out_.bytes.size(); }
  void finish() {
    std::size_t begin = 0;
    for (std::size_t end : ends_) {
      out_.documents.push_back(std::string_view(out_.bytes).substr(begin, end - begin));
      begin = end;
    }
  }

 private:
  Texts& out_;
  std::vector<std::size_t> ends_;
};

std::vector<std::string_view> split_at_form_feeds(std::string_view text) {
  std::vector<std::string_view> out;
  constexpr std::string_view kBetween = "\n\f\n";
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = std::min(text.find(kBetween, begin), text.size());
    if (end > begin) out.push_back(text.substr(begin, end - begin));
    begin = end + kBetween.size();
  }
  return out;
}

void replicate(const std::vector<std::string>& documents, std::size_t size, Texts& out) {
  Block block(out);
  while (block.size() < size) {
    for (const std::string& d : documents) block.add(d);
  }
  block.finish();
}

bool corpus(std::size_t size, Texts& out) {
  std::vector<std::string> paths;
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(SOLIEU_CORPUS, code)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> documents(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (!read(paths[i], documents[i])) return false;
  }
  if (documents.empty()) {
    fmt::print(stderr, "solieu_bench: {} holds no *.txt files\n", SOLIEU_CORPUS);
    return false;
  }
  out.origin = "corpus/docs, replicated";
  replicate(documents, size, out);
  return true;
}

const char* path_in(const char* variable) {
  const char* path = std::getenv(variable);
  return path && *path ? path : nullptr;
}

}  // namespace

bool load_news(std::size_t limit, Texts& out) {
  out.name = "news";
  const char* path = path_in("NEWS");
  if (!path) return corpus(std::min<std::size_t>(limit, 8'000'000), out);
  std::string text;
  if (!read(path, text)) return false;
  out.origin = fs::path(path).filename().string();
  std::vector<std::string_view> all = split_at_form_feeds(text);
  std::size_t step = (text.size() + limit - 1) / limit;
  Block block(out);
  for (std::size_t i = 0; i < all.size(); i += step) block.add(all[i]);
  block.finish();
  return true;
}

bool load_dense(std::size_t size, Texts& out) {
  out.name = "dense";
  const char* path = path_in("DENSE");
  if (!path) return corpus(size, out);
  std::vector<std::string> document(1);
  if (!read(path, document[0])) return false;
  out.origin = fs::path(path).filename().string() + ", replicated";
  replicate(document, size, out);
  return true;
}

void decompose(const Texts& texts, Texts& out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  out.name = texts.name;
  out.origin = texts.origin;
  Block block(out);
  std::string decomposed;
  for (std::string_view d : texts.documents) {
    decomposed.clear();
    icu::StringByteSink<std::string> sink(&decomposed);
    if (nfd) nfd->normalizeUTF8(0, icu::StringPiece(d.data(), static_cast<std::int32_t>(d.size())), sink, nullptr, status);
    block.add(decomposed);
  }
  block.finish();
}

void pages(const Texts& texts, Texts& out) {
  out.name = texts.name;
  out.origin = texts.origin;
  Block block(out);
  for (std::string_view d : texts.documents) {
    std::string page = "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Tin tức</title><link rel=\"stylesheet\" href=\"/style.css\"></head><body>\n<nav class=\"menu\"><ul>";
    for (int i = 0; i < 12; ++i) page += "<li class=\"menu-item\"><a href=\"/chuyen-muc/kinh-te\" title=\"Kinh tế\">Kinh tế</a></li>\n";
    page += "</ul></nav>\n<article class=\"detail\"><div class=\"content-detail\">\n";
    for (std::size_t at = 0; at < d.size();) {
      const std::size_t end = std::min(d.find('\n', at), d.size());
      if (end > at) {
        page += "<p class=\"Normal\" style=\"text-align:justify\"><strong>";
        const std::size_t middle = std::min(d.find(' ', at), end);
        page += d.substr(at, middle - at);
        page += "</strong>&nbsp;";
        page += d.substr(middle, end - middle);
        page += "</p>\n";
      }
      at = end + 1;
    }
    page += "</div></article>\n<div class=\"related\"><ul>";
    for (int i = 0; i < 6; ++i) page += "<li><a href=\"/tin/xuat-khau-tang.html\">Xuất khẩu tăng 15% trong chín tháng đầu năm</a></li>\n";
    page += "</ul></div><footer><p>Giấy phép số 12</p></footer></body></html>\n";
    block.add(page);
  }
  block.finish();
}

void clean(const Texts& texts, Texts& out) {
  out.name = texts.name;
  out.origin = texts.origin;
  Block block(out);
  for (std::string_view d : texts.documents) {
    Text text;
    normalise(d, text);
    block.add(text.utf8);
  }
  block.finish();
}

}  // namespace solieu::bench
