#include <catch2/catch.hpp>

#include <map>
#include <random>

#include "models/scratch_table.h"

namespace onrecord::testing {
namespace {

TEST_CASE("scratch table: counts as a map does, and forgets on reset") {
  std::mt19937_64 random(7);
  ScratchTable<int> table;
  for (const std::size_t keys : {1u, 10u, 1000u}) {
    table.reset(keys);
    std::map<std::uint64_t, int> counts;
    for (int i = 0; i < 5000; ++i) {
      const std::uint64_t key = random() % keys << 40;  // keys that differ in their high bits alone; 0 among them
      ++counts[key];
      ++table[key];
    }
    for (const auto& [key, count] : counts) {
      REQUIRE(table.find(key) != nullptr);
      CHECK(*table.find(key) == count);
    }
    CHECK(table.find(12345) == nullptr);
  }
  table.reset(10);
  CHECK(table.find(0) == nullptr);
}

}  // namespace
}  // namespace onrecord::testing
