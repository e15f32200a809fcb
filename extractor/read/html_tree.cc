#include "read/html_tree.h"

#include <fmt/core.h>
#include <time.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <utility>

#include "read/html_nesting.h"

namespace solieu {
namespace {

constexpr std::size_t kChunk = std::size_t{256} << 10;

// Seconds of processor time that a parse may take: pages take less than one for four megabytes.
double longest_parse(std::size_t bytes) { return 5 + static_cast<double>(bytes) / 2e6; }

double thread_seconds() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

std::string too_deep(std::size_t limit) { return fmt::format("its elements are nested deeper than {} levels; that is no page that was written to be read", limit); }

}  // namespace

// The memory of one tree, given back as a whole. The parser knows no way out where there is none left, nor where it takes too long: it is
// left by a jump, which is sound as it is C and all that it holds is in here.
class HtmlTree::Arena {
 public:
  enum class Trouble { none, memory, time };

  Arena(std::size_t limit, double seconds) : room_(limit), deadline_(thread_seconds() + seconds) {}
  ~Arena() {
    while (chunks_) std::free(std::exchange(chunks_, chunks_->next));
  }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// Nothing where there was trouble.
  const GumboOutput* parse(std::string_view markup, Trouble& trouble) {
    const int code = setjmp(out_);
    if (code != 0) {
      trouble = static_cast<Trouble>(code);
      return nullptr;
    }
    GumboOptions options = kGumboDefaultOptions;
    options.userdata = this;
    options.allocator = [](void* arena, size_t size) { return static_cast<Arena*>(arena)->take(size); };
    options.deallocator = [](void* arena, void* block) { static_cast<Arena*>(arena)->give_back(block); };
    options.max_errors = 0;
    return gumbo_parse_with_options(&options, markup.data(), markup.size());
  }

 private:
  struct alignas(16) Chunk {
    Chunk* next;
  };

  void* take(std::size_t size) {
    constexpr std::size_t kAlign = 16;
    size = (size + kAlign - 1) & ~(kAlign - 1);
    if ((++calls_ & 0xFFF) == 0 && thread_seconds() > deadline_) std::longjmp(out_, static_cast<int>(Trouble::time));
    if (size > left_) add_chunk(size);
    last_ = at_;
    at_ += size;
    left_ -= size;
    return last_;
  }

  // What was taken last is used again: strings and lists that grow free their old memory late, but those that only stood by soon.
  void give_back(void* block) {
    if (!block || block != last_) return;
    left_ += static_cast<std::size_t>(at_ - last_);
    at_ = std::exchange(last_, nullptr);
  }

  void add_chunk(std::size_t size) {
    const std::size_t bytes = std::max(size, kChunk) + sizeof(Chunk);
    auto* chunk = bytes > room_ ? nullptr : static_cast<Chunk*>(std::malloc(bytes));
    if (!chunk) std::longjmp(out_, static_cast<int>(Trouble::memory));
    room_ -= bytes;
    chunk->next = std::exchange(chunks_, chunk);
    at_ = reinterpret_cast<char*>(chunk + 1);
    left_ = bytes - sizeof(Chunk);
  }

  std::jmp_buf out_;
  Chunk* chunks_ = nullptr;
  char* at_ = nullptr;
  char* last_ = nullptr;
  std::size_t left_ = 0, room_, calls_ = 0;
  double deadline_;
};

void HtmlTree::DropArena::operator()(Arena* arena) const { delete arena; }

std::string_view HtmlNode::attribute(const char* name) const {
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found ? found->value : std::string_view();
}

bool HtmlNode::has_attribute(const char* name) const { return gumbo_get_attribute(&node->v.element.attributes, name) != nullptr; }

Result<HtmlTree> HtmlTree::parse(std::string_view markup, const ReadLimits& limits) {
  if (is_nested_deeper(markup, limits.depth)) return Error{too_deep(limits.depth)};
  HtmlTree tree(markup, std::unique_ptr<Arena, DropArena>(new Arena(limits.unpacked, longest_parse(markup.size()))));
  Arena::Trouble trouble = Arena::Trouble::none;
  const GumboOutput* output = tree.arena_->parse(markup, trouble);
  if (trouble == Arena::Trouble::memory) return Error{fmt::format("the tree of its elements takes more than {} MiB; split it first", limits.unpacked >> 20)};
  if (trouble == Arena::Trouble::time) return Error{"its tags are so entangled that it takes too long to parse; that is no page that was written to be read"};
  constexpr std::size_t kImplied = 4;  // what the parser adds to a level that was counted: rows, cells, list items, paragraphs
  if (!tree.add_nodes(output->root, kImplied * limits.depth)) return Error{too_deep(limits.depth)};
  return tree;
}

// False where it is deeper than so.
bool HtmlTree::add_nodes(const GumboNode* root, std::size_t depth) {
  struct Open {
    std::size_t number;
    const GumboVector* children;
    unsigned next;
  };
  std::vector<Open> open;
  auto add = [&](const GumboNode* node) {
    const bool element = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
    const bool text = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
    if (!element && !text) return;
    if (text && node->v.text.original_text.length == 0) return;  // what the parser made up: the prompt of <isindex>
    const std::size_t number = nodes_.size();
    nodes_.push_back({node, open.empty() ? number : open.back().number, number + 1, element ? node->v.element.tag : GUMBO_TAG_LAST});
    if (element) open.push_back({number, &node->v.element.children, 0});
  };
  add(root);
  while (!open.empty()) {
    if (open.size() > depth) return false;
    Open& top = open.back();
    if (top.next < top.children->length) {
      add(static_cast<const GumboNode*>(top.children->data[top.next++]));
    } else {
      nodes_[top.number].end = nodes_.size();
      open.pop_back();
    }
  }
  return true;
}

}  // namespace solieu
