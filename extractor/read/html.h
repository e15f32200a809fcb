// HTML to the text of its article.
#pragma once

#include <string>

#include "base/result.h"
#include "read/formats.h"
#include "read/source_text.h"

namespace solieu {

/// Spans of the text are bytes of the page as it stands, entities and tags within them included; lines and columns are those of its
/// markup. An error where it holds no text, or costs more to parse than `limits` allow.
Result<SourceText> read_html(std::string bytes, const ReadOptions& options);

}  // namespace solieu
