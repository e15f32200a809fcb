// One line that a worker is given: a JSON object with a text in it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace solieu::program {

struct Request {
  std::string id = "null";  // as JSON, to be given back
  std::string_view text;    // until the next is read
  std::string date;         // empty where the line has none
  std::string error;        // what is wrong, in one line; `id` is there all the same where it could be read
};

/// Reads requests, with memory that is kept from one to the next.
class RequestReader {
 public:
  /// Bytes that must be readable behind a line.
  static const std::size_t kPadding;

  RequestReader();
  ~RequestReader();

  Request read(std::string_view line);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace solieu::program
