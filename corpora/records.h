// Records: a file taken apart into what holds one article each, as it stands there, in bytes.
//
// Taking apart is cheap and in order; making an article of a record (reader.h) is the work, and can be done by many
// threads. Memory is bounded by ReadOptions::max_article_bytes, whatever the size of the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/byte_source.h"
#include "corpora/decoding.h"
#include "corpora/fields.h"
#include "corpora/splitting.h"

namespace onrecord {

enum class Format : std::uint8_t { text, markdown, html, json, csv, warc, lexis_nexis, nexis_uni, factiva, proquest };

// "text", "markdown" ...
std::string_view to_string(Format format);

// The format that a file of this name has, told by its ending with ".gz" or ".zst" put aside; nothing where the ending
// is none of an article's. Exports of news databases are text files, told by their first lines (news_exports.h).
std::optional<Format> format_of(const std::filesystem::path& name);

struct ReadOptions {
  std::size_t max_article_bytes = Article::kMaxBytes;
  FieldMap fields = {};  // for JSON and tables
};

// The columns of a table, from its header.
struct Table {
  char delimiter = ',';
  std::vector<std::string> columns;  // in lower case
};

struct Record {
  std::string path;  // the file's, with "#17" behind it where the file can hold several
  Format format = Format::text;
  std::string bytes;
  Utf16 file_encoding = Utf16::no;     // what `bytes`, now UTF-8, were in the file; for files of several articles
  std::shared_ptr<const Table> table;  // of Format::csv
};

class RecordReader {
 public:
  // Opens `file`, called `path` in records and errors. A file whose name tells no format is read as text. Throws Error
  // when it cannot be opened or its head is broken.
  RecordReader(const std::filesystem::path& file, std::string path, ReadOptions options = {});

  // The next record, or nothing behind the last. Throws Error when one cannot be taken whole; the next call then goes
  // on behind it, or returns nothing where that cannot be found.
  std::optional<Record> next();

  // The path of the record that next() returned or failed at last.
  const std::string& path() const { return record_path_; }

  // How many bytes of the file have been read, as they lie there.
  std::uint64_t bytes_read() const { return *bytes_read_; }

 private:
  std::optional<Record> next_text();
  std::optional<Record> next_json();
  std::optional<Record> next_csv();
  std::optional<Record> next_warc();
  std::optional<Record> next_exported();
  std::string head_in_utf8();  // the first bytes of the file
  void read_utf16_as_utf8();
  Record make_record(Taken taken);
  [[noreturn]] void give_up(const std::string& why);
  void check_length(const Taken& taken);

  std::string file_path_;
  std::string record_path_;
  ReadOptions options_;
  Format format_;
  std::shared_ptr<std::uint64_t> bytes_read_ = std::make_shared<std::uint64_t>(0);
  bool by_lines_ = false;  // JSON Lines: a broken line spoils no other
  Window window_;
  Utf16 utf16_ = Utf16::no;
  std::shared_ptr<const Table> table_;
  std::uint64_t number_ = 0;
  bool ended_ = false;
};

}  // namespace onrecord
