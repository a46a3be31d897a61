#include "pipeline/runner.h"

#include <algorithm>
#include <new>
#include <optional>
#include <set>
#include <utility>

#include "corpora/error.h"
#include "pipeline/in_order.h"
#include "pipeline/record_queue.h"
#include "pipeline/version.h"
#include "stages/stages.h"

namespace onrecord {
namespace {

// What a thread made of one record: an article with its annotations, nothing where it is here already, or why not.
struct Outcome {
  std::string path;
  std::string shown;
  double share = 0;
  std::optional<Article> article;
  Annotations annotations;
  std::string failure;
  std::string_view failed_in;         // the stage that failed
  double read_seconds = 0;            // from bytes to an article
  std::vector<double> stage_seconds;  // as analyse() gives them
};

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Outcome read_and_analyse(QueuedRecord queued, const ReadOptions& options,
                         const std::map<std::string, std::string>& current, const Models& models) {
  Outcome outcome;
  outcome.path = queued.path;
  outcome.shown = queued.shown;
  outcome.share = queued.share;
  outcome.failure = std::move(queued.failure);
  outcome.failed_in = "split";
  if (!queued.record) return outcome;
  const auto known = current.find(queued.path);
  if (known != current.end() && known->second == sha256_hex(queued.record->bytes)) return outcome;
  const auto started = std::chrono::steady_clock::now();
  try {
    Article article = read_article(*queued.record, options);
    outcome.read_seconds = seconds_since(started);
    outcome.stage_seconds.resize(all_stages().size());
    if (article.origin().language == "en") outcome.annotations = analyse(article, models, outcome.stage_seconds);
    outcome.article = std::move(article);
  } catch (const Error& error) {
    outcome.failed_in = "read";
    outcome.failure = error.without(queued.path);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {  // of a library: one article never ends a build
    outcome.failed_in = "read";
    outcome.failure = error.what();
  }
  return outcome;
}

// The times of a run, added up.
struct Times {
  double walk = 0;
  double read = 0;
  std::vector<double> stages = std::vector<double>(all_stages().size());

  void add(const Outcome& outcome) {
    read += outcome.read_seconds;
    for (std::size_t i = 0; i < outcome.stage_seconds.size(); ++i) stages[i] += outcome.stage_seconds[i];
  }
  std::vector<StageTime> all() const {
    std::vector<StageTime> all = {{"walk", walk}, {"read", read}};
    for (std::size_t i = 0; i < stages.size(); ++i) all.push_back({std::string(all_stages()[i].name), stages[i]});
    return all;
  }
};

// What of the options decides what is found.
std::string reading_fingerprint(const ReadOptions& options) {
  std::string fingerprint = std::to_string(options.max_article_bytes);
  for (const auto& [field, key] : options.fields) fingerprint += '\n' + field + '=' + key;
  return fingerprint;
}

// Removes from the knowledge base what is not among `paths`, and returns how many articles or failures that were.
std::size_t prune(KnowledgeBase& knowledge_base, const std::set<std::string>& paths) {
  std::size_t removed = 0;
  for (const std::string& path : knowledge_base.paths()) {
    if (paths.contains(path)) continue;
    knowledge_base.remove(path);
    ++removed;
  }
  return removed;
}

}  // namespace

BuildSummary build(const BuildOptions& options, const Models& models, const BuildEvents& events) {
  const auto started = std::chrono::steady_clock::now();
  const std::vector<Correction> corrections =
      options.corrections.empty() ? std::vector<Correction>() : read_corrections(options.corrections);
  Times times;
  const ArticleFiles found = find_article_files(options.articles);
  times.walk = seconds_since(started);
  KnowledgeBase knowledge_base(
      options.database,
      {version(), models.fingerprint,
       sha256_hex(program_fingerprint() + models.fingerprint + reading_fingerprint(options.reading)), options.given},
      LockWait(options.wait, [&] { events.note(options.database.string() + ": another program writes it, waiting"); }));
  BuildSummary summary;
  summary.counts.skipped = found.skipped;
  const auto fail = [&](const Failure& failure) {
    knowledge_base.fail(failure.path, failure.stage, failure.message);
    ++summary.counts.failed;
    events.failed(failure);
  };

  for (const Failure& failure : found.failures) fail(failure);

  const auto current = knowledge_base.current_articles();
  std::set<std::string> paths;
  for (const Failure& failure : found.failures) paths.insert(failure.path);
  BuildProgress progress;
  RecordQueue records(found.files, options.reading);
  in_order(
      options.jobs, [&] { return records.next(); },
      [&](QueuedRecord record) { return read_and_analyse(std::move(record), options.reading, current, models); },
      [&](Outcome outcome) {
        times.add(outcome);
        if (!outcome.failure.empty()) {
          fail({outcome.path, outcome.shown, outcome.failure, outcome.failed_in});
        } else if (outcome.article) {
          progress.words += knowledge_base.write(*outcome.article, outcome.annotations);
          ++summary.counts.analysed;
        } else {
          knowledge_base.keep(outcome.path);
          ++summary.counts.unchanged;
        }
        if (options.prune) paths.insert(outcome.path);
        ++progress.done;
        progress.share = outcome.share;
        events.progress(progress);
      });
  if (options.prune && found.failures.empty()) summary.counts.removed = prune(knowledge_base, paths);
  if (options.prune && !found.failures.empty()) events.note("nothing is pruned, as not all folders could be read");

  summary.counts.words = progress.words;
  for (const std::string& unapplied : knowledge_base.finish(models, summary.counts, times.all(), corrections)) {
    events.note(options.corrections.string() + ": " + unapplied);
  }
  summary.seconds = seconds_since(started);
  return summary;
}

}  // namespace onrecord
