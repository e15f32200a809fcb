#include "read/formats.h"

#include <utility>

#include "read/encoding.h"
#include "read/unpacked.h"
#include "read/warc.h"

namespace solieu {
namespace {

constexpr std::size_t kHead = 8192;

bool is_picture(std::string_view head) {
  return head.starts_with("\x89PNG") || head.starts_with("\xFF\xD8\xFF") || head.starts_with("GIF8") || head.starts_with("II*\0") || head.starts_with("MM\0*") ||
         (head.starts_with("RIFF") && head.substr(0, 12).ends_with("WEBP"));
}

// The names of a ZIP's parts stand before them, unpacked.
bool is_office(std::string_view head) {
  return head.find("[Content_Types].xml") != std::string_view::npos || head.find("mimetypeapplication/vnd.oasis.opendocument") != std::string_view::npos;
}

}  // namespace

Format format_of(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kHead);
  if (head.starts_with("%PDF")) return Format::pdf;
  if (head.starts_with("PK\x03\x04")) return is_office(head) ? Format::office : Format::zip;
  if (head.starts_with("\xD0\xCF\x11\xE0")) return Format::old_office;
  if (head.starts_with(kGzipMagic)) return Format::gzip;
  if (head.starts_with(kWarcMagic)) return Format::warc;
  if (is_picture(head)) return Format::picture;
  return Format::text;
}

std::string_view name_of(Format format) {
  switch (format) {
    case Format::text: return "text";
    case Format::pdf: return "pdf";
    case Format::office: return "office";
    case Format::old_office: return "old office";
    case Format::zip: return "zip";
    case Format::gzip: return "gzip";
    case Format::warc: return "warc";
    case Format::picture: return "picture";
    case Format::other: break;
  }
  return "other";
}

bool is_risky(Format) { return false; }

Result<SourceText> read_text(std::string bytes, const ReadOptions&) {
  if (std::string why = why_no_text(bytes); !why.empty()) return Error{why};
  const Encoding encoding = examine(bytes);
  if (std::string why = encoding.why_not_utf8(bytes.size()); !why.empty()) return Error{why};
  SourceText out;
  out.warning = encoding.what_is_broken();
  out.text = std::move(bytes);
  out.format = name_of(Format::text);
  out.encoding = "UTF-8";
  return out;
}

Result<SourceText> read_source(std::string bytes, const ReadOptions& options) {
  switch (format_of(bytes)) {
    case Format::text: return read_text(std::move(bytes), options);
    case Format::pdf: return Error{"is a PDF; extract its text first (pdftotext)"};
    case Format::office: return Error{"is an Office document; save it as UTF-8 text first"};
    case Format::old_office: return Error{"is an old or encrypted Office document; save it without a password, as UTF-8 text"};
    case Format::zip: return Error{"is a ZIP archive; unpack it first"};
    case Format::gzip: return Error{"is compressed by gzip; unpack it first (gunzip)"};
    case Format::warc: return Error{"is a WARC archive, not a text"};
    case Format::picture: return Error{"is a picture, without a text layer"};
    case Format::other: break;
  }
  return Error{"is of no known format"};
}

}  // namespace solieu
