// What the pipeline tests share: a folder of their own, and builds in it.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/digest.h"
#include "pipeline/runner.h"
#include "tests/shipped_models.h"
#include "tests/temporary_folder.h"

namespace onrecord::testing {

// While it lives, a process of root acts as the user nobody, who may not read and write everything; any other stays who
// it is. `is_bound` says whether permissions count now.
class AsNobody {
 public:
  AsNobody() {
    if (geteuid() != 0) return;
    was_root_ = setegid(kNobody) == 0 && seteuid(kNobody) == 0;
  }
  ~AsNobody() {
    if (was_root_ && (seteuid(0) != 0 || setegid(0) != 0)) std::abort();
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

  bool is_bound() const { return geteuid() != 0; }

 private:
  static constexpr unsigned kNobody = 65534;
  bool was_root_ = false;
};

// Lets everybody write in a folder, but not delete what others own there.
inline void open_to_all(const std::filesystem::path& folder) {
  using std::filesystem::perms;
  std::filesystem::permissions(folder, perms::all | perms::sticky_bit);
}

// A build, and what it told of.
struct Built {
  BuildSummary summary;
  std::vector<std::string> failures;  // "shown: message"
  std::vector<std::string> notes;
};
inline Built build_into(const std::filesystem::path& database, std::vector<std::filesystem::path> articles,
                        std::size_t jobs = 2, bool prune = false) {
  Built built;
  built.summary = build({.articles = std::move(articles), .database = database, .jobs = jobs, .prune = prune}, models(),
                        {.progress = [](const BuildProgress&) {},
                         .failed = [&](const Failure& f) { built.failures.push_back(f.shown + ": " + f.message); },
                         .note = [&](const std::string& note) { built.notes.push_back(note); }});
  return built;
}

inline std::string digest_of(const std::filesystem::path& file) {
  SQLite::Database database = open_to_read(file);
  return digest_content(database);
}

// The rows of a query, columns with "|" between them.
inline std::vector<std::string> rows_of(const std::filesystem::path& file, const std::string& query) {
  SQLite::Database database = open_to_read(file);
  SQLite::Statement select(database, query);
  std::vector<std::string> rows;
  while (select.executeStep()) {
    std::string row;
    for (int i = 0; i < select.getColumnCount(); ++i) row += (i > 0 ? "|" : "") + select.getColumn(i).getString();
    rows.push_back(row);
  }
  return rows;
}

}  // namespace onrecord::testing
