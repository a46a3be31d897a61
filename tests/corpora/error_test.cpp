#include "corpora/error.h"

#include <catch2/catch.hpp>

namespace onrecord::testing {
namespace {

TEST_CASE("an error without the path that stands beside it") {
  struct Row {
    const char* where;
    const char* beside;
    const char* message;
  };
  const Row rows[] = {
      {"seeds/a.txt", "seeds/a.txt", "is empty"},
      {"names.tsv:12", "names.tsv:12", "is empty"},
      {"names.tsv:12", "names.tsv", "names.tsv:12: is empty"},
      {"ICU", "seeds/a.txt", "ICU: is empty"},  // shorter than the path beside it
      {"models/en/speech.bin", "a.txt", "models/en/speech.bin: is empty"},
      {"", "a.txt", ": is empty"},
      {"a: b.txt", "a: b.txt", "is empty"},
  };
  for (const Row& row : rows) CHECK(Error(row.where, "is empty").without(row.beside) == row.message);
}

}  // namespace
}  // namespace onrecord::testing
