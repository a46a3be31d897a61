// Any words behind `onrecord query DB`, a line each: an answer or a message, never one of SQLite's, and nothing that a
// terminal would obey.
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "corpora/article.h"
#include "corpora/code_points.h"
#include "pipeline/command_line.h"
#include "pipeline/database.h"

namespace onrecord {
namespace {

// The knowledge base of the tests of queries, in a file of its own.
class SmallKb {
 public:
  SmallKb()
      : file_(std::filesystem::temp_directory_path() / ("onrecord-fuzz-" + std::to_string(getpid()) + ".sqlite")) {
    std::filesystem::remove(file_);
    SQLite::Database database(file_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(std::string(schema_sql()));
    database.exec(read_file(ONRECORD_SOURCE "/tests/pipeline/small_kb.sql"));
  }
  ~SmallKb() { std::filesystem::remove(file_); }

  std::string file() const { return file_.string(); }

 private:
  std::filesystem::path file_;
};

bool is_safe(const std::string& shown) {
  const auto is_control = [](unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; };
  return !find_invalid_utf8(shown) && std::none_of(shown.begin(), shown.end(), is_control);
}

void ask(const std::string& lines) {
  static const SmallKb kKb;
  std::vector<std::string> typed = {"query", kKb.file()};
  std::istringstream words(lines);
  for (std::string word; std::getline(words, word);) typed.push_back(word);
  std::ostringstream out, err;
  const int status = run_command_line(typed, {.out = out, .err = err, .out_is_terminal = true, .columns = 80});
  const bool is_told = status == 0 ? err.str().empty() : status == 2 && !err.str().empty();
  if (!is_told || !is_safe(out.str()) || !is_safe(err.str())) std::abort();
  // A message repeats what was typed, which may be that name.
  if (lines.find("SQLite") == std::string::npos && err.str().find("SQLite") != std::string::npos) std::abort();
}

}  // namespace
}  // namespace onrecord

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  onrecord::ask(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
