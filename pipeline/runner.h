// Runner: one build, from the arguments to a linked knowledge base.
//
// Articles are read and analysed on many threads and written by one, sorted by path, so that neither the number of
// threads nor the order of the arguments changes the content. An article whose bytes are as they were, and that this
// program with these models has analysed before, is not analysed again; the content is the same as if it were. One
// that is not in English is recorded and not analysed.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "corpora/reader.h"
#include "models/models.h"
#include "pipeline/article_files.h"
#include "pipeline/knowledge_base.h"

namespace onrecord {

struct BuildOptions {
  std::vector<std::filesystem::path> articles;  // folders and files
  ReadOptions reading = {};
  std::filesystem::path database;
  std::size_t jobs = 1;               // threads, at least one
  std::filesystem::path corrections;  // empty: none
  bool prune = false;                 // remove what is in the knowledge base and not among `articles`
  std::chrono::seconds wait{0};       // how long to wait while another program holds the knowledge base locked
  std::string given;                  // the options as the user gave them, for the record
};

struct BuildProgress {
  std::size_t done = 0;   // articles
  std::size_t words = 0;  // of those that were analysed
  double share = 0;       // of all bytes, that have been read
};

// What the caller is told meanwhile, on the calling thread.
struct BuildEvents {
  std::function<void(const BuildProgress&)> progress;
  std::function<void(const Failure&)> failed;
  std::function<void(const std::string&)> note;
};

struct BuildSummary {
  RunCounts counts;
  double seconds = 0;
};

// Throws Error when the knowledge base cannot be written or two files would have one path. Articles that cannot be read
// are told by `failed`, recorded and left out.
BuildSummary build(const BuildOptions& options, const Models& models, const BuildEvents& events);

}  // namespace onrecord
