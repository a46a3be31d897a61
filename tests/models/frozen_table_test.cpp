#include "models/frozen_table.h"

#include <catch2/catch.hpp>

#include "models/hashing.h"

namespace onrecord {
namespace {

TEST_CASE("a frozen table holds what was put in, and tells most of what was not without a look") {
  constexpr std::uint64_t kKeys = 1000;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> entries;
  std::vector<std::uint64_t> keys;
  for (std::uint64_t n = 0; n < kKeys; ++n) {
    entries.emplace_back(mix(n + 1), n);
    keys.push_back(mix(n + 1));
  }
  const FrozenTable<std::uint64_t> table(entries);
  for (const auto& [key, value] : entries) {
    REQUIRE(table.find(key) != nullptr);
    CHECK(*table.find(key) == value);
    CHECK(table.may_hold(key));
  }
  std::vector<std::uint64_t> asked(2 * kKeys);
  CHECK(table.ask(keys, asked).size() == kKeys);
  for (std::uint64_t n = 0; n < kKeys; ++n) keys[n] = mix(n + 1 + kKeys);
  CHECK(table.ask(keys, asked).size() < kKeys / 4);
  for (const std::uint64_t key : keys) CHECK(table.find(key) == nullptr);
}

TEST_CASE("an empty table holds nothing") {
  const FrozenTable<int> table;
  CHECK_FALSE(table.may_hold(mix(1)));
  CHECK(table.find(mix(1)) == nullptr);
}

}  // namespace
}  // namespace onrecord
