#include "read/old_office.h"

namespace solieu {
namespace {

bool holds(std::string_view bytes, std::string_view ascii_name) {
  std::string wide;  // as its directory has names
  for (char c : ascii_name) (wide += c) += '\0';
  return bytes.find(wide) != std::string_view::npos;
}

}  // namespace

std::string why_old_office(std::string_view bytes) {
  if (holds(bytes, "EncryptedPackage")) return "has a password; save it without one";
  if (holds(bytes, "WordDocument")) return "is a document of an old Word (.doc); save it as .docx, or take its text out with catdoc";
  if (holds(bytes, "Workbook") || holds(bytes, "Book")) return "is a workbook of an old Excel (.xls); save it as .xlsx";
  if (holds(bytes, "PowerPoint Document")) return "is an old presentation (.ppt); save it as PDF";
  return "is a document of an old office program; save it as .docx, .xlsx or PDF";
}

}  // namespace solieu
