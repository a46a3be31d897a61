#include "pipeline/knowledge_base.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <optional>

#include "pipeline/article_writer.h"
#include "pipeline/copies.h"
#include "pipeline/corrections_store.h"
#include "pipeline/events_writer.h"
#include "pipeline/linking.h"
#include "pipeline/local_entities.h"
#include "pipeline/same_quotes.h"
#include "pipeline/statement.h"

namespace onrecord {
namespace {

// Holds a lock on the file that only builds ask for; SQLite's own locks are of another kind and are not touched.
class BuildLock {
 public:
  BuildLock(const std::filesystem::path& file, LockWait& wait) : descriptor_(open(file.c_str(), O_RDONLY | O_CLOEXEC)) {
    for (int times = 0; descriptor_ >= 0; ++times) {
      if (flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
      if (!wait.pause(times)) break;
    }
    if (descriptor_ >= 0) close(descriptor_);
    throw Error(file.string(), descriptor_ < 0 ? "cannot be read" : "is being written by another build");
  }
  ~BuildLock() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  BuildLock(const BuildLock&) = delete;
  BuildLock& operator=(const BuildLock&) = delete;

 private:
  int descriptor_;
};

// How long `action` takes is added to `seconds`.
template <class Action>
void timed(double& seconds, Action action) {
  const auto started = std::chrono::steady_clock::now();
  action();
  seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

constexpr const char* kNow = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

}  // namespace

struct KnowledgeBase::State {
  State(const std::filesystem::path& path, const RunStart& start, LockWait lock_wait)
      : file(path), run(start), wait(std::move(lock_wait)), database(open_to_write(path, wait)) {
    lock.emplace(path, wait);
  }

  std::filesystem::path file;
  RunStart run;
  LockWait wait;
  std::optional<BuildLock> lock;  // outlives the connection, whose own locks end with any descriptor of the file
  SQLite::Database database;
  ArticleWriter writer{database};
  SQLite::Statement forget_failure{database, "DELETE FROM failures WHERE path = ?"};
  SQLite::Statement note_failure{database, "INSERT OR REPLACE INTO failures (path, stage, message) VALUES (?, ?, ?)"};
  std::int64_t run_id = 0;
  double write_seconds = 0;
  bool linked = false;  // all entities are linked as the articles here want it
  std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();

  // Runs `change` in one transaction; the links are out of date afterwards where it says so.
  template <class Change>
  void commit(Change change) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    change();
    transaction.commit();
  }

  void start_run() {
    SQLite::Statement last(database, "SELECT finished NOT NULL AND analysed_by = ? FROM runs ORDER BY id DESC LIMIT 1");
    bind_all(last, run.analysed_by);
    linked = last.executeStep() && last.getColumn(0).getInt() != 0;
    last.reset();
    SQLite::Statement add(database, std::string("INSERT INTO runs (version, models, analysed_by, options, started)"
                                                " VALUES (?, ?, ?, ?, ") +
                                        kNow + ")");
    commit([&] { run_id = insert(database, add, run.version, run.models, run.analysed_by, run.options); });
  }

  void link(const Models& models, std::span<const Correction> corrections) {
    const StoredEntities stored = read_local_entities(database);
    Links links = link_entities(stored.articles, models);
    std::vector<std::string> outcomes = apply_corrections(corrections, stored.articles, links);
    write_links(database, stored, links);
    write_events(database, stored, links);
    correct_speakers(database, corrections, outcomes);
    write_corrections(database, corrections, outcomes);
  }

  void end_run(const RunCounts& counts, const std::vector<StageTime>& times) {
    SQLite::Statement add(database, "INSERT INTO run_stages (run_id, position, stage, seconds) VALUES (?, ?, ?, ?)");
    for (std::size_t i = 0; i < times.size(); ++i) execute(add, run_id, i, times[i].stage, times[i].seconds);
    SQLite::Statement end(database, std::string("UPDATE runs SET finished = ") + kNow +
                                        ", seconds = ?, analysed = ?, unchanged = ?, removed = ?, skipped = ?,"
                                        " failed = ?, words = ? WHERE id = ?");
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started;
    execute(end, seconds.count(), counts.analysed, counts.unchanged, counts.removed, counts.skipped, counts.failed,
            counts.words, run_id);
  }
};

namespace {

// Runs `action`, in whose errors the database's file is named.
template <class Action>
auto guarded(const std::filesystem::path& file, Action action) {
  try {
    return action();
  } catch (const SQLite::Exception& error) {
    throw database_error(file, error);
  }
}

}  // namespace

KnowledgeBase::KnowledgeBase(const std::filesystem::path& file, const RunStart& start, LockWait wait) {
  guarded(file, [&] {
    state_ = std::make_unique<State>(file, start, std::move(wait));
    state_->start_run();
  });
}

KnowledgeBase::~KnowledgeBase() = default;

std::map<std::string, std::string> KnowledgeBase::current_articles() {
  return guarded(state_->file, [&] {
    std::map<std::string, std::string> articles;
    SQLite::Statement select(state_->database, "SELECT path, sha256 FROM articles WHERE analysed_by = ?");
    bind_all(select, state_->run.analysed_by);
    while (select.executeStep()) articles[select.getColumn(0).getString()] = select.getColumn(1).getString();
    return articles;
  });
}

std::vector<std::string> KnowledgeBase::paths() {
  return guarded(state_->file, [&] {
    std::vector<std::string> paths;
    SQLite::Statement select(state_->database, "SELECT path FROM articles UNION SELECT path FROM failures");
    while (select.executeStep()) paths.push_back(select.getColumn(0).getString());
    return paths;
  });
}

std::size_t KnowledgeBase::write(const Article& article, const Annotations& annotations) {
  return guarded(state_->file, [&] {
    std::size_t words = 0;
    timed(state_->write_seconds, [&] {
      state_->commit([&] {
        words = state_->writer.write(article, annotations, state_->run.analysed_by);
        execute(state_->forget_failure, article.path());
      });
    });
    state_->linked = false;
    return words;
  });
}

void KnowledgeBase::keep(const std::string& path) {
  guarded(state_->file, [&] { execute(state_->forget_failure, path); });
}

void KnowledgeBase::fail(const std::string& path, std::string_view stage, const std::string& message) {
  guarded(state_->file, [&] {
    state_->commit([&] {
      if (state_->writer.remove(path)) state_->linked = false;
      execute(state_->note_failure, path, stage, message);
    });
  });
}

void KnowledgeBase::remove(const std::string& path) {
  guarded(state_->file, [&] {
    state_->commit([&] {
      if (state_->writer.remove(path)) state_->linked = false;
      execute(state_->forget_failure, path);
    });
  });
}

std::vector<std::string> KnowledgeBase::finish(const Models& models, const RunCounts& counts,
                                               std::vector<StageTime> times, std::span<const Correction> corrections) {
  State& state = *state_;
  return guarded(state.file, [&] {
    state.commit([&] {
      double link_seconds = 0, copy_seconds = 0;
      if (!state.linked || !holds_corrections(state.database, corrections)) {
        timed(link_seconds, [&] { state.link(models, corrections); });
        timed(copy_seconds, [&] {
          write_copies(state.database);
          write_same_quotes(state.database);
        });
      }
      times.insert(times.end(), {{"write", state.write_seconds}, {"link", link_seconds}, {"copies", copy_seconds}});
      state.end_run(counts, times);
    });
    state.linked = true;
    std::vector<std::string> unapplied = unapplied_corrections(state.database);
    // One plain file again, which opens from read-only places too. A reader can hinder that; it does no harm.
    state.database.setBusyTimeout(0);
    state.database.tryExec("PRAGMA journal_mode = DELETE");
    return unapplied;
  });
}

}  // namespace onrecord
