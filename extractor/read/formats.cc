#include "read/formats.h"

#include <algorithm>
#include <utility>

#include "read/decode.h"
#include "read/delimited.h"
#include "read/encoding.h"
#include "read/html.h"
#include "read/html_signs.h"
#include "read/office.h"
#include "read/old_office.h"
#include "read/pdf.h"
#include "read/unpacked.h"
#include "read/utf8_check.h"
#include "read/warc.h"
#include "read/zip_directory.h"

namespace solieu {
namespace {

constexpr std::size_t kHead = 8192;
constexpr std::string_view kEmptyZip = "PK\x05\x06";

bool is_picture(std::string_view head) {
  return head.starts_with("\x89PNG") || head.starts_with("\xFF\xD8\xFF") || head.starts_with("GIF8") || head.starts_with("II*\0") || head.starts_with("MM\0*") ||
         (head.starts_with("RIFF") && head.substr(0, 12).ends_with("WEBP"));
}

// By its directory. What has none is cut off, or the beginning of one that is: its first part says what it was.
bool is_office(std::string_view archive) {
  constexpr std::size_t kMostNames = 100'000, kHeader = 30, kNameLength = 26;
  const auto names = names_in_zip(archive, kMostNames);
  if (!names.empty() || archive.size() < kHeader) return are_of_office(names);
  return are_of_office({archive.substr(kHeader, static_cast<unsigned char>(archive[kNameLength]))});
}

}  // namespace

Format format_of(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kHead);
  if (head.starts_with("%PDF")) return Format::pdf;
  if (head.starts_with(kZipMagic) || head.starts_with(kEmptyZip)) return is_office(bytes) ? Format::office : Format::zip;
  if (head.starts_with("\xD0\xCF\x11\xE0")) return Format::old_office;
  if (head.starts_with(kGzipMagic)) return Format::gzip;
  if (head.starts_with(kWarcMagic)) return Format::warc;
  if (is_picture(head)) return Format::picture;
  if (is_html(head)) return Format::html;
  return Format::text;
}

std::string_view name_of(Format format) {
  switch (format) {
    case Format::text: return "text";
    case Format::html: return "html";
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

bool is_risky(Format format) { return format == Format::pdf || format == Format::picture || format == Format::office || format == Format::html; }

Result<SourceText> read_text(std::string bytes, const ReadOptions& options) {
  auto decoded = decode(std::move(bytes), options.encoding);
  if (!decoded) return Error{decoded.error()};
  SourceText out;
  out.text = std::move(decoded->text);
  out.bytes = std::move(decoded->map);
  out.format = name_of(Format::text);
  out.encoding = std::move(decoded->encoding);
  out.confidence = decoded->confidence;
  out.warning = std::move(decoded->warning);
  return out;
}

Result<SourceText> read_utf8(std::string bytes) {
  if (std::string why = why_no_text(bytes); !why.empty()) return Error{why};
  if (std::string why = examine(bytes).why_not_utf8(bytes.size()); !why.empty()) return Error{why + "; convert it to UTF-8 first"};
  ReadOptions options;
  options.encoding = "UTF-8";
  return read_text(std::move(bytes), options);
}

Result<SourceText> read_source(std::string bytes, const ReadOptions& options) {
  const Format format = format_of(bytes);
  return read_source(std::move(bytes), format, options);
}

Result<SourceText> read_source(std::string bytes, Format format, const ReadOptions& options) {
  switch (format) {
    case Format::text: {
      auto text = read_text(std::move(bytes), options);
      if (text) lay_out_delimited(*text);
      return text;
    }
    case Format::html:
#ifdef SOLIEU_HAS_HTML
      return read_html(std::move(bytes), options);
#else
      return Error{"is HTML, which this program was built without; build it where gumbo is installed (tools/install-dependencies), or save the page as text"};
#endif
#ifdef SOLIEU_HAS_PDF
    case Format::pdf: return read_pdf(bytes, options);
    case Format::picture: return read_picture(bytes, options);
#else
    case Format::pdf: return Error{"is a PDF, which this program was built without; build it with -DSOLIEU_WITH_PDF=ON, or extract its text first (pdftotext)"};
    case Format::picture: return Error{"is a picture, which this program was built without; build it with -DSOLIEU_WITH_PDF=ON"};
#endif
#ifdef SOLIEU_HAS_OFFICE
    case Format::office: return read_office(bytes, options.limits);
#else
    case Format::office: return Error{"is an Office document, and this program was built without libarchive or pugixml; save it as UTF-8 text"};
#endif
    case Format::old_office: return Error{why_old_office(bytes)};
    case Format::zip: return Error{names_in_zip(bytes, 1).empty() ? "is an archive that is empty or cut off" : "is an archive in a place where only texts are looked for; unpack it first"};
    case Format::gzip: return Error{"is compressed by gzip; unpack it first (gunzip)"};
    case Format::warc: return Error{"is a WARC archive, not a text"};
    case Format::other: break;
  }
  return Error{"is of no known format"};
}

}  // namespace solieu
