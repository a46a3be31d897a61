#include "pipeline/runner.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "corpora/error.h"
#include "pipeline/in_order.h"
#include "pipeline/version.h"
#include "stages/stages.h"

namespace onrecord {
namespace {

// What a thread made of one file: an article with its annotations, an article alone that needs none, or why not.
struct Outcome {
  std::optional<Article> article;
  std::optional<Annotations> annotations;
  std::string failure;
};

// The message of `error` without the name that it begins with.
std::string without_path(const std::string& error, const ArticleFile& file) {
  for (const std::string& name : {file.file.string(), file.path}) {
    if (error.starts_with(name + ": ")) return error.substr(name.size() + 2);
  }
  return error;
}

Outcome read_and_analyse(const ArticleFile& file, const std::map<std::string, std::string>& current,
                         const Models& models) {
  Outcome outcome;
  try {
    outcome.article = Article::read(file.file, file.path);
    const auto known = current.find(file.path);
    if (known != current.end() && known->second == outcome.article->sha256()) return outcome;
    outcome.annotations = analyse(*outcome.article, models);
  } catch (const Error& error) {
    outcome.failure = without_path(error.what(), file);
  }
  return outcome;
}

// Removes from the knowledge base what is not among `files`, and returns how many articles or failures that were.
std::size_t prune(KnowledgeBase& knowledge_base, const std::vector<ArticleFile>& files) {
  std::set<std::string> given;
  for (const ArticleFile& file : files) given.insert(file.path);
  std::size_t removed = 0;
  for (const std::string& path : knowledge_base.paths()) {
    if (given.contains(path)) continue;
    knowledge_base.remove(path);
    ++removed;
  }
  return removed;
}

}  // namespace

BuildSummary build(const BuildOptions& options, const Models& models, const BuildEvents& events) {
  const auto started = std::chrono::steady_clock::now();
  const ArticleFiles found = find_article_files(options.articles);
  KnowledgeBase knowledge_base(
      options.database,
      {version(), models.fingerprint, sha256_hex(program_fingerprint() + models.fingerprint), options.given},
      LockWait(options.wait, [&] { events.note(options.database.string() + ": another program writes it, waiting"); }));
  BuildSummary summary;
  summary.counts.skipped = found.skipped;
  const auto fail = [&](const Failure& failure) {
    knowledge_base.fail(failure.path, failure.message);
    ++summary.counts.failed;
    events.failed(failure);
  };

  if (options.prune && found.failures.empty()) summary.counts.removed = prune(knowledge_base, found.files);
  if (options.prune && !found.failures.empty()) {
    events.note("nothing is pruned, as not all folders could be read");
  }
  for (const Failure& failure : found.failures) fail(failure);

  const auto current = knowledge_base.current_articles();
  BuildProgress progress{.done = 0, .total = found.files.size(), .words = 0};
  in_order(
      found.files.size(), options.jobs,
      [&](std::size_t i) { return read_and_analyse(found.files[i], current, models); },
      [&](std::size_t i, Outcome outcome) {
        if (!outcome.article) {
          fail({found.files[i].path, found.files[i].file.string(), outcome.failure});
        } else if (outcome.annotations) {
          progress.words += knowledge_base.write(*outcome.article, *outcome.annotations);
          ++summary.counts.analysed;
        } else {
          knowledge_base.keep(found.files[i].path);
          ++summary.counts.unchanged;
        }
        ++progress.done;
        events.progress(progress);
      });

  knowledge_base.finish(models, summary.counts);
  summary.words = progress.words;
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return summary;
}

}  // namespace onrecord
