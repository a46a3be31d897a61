// KnowledgeBase: the writing end of a knowledge base, as one build uses it.
//
// Each article is written, replaced or removed in a transaction of its own, the links and the end of the run in the
// last one. Killed in between, the file holds whole articles, some of them not yet linked; the next build goes on
// from there. Meanwhile others read what is committed. One build at a time: a second one waits.
//
// Not thread-safe. Everything throws Error, naming the file.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"
#include "pipeline/corrections.h"
#include "pipeline/database.h"

namespace onrecord {

// What a run was and did, as the table `runs` tells.
struct RunStart {
  std::string version;
  std::string models;
  std::string analysed_by;
  std::string options;
};
struct RunCounts {
  std::size_t words = 0;  // of the articles that were analysed
  std::size_t analysed = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  std::size_t skipped = 0;
  std::size_t failed = 0;
};

struct StageTime {
  std::string stage;
  double seconds = 0;  // over all threads
};

class KnowledgeBase {
 public:
  // Opens `file`, or creates it, and starts a run. Waits for other programs as `wait` says.
  KnowledgeBase(const std::filesystem::path& file, const RunStart& start, LockWait wait);
  ~KnowledgeBase();

  KnowledgeBase(const KnowledgeBase&) = delete;
  KnowledgeBase& operator=(const KnowledgeBase&) = delete;

  // The articles here that were analysed as this run analyses: path -> SHA-256 of the file's bytes.
  std::map<std::string, std::string> current_articles();

  // All paths of articles and failures here.
  std::vector<std::string> paths();

  // Writes an article in place of the one of its path, and forgets that the path ever failed. Returns its words.
  std::size_t write(const Article& article, const Annotations& annotations);

  // The article is as it was: forgets that the path failed in between.
  void keep(const std::string& path);

  // Records that nothing can be read at `path`, and in which stage that showed; what was here of it is removed.
  void fail(const std::string& path, std::string_view stage, const std::string& message);

  // Removes all that is here of `path`.
  void remove(const std::string& path);

  // Links all entities anew if anything has changed since they were linked last, the corrections too, and ends the run.
  // `times` are those of the stages before writing. Returns the corrections that were not applied, a line each.
  std::vector<std::string> finish(const Models& models, const RunCounts& counts, std::vector<StageTime> times,
                                  std::span<const Correction> corrections);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onrecord
