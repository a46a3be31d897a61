// Running the command line in this process, and golden files.
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "corpora/article.h"
#include "pipeline/command_line.h"

namespace onrecord::testing {

inline const std::filesystem::path kSource = ONRECORD_SOURCE;

struct Outcome {
  int status = 0;
  std::string out;
  std::string err;
};

// What `onrecord TYPED...` does, its output going to no terminal, at most `columns` wide.
inline Outcome run_typed(const std::vector<std::string>& typed, std::size_t columns = 0) {
  std::ostringstream out, err;
  const int status = run_command_line(typed, {.out = out, .err = err, .columns = columns});
  return {status, out.str(), err.str()};
}

// `printed` is the content of tests/pipeline/golden/NAME. With ONRECORD_APPROVE set, it becomes so.
inline void check_golden(const std::string& name, const std::string& printed) {
  const auto file = kSource / "tests/pipeline/golden" / name;
  if (std::getenv("ONRECORD_APPROVE") != nullptr) std::ofstream(file) << printed;
  INFO("expected in tests/pipeline/golden/" << name << "; ONRECORD_APPROVE=1 approves what is printed now");
  CHECK(printed == read_file(file));
}

}  // namespace onrecord::testing
