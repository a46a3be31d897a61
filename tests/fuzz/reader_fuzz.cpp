// Any bytes as a file of any format: the first byte chooses the format, the rest is the file. Each record gives an
// article, whose text keeps the promises of its class, or an Error.
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "corpora/code_points.h"
#include "corpora/error.h"
#include "corpora/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  constexpr std::array kEndings = {".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".tsv", ".warc"};
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() /
      ("onrecord-fuzz-" + std::to_string(getpid()) + kEndings[data[0] % kEndings.size()]);
  std::ofstream(file, std::ios::binary) << bytes;
  const ReadOptions options = {.max_article_bytes = 1 << 16};
  try {
    RecordReader records(file, "fuzz", options);
    while (true) {
      try {
        const auto record = records.next();
        if (!record) break;
        const Article article = read_article(*record, options);
        if (find_invalid_utf8(article.text()) || article.text().empty()) std::abort();
        if (find_invalid_utf8(article.metadata().title) || find_invalid_utf8(article.metadata().byline)) std::abort();
      } catch (const Error&) {
      }
    }
  } catch (const Error&) {
  }
  std::filesystem::remove(file);
  return 0;
}
