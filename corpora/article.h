// Article: one text as it was read, and what is known about where it came from.
//
// Immutable. The text is well-formed UTF-8 without NUL, checked on construction, and is never changed afterwards:
// all annotations are spans into it. Thread-safe, as everything const is.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/span.h"

namespace onrecord {

// What a text's surroundings say of it. Empty where they say nothing; never guessed.
struct Metadata {
  std::string title;
  std::string byline;
  std::string published;  // ISO 8601 date, "2016-11-08"
  std::string outlet;
  std::string url;
  std::string dateline;  // "WASHINGTON (AP)": where, and by which agency, as the text opens
  std::string id;        // what its publisher or collection calls it
};

// How the text was read from the bytes that hold it.
struct Origin {
  std::string sha256;              // of those bytes; where empty, of the text
  std::string format = "text";     // "html", "json": the name of its Format
  std::string encoding = "UTF-8";  // IANA name
  std::uint32_t mended = 0;        // characters that an earlier program had garbled, or that were ill-formed
  std::string language = "en";     // ISO 639-1
  std::vector<std::string> notes;  // what was read and why, a line each: "title: og:title"
  std::vector<Span> captions;      // of the text: paragraphs that a page marks as captions of pictures, in order
};

class Article {
 public:
  // The longest text taken, in bytes, where nothing else is asked for.
  static constexpr std::size_t kMaxBytes = 16u << 20;

  // `path` names the article in messages and in the knowledge base; `bytes` is the file's content, of which a
  // leading byte order mark is dropped. Throws Error when the rest is empty or white space, is not UTF-8, holds
  // a NUL byte, or is longer than `limit`.
  Article(std::string path, std::string bytes, Metadata metadata = {}, Origin origin = {},
          std::size_t limit = kMaxBytes);

  const std::string& path() const { return path_; }
  const std::string& sha256() const { return origin_.sha256; }  // of the bytes as they were read, in lower-case hex
  std::string_view text() const { return text_; }
  const Metadata& metadata() const { return metadata_; }
  const Origin& origin() const { return origin_; }

 private:
  std::string path_;
  std::string text_;
  Metadata metadata_;
  Origin origin_;
};

// The SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// The whole content of `file`, at most `limit` bytes. Throws Error when it cannot be read or is longer.
std::string read_file(const std::filesystem::path& file, std::size_t limit = std::size_t(-1));

}  // namespace onrecord
