// RecordQueue: what is to be read from a list of files, a record at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpora/records.h"
#include "pipeline/article_files.h"

namespace onrecord {

// A record to make an article of, or why there is none.
struct QueuedRecord {
  std::string path;   // as the knowledge base knows it
  std::string shown;  // where the user finds it
  std::optional<Record> record;
  std::string failure;
  double share = 0;  // of the bytes of all files, read up to here
};

// Not thread-safe. Holds one file open at a time. Keeps a reference to the files.
class RecordQueue {
 public:
  RecordQueue(const std::vector<ArticleFile>& files, ReadOptions options);

  // The next record, in the order of the files; nothing at the end.
  std::optional<QueuedRecord> next();

 private:
  double share_read() const;

  const std::vector<ArticleFile>& files_;
  ReadOptions options_;
  std::optional<RecordReader> open_;
  std::size_t next_file_ = 0;
  std::uint64_t total_bytes_ = 0;
  std::uint64_t bytes_before_ = 0;  // of the files before the open one
};

}  // namespace onrecord
