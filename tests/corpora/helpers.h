// What the tests of reading share: a folder that goes with its test, and a file read to its end.
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/error.h"
#include "corpora/reader.h"
#include "tests/temporary_folder.h"

namespace onrecord {

using testing::TemporaryFolder;

inline std::string gzip(std::string_view bytes) {
  std::string packed(compressBound(bytes.size()) + 64, '\0');
  z_stream zlib = {};
  deflateInit2(&zlib, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  zlib.next_out = reinterpret_cast<Bytef*>(packed.data());
  zlib.avail_out = static_cast<uInt>(packed.size());
  deflate(&zlib, Z_FINISH);
  packed.resize(zlib.total_out);
  deflateEnd(&zlib);
  return packed;
}

inline std::string zstandard(std::string_view bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 3));
  return packed;
}

// All that reading a file gives, in order: "PATH | TEXT" of each article and the message of each failure, in which
// the file is called by its name.
inline std::vector<std::string> read_everything(const std::filesystem::path& file, const ReadOptions& options = {}) {
  std::vector<std::string> found;
  try {
    RecordReader records(file, file.filename().string(), options);
    while (true) {
      try {
        const auto record = records.next();
        if (!record) break;
        const Article article = read_article(*record, options);
        found.push_back(article.path() + " | " + std::string(article.text()));
      } catch (const Error& error) {
        found.emplace_back(error.what());
      }
    }
  } catch (const Error& error) {
    found.emplace_back(error.what());
  }
  return found;
}

// The one article of a file of this name and content.
inline Article read_one(const std::string& name, std::string_view bytes, const ReadOptions& options = {}) {
  const TemporaryFolder folder;
  RecordReader records(folder.write(name, bytes), name, options);
  return read_article(*records.next(), options);
}

}  // namespace onrecord
