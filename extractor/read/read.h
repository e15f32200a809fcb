// Files and folders to documents.
#pragma once

#include <sys/stat.h>

#include <string>
#include <vector>

#include "base/result.h"
#include "read/input.h"

namespace solieu {

struct Document {
  std::string id;     // the path as given; "-" for standard input; of an archive's record, ARCHIVE#URI
  std::string bytes;
  std::string warning;  // "PATH: what is odd but was read", or empty
};

/// What was named on a command line, spelt out: files as they are, folders as the *.txt files and the
/// archives (.warc, .wet, also with .gz) below them (sorted, links to folders not followed), "-" for standard input.
struct Listing {
  std::vector<std::string> files;
  std::vector<std::string> errors;  // "PATH: what is wrong"
};
Listing list_documents(const std::vector<std::string>& paths);

/// All bytes of a file, or of standard input. The error says what to do about one that is missing, can't be read, or is
/// longer than 2 GiB.
Result<std::string> read_bytes(Input input);

/// Reads one document. The error says what to do about a file that is missing, can't be read, is
/// longer than 2 GiB, or is no UTF-8 text.
Result<Document> read_document(const std::string& path);
Result<Document> read_document(Input input);

/// The same of bytes that somebody else has read: are they a text?
Result<Document> text_document(std::string id, std::string bytes);

}  // namespace solieu
