#include "corpora/records.h"

#include <algorithm>
#include <array>

#include "corpora/code_points.h"
#include "corpora/csv.h"
#include "corpora/error.h"
#include "corpora/news_exports.h"
#include "corpora/warc.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

constexpr std::size_t kExportHead = 1 << 16;  // bytes that tell an export of a news database
constexpr std::size_t kUtf16Head = 1 << 12;

struct Ending {
  std::string_view name;
  Format format;
};
constexpr std::array<Ending, 14> kEndings = {{{".txt", Format::text},
                                              {".text", Format::text},
                                              {".md", Format::markdown},
                                              {".markdown", Format::markdown},
                                              {".html", Format::html},
                                              {".htm", Format::html},
                                              {".xhtml", Format::html},
                                              {".json", Format::json},
                                              {".jsonl", Format::json},
                                              {".ndjson", Format::json},
                                              {".csv", Format::csv},
                                              {".tsv", Format::csv},
                                              {".tab", Format::csv},
                                              {".warc", Format::warc}}};

// The ending of a file's name behind those of compression, in lower case.
std::string ending_of(std::filesystem::path name) {
  std::string ending = lower_ascii(name.extension().string());
  if (ending == ".gz" || ending == ".zst") ending = lower_ascii(name.stem().extension().string());
  return ending;
}

// The bytes of `source`, which are counted.
ByteSource counted(ByteSource source, std::shared_ptr<std::uint64_t> count) {
  return [source = std::move(source), count = std::move(count)](std::span<char> buffer) {
    const std::size_t taken = source(buffer);
    *count += taken;
    return taken;
  };
}

bool is_export(Format format) { return format >= Format::lexis_nexis; }

}  // namespace

std::string_view to_string(Format format) {
  constexpr std::array<std::string_view, 10> kNames = {"text", "markdown",    "html",      "json",    "csv",
                                                       "warc", "lexis_nexis", "nexis_uni", "factiva", "proquest"};
  return kNames[static_cast<std::size_t>(format)];
}

std::optional<Format> format_of(const std::filesystem::path& name) {
  const std::string ending = ending_of(name);
  const auto found = std::find_if(kEndings.begin(), kEndings.end(), [&](const Ending& e) { return e.name == ending; });
  return found == kEndings.end() ? std::nullopt : std::optional(found->format);
}

RecordReader::RecordReader(const std::filesystem::path& file, std::string path, ReadOptions options)
    : file_path_(std::move(path)),
      record_path_(file_path_),
      options_(std::move(options)),
      format_(format_of(file).value_or(Format::text)),
      by_lines_(ending_of(file) != ".json"),
      window_(decompressed(counted(open_file(file, file_path_), bytes_read_), file_path_)) {
  if (format_ == Format::text) format_ = find_export_format(head_in_utf8()).value_or(Format::text);
  if (format_ == Format::json || format_ == Format::csv || is_export(format_)) read_utf16_as_utf8();
  if (is_export(format_) && window_.peek(kUtf8Mark.size()).starts_with(kUtf8Mark)) window_.drop(kUtf8Mark.size());
}

std::string RecordReader::head_in_utf8() {
  const std::string_view head = window_.peek(kExportHead).substr(0, kExportHead);
  const Utf16 utf16 = looks_like_utf16(head);
  if (utf16 == Utf16::no) return std::string(head);
  return read_all(utf16_as_utf8(bytes_of(head), utf16 == Utf16::big_endian), std::size_t(-1), file_path_);
}

void RecordReader::read_utf16_as_utf8() {
  utf16_ = looks_like_utf16(window_.peek(kUtf16Head));
  if (utf16_ == Utf16::no) return;
  window_ = Window(utf16_as_utf8(rest_of(std::move(window_)), utf16_ == Utf16::big_endian));
}

void RecordReader::give_up(const std::string& why) {
  ended_ = true;
  throw Error(record_path_, why);
}

void RecordReader::check_length(const Taken& taken) {
  if (taken.size <= options_.max_article_bytes) return;
  const std::string why = "is longer than " + std::to_string(options_.max_article_bytes) + " bytes";
  if (!taken.is_complete) give_up(why + ", and nothing behind it is read");
  throw Error(record_path_, why);
}

Record RecordReader::make_record(Taken taken) {
  return {record_path_, format_, std::move(taken.bytes), utf16_, table_};
}

std::optional<Record> RecordReader::next() {
  if (ended_) return std::nullopt;
  try {
    switch (format_) {
      case Format::text:
      case Format::markdown:
      case Format::html:
        return next_text();
      case Format::json:
        return next_json();
      case Format::csv:
        return next_csv();
      case Format::warc:
        return next_warc();
      case Format::lexis_nexis:
      case Format::nexis_uni:
      case Format::factiva:
      case Format::proquest:
        return next_exported();
    }
  } catch (const Error&) {
    const bool has_no_header = format_ == Format::csv && !table_;
    if (window_.view().empty() || has_no_header) ended_ = true;
    throw;
  }
  return std::nullopt;
}

std::optional<Record> RecordReader::next_text() {
  ended_ = true;
  const std::string_view bytes = window_.peek(options_.max_article_bytes + 1);
  if (bytes.size() > options_.max_article_bytes) {
    throw Error(file_path_, "is longer than " + std::to_string(options_.max_article_bytes) + " bytes");
  }
  return make_record({std::string(bytes), bytes.size(), true});
}

std::optional<Record> RecordReader::next_json() {
  const std::size_t limit = options_.max_article_bytes;
  while (true) {
    auto taken = by_lines_ ? take_line(window_, limit) : take_json_object(window_, limit);
    if (!taken) break;
    ++number_;
    if (trim_ascii(taken->bytes).empty()) continue;
    record_path_ = file_path_ + "#" + std::to_string(number_);
    check_length(*taken);
    return make_record(std::move(*taken));
  }
  ended_ = true;
  if (number_ == 0) throw Error(file_path_, "holds no article");
  return std::nullopt;
}

std::optional<Record> RecordReader::next_csv() {
  const std::size_t limit = options_.max_article_bytes;
  if (!table_) {
    const std::string header = decode(peek_line(window_, limit), file_path_).text;
    Table table;
    table.delimiter = find_delimiter(header);
    auto row = take_csv_row(window_, table.delimiter, limit);
    if (!row || trim_ascii(row->bytes).empty()) give_up("is empty");
    for (const std::string& column : parse_csv_row(decode(row->bytes, file_path_).text, table.delimiter)) {
      table.columns.push_back(lower_ascii(fold_spaces(column)));
    }
    if (!names_a_text(table.columns, options_.fields)) {
      std::string columns;
      for (const std::string& column : table.columns) columns += (columns.empty() ? "" : ", ") + column;
      give_up("has no column of a text; its columns are " + columns);
    }
    table_ = std::make_shared<const Table>(std::move(table));
  }
  while (auto taken = take_csv_row(window_, table_->delimiter, limit)) {
    ++number_;
    record_path_ = file_path_ + "#" + std::to_string(number_);
    if (trim_ascii(taken->bytes).empty()) continue;
    if (!taken->is_complete) give_up("opens a quote that is never closed, so nothing from here on is read");
    check_length(*taken);
    return make_record(std::move(*taken));
  }
  ended_ = true;
  if (number_ == 0) throw Error(file_path_, "holds no article");
  return std::nullopt;
}

std::optional<Record> RecordReader::next_warc() {
  const std::size_t limit = options_.max_article_bytes;
  while (auto taken = take_warc_record(window_, limit)) {
    ++number_;
    record_path_ = file_path_ + "#" + std::to_string(number_);
    if (!taken->is_complete && taken->size <= limit) give_up("is cut off within a WARC record");
    if (!is_warc_page(taken->bytes)) continue;
    check_length(*taken);
    return make_record(std::move(*taken));
  }
  ended_ = true;
  if (number_ == 0) throw Error(file_path_, "holds no article");
  return std::nullopt;
}

std::optional<Record> RecordReader::next_exported() {
  if (auto taken = take_exported(window_, format_, options_.max_article_bytes)) {
    record_path_ = file_path_ + "#" + std::to_string(++number_);
    check_length(*taken);
    return make_record(std::move(*taken));
  }
  ended_ = true;
  if (number_ == 0) throw Error(file_path_, "holds no article");
  return std::nullopt;
}

}  // namespace onrecord
