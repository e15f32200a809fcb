// Files and folders to documents.
#pragma once

#include <sys/stat.h>

#include <string>
#include <vector>

#include "base/result.h"
#include "read/formats.h"
#include "read/input.h"
#include "read/source_text.h"

namespace solieu {

struct Document {
  std::string id;       // the path as given; "-" for standard input; of an archive's record, ARCHIVE#URI
  SourceText source;    // its warning is "NAME: what is odd but was read", or empty
  std::size_t bytes = 0;  // of the document
};

/// What was named on a command line, spelt out: files as they are, folders as the *.txt, *.html, *.htm and *.pdf files and the
/// archives (.warc, .wet, also with .gz) below them (sorted, links to folders not followed), "-" for standard input.
struct Listing {
  std::vector<std::string> files;
  std::vector<std::string> errors;  // "PATH: what is wrong"
};
Listing list_documents(const std::vector<std::string>& paths);

/// All bytes of a file, or of standard input. The error says what to do about one that is missing, can't be read, or is
/// longer than 2 GiB.
Result<std::string> read_bytes(Input input);

/// Reads one document. The error says the same, and what to do about one that is of no format that can be read.
Result<Document> read_document(const std::string& path, const ReadOptions& options = {});
/// The same of what somebody else has read: the bytes of a document, or the text that was made of so many.
Result<Document> document_of(std::string id, std::string bytes, const ReadOptions& options = {});
Result<Document> document_of(std::string id, std::size_t bytes, Result<SourceText> source);
/// What messages call a document.
std::string shown_name(const std::string& id);

/// A file that is taken for text in UTF-8 whatever it looks like; its warning and errors name it.
Result<SourceText> read_text_file(const std::string& path);

}  // namespace solieu
