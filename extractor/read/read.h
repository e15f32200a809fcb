// Files and folders to documents.
#pragma once

#include <sys/stat.h>

#include <string>
#include <vector>

#include "base/result.h"

namespace solieu {

struct Document {
  std::string id;     // the path as given; "-" for standard input
  std::string bytes;
  std::string warning;  // "PATH: what is odd but was read", or empty
};

/// What is said of a document that was written to meanwhile, and whether two looks at it say so.
inline constexpr char kChanged[] = "changed while it was read; read it again when it is complete";
bool differs(const struct stat& before, const struct stat& after);

/// What was named on a command line, spelt out: files as they are, folders as the *.txt files below them
/// (sorted, links to folders not followed), "-" for standard input.
struct Listing {
  std::vector<std::string> files;
  std::vector<std::string> errors;  // "PATH: what is wrong"
};
Listing list_documents(const std::vector<std::string>& paths);

/// Reads one document. The error says what to do about a file that is missing, can't be read, is
/// longer than 2 GiB, or is no UTF-8 text.
Result<Document> read_document(const std::string& path);

}  // namespace solieu
