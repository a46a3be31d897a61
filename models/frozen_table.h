// FrozenTable: a hash table that is built once, written to a file and only asked afterwards.
//
// Keys are 64-bit hashes; the table keeps 32 bits of each, so a key that was never put in is taken for another one
// about once in four thousand million lookups. Linear probing at a load of at most one half; a lookup that
// finds nothing touches one cache line as a rule. Immutable, thread-safe, no allocation in a lookup.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "models/model_file.h"

namespace onrecord {

template <class Value>
class FrozenTable {
 public:
  FrozenTable() : keys_(1) {}

  // `entries` hold each key once. Where two keys agree in place and fingerprint the first one stays.
  explicit FrozenTable(const std::vector<std::pair<std::uint64_t, Value>>& entries)
      : keys_(entries.size() * 2 + 2), values_(keys_.size()) {
    for (const auto& [key, value] : entries) {
      std::size_t slot = place(key);
      while (keys_[slot] != 0 && keys_[slot] != fingerprint(key)) slot = next(slot);
      if (keys_[slot] != 0) continue;
      keys_[slot] = fingerprint(key);
      values_[slot] = value;
    }
  }

  // The value of `key`, or nullptr.
  const Value* find(std::uint64_t key) const {
    std::size_t slot = place(key);
    while (keys_[slot] != 0) {
      if (keys_[slot] == fingerprint(key)) return &values_[slot];
      slot = next(slot);
    }
    return nullptr;
  }

  // All places, empty ones too: for checks after reading.
  const std::vector<Value>& values() const { return values_; }

  // Asks the memory for what find(key) will read.
  void prefetch(std::uint64_t key) const { __builtin_prefetch(&keys_[place(key)]); }

  void write(ModelWriter& writer) const {
    writer.array(keys_);
    writer.array(values_);
  }
  static FrozenTable read(ModelReader& reader) {
    FrozenTable table;
    table.keys_ = reader.array<std::uint32_t>();
    table.values_ = reader.array<Value>();
    if (table.values_.size() != table.keys_.size()) {
      reader.fail("holds a table of " + std::to_string(table.keys_.size()) + " keys and " +
                  std::to_string(table.values_.size()) + " values");
    }
    bool has_empty = false;
    for (const std::uint32_t key : table.keys_) has_empty |= key == 0;
    if (!has_empty) reader.fail("holds a table without an empty place");
    return table;
  }

 private:
  static std::uint32_t fingerprint(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32) | 1; }
  // The low half of the key, spread over the places.
  std::size_t place(std::uint64_t key) const { return ((key & 0xFFFFFFFF) * keys_.size()) >> 32; }
  std::size_t next(std::size_t slot) const { return slot + 1 < keys_.size() ? slot + 1 : 0; }

  std::vector<std::uint32_t> keys_;  // 0: empty
  std::vector<Value> values_;
};

}  // namespace onrecord
