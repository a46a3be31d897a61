#include "corpora/reader.h"

#include <filesystem>
#include <optional>

#include "corpora/csv.h"
#include "corpora/error.h"
#include "corpora/json_article.h"
#include "corpora/language.h"
#include "corpora/metadata.h"
#include "corpora/news_exports.h"
#include "corpora/warc.h"
#include "corpora/web_page.h"

namespace onrecord {
namespace {

Draft read_draft(const Record& record, Format format, const Decoded& decoded, const ReadOptions& options) {
  switch (format) {
    case Format::text:
    case Format::markdown:
    case Format::warc:
      return Draft{decoded.text, {}, {}};
    case Format::html:
      return read_web_page(decoded.text, record.path);
    case Format::json:
      return read_json_article(decoded.text, options.fields, record.path);
    case Format::csv:
      return read_csv_article(decoded.text, record.table->delimiter, record.table->columns, options.fields,
                              record.path);
    case Format::lexis_nexis:
    case Format::nexis_uni:
    case Format::factiva:
    case Format::proquest:
      return read_exported(decoded.text, format, record.path);
  }
  return {};
}

// Mends what earlier programs garbled, now that escapes and entities are characters; spans of captions move along.
std::uint32_t mend(Draft& draft) {
  std::uint32_t mended = 0;
  for (const auto field : {&Metadata::title, &Metadata::byline, &Metadata::outlet}) {
    mend_mojibake(draft.metadata.*field);
  }
  std::string text;
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    std::string part = draft.text.substr(begin, end - begin);
    mended += mend_mojibake(part);
    text += part;
    begin = end;
    return static_cast<std::uint32_t>(text.size());
  };
  for (Span& caption : draft.captions) {
    const std::uint32_t moved = take(caption.begin);
    caption = {moved, take(caption.end)};
  }
  take(draft.text.size());
  draft.text = std::move(text);
  return mended;
}

void note(const Record& record, const Decoded& decoded, std::uint32_t mended, Draft& draft, Origin& origin) {
  origin.encoding = decoded.encoding;
  std::string reason = decoded.reason;
  if (record.file_encoding != Utf16::no) {
    origin.encoding = record.file_encoding == Utf16::big_endian ? "UTF-16BE" : "UTF-16LE";
    reason = "detected";
  }
  draft.notes.push_back("encoding: " + origin.encoding + ", " + reason);
  if (mended > 0) draft.notes.push_back("mended: " + std::to_string(mended) + " garbled characters");
  if (decoded.replaced > 0) {
    draft.notes.push_back("replaced: " + std::to_string(decoded.replaced) + " ill-formed characters");
  }
  origin.mended = mended + decoded.replaced;
}

}  // namespace

Article read_article(const Record& record, const ReadOptions& options) {
  Format format = record.format;
  WarcPage page;
  if (format == Format::warc) {
    page = read_warc_page(record.bytes, options.max_article_bytes, record.path);
    format = page.is_html ? Format::html : Format::text;
  }
  const std::string_view bytes = record.format == Format::warc ? page.body : record.bytes;
  if (format == Format::html && page.charset.empty()) page.charset = find_declared_charset(bytes);
  const Decoded decoded = decode(bytes, record.path, page.charset);
  Draft draft = read_draft(record, format, decoded, options);
  draft.fill(&Metadata::url, page.url, "WARC-Target-URI");
  const std::uint32_t mended = mend(draft);
  Origin origin;
  origin.sha256 = sha256_hex(record.bytes);
  origin.format = to_string(record.format);
  note(record, decoded, mended, draft, origin);
  find_metadata(draft.text, draft);
  origin.language = find_language(draft.text);
  origin.notes = std::move(draft.notes);
  origin.captions = std::move(draft.captions);
  return Article(record.path, std::move(draft.text), std::move(draft.metadata), std::move(origin),
                 options.max_article_bytes);
}

Article read_article(const std::string& path, const ReadOptions& options) {
  const std::size_t mark = path.rfind('#');
  const bool is_record = mark != std::string::npos && !std::filesystem::exists(path);
  const std::string file = is_record ? path.substr(0, mark) : path;
  RecordReader records(file, file, options);
  std::optional<Record> record;
  while (!record || (is_record && record->path != path)) {
    try {
      record = records.next();
    } catch (const Error&) {
      if (!is_record || records.path() == path || records.path() == file) throw;
      continue;
    }
    if (!record) throw Error(path, is_record ? "is not in the file" : "holds no article");
  }
  if (!is_record && record->path != path && records.next()) {
    throw Error(path, "holds several articles: name one, as in " + record->path);
  }
  return read_article(*record, options);
}

}  // namespace onrecord
