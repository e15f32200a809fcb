// What all who unpack with libarchive share.
#pragma once

#include <archive.h>

#include <memory>
#include <string>

#include "text/normalise.h"

namespace solieu {

using ArchiveHandle = std::unique_ptr<archive, decltype(&archive_read_free)>;

/// Why libarchive could not go on.
inline std::string archive_trouble(archive* a) {
  const char* text = archive_error_string(a);
  return text ? valid_utf8(text) : "the archive is damaged";
}

}  // namespace solieu
