// Reader: from a file of any known format to articles.
//
// The door of reading. For one file:
//   RecordReader records(file, path, options);
//   while (auto record = records.next()) use(read_article(*record, options));
// where each Error concerns one record, and the rest can still be read.
#pragma once

#include "corpora/article.h"
#include "corpora/records.h"

namespace onrecord {

// The article that `record` holds: decoded, its metadata found, its language told. Pure and thread-safe. Throws
// Error, naming the record's path, when it holds none.
Article read_article(const Record& record, const ReadOptions& options = {});

// The one article of a file, or of a file of several that which is named, as in "dump.jsonl#17". Throws Error when
// there is none, or are several and none is named.
Article read_article(const std::string& path, const ReadOptions& options = {});

}  // namespace onrecord
