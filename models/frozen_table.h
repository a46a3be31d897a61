// FrozenTable: a hash table that is built once, written to a file and only asked afterwards.
//
// Keys are 64-bit hashes; the table keeps 32 bits of each, so a key that was never put in is taken for another one
// about once in four thousand million lookups. Linear probing at a load of at most one half. Beside the table, and made
// when it is read, stands a small set of bits that tells most keys that were never put in (Bloom 1970, with one bit a
// key): it stays in the cache where the table does not. Immutable, thread-safe, no allocation in a lookup.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "models/model_file.h"

namespace onrecord {

template <class Value>
class FrozenTable {
 public:
  FrozenTable() : keys_(1) { mark_keys(); }

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
    mark_keys();
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

  // False for most keys that find() does not find, true for all others.
  bool may_hold(std::uint64_t key) const {
    const std::uint32_t at = fingerprint(key) >> shift_;
    return (bits_[at / 64] >> (at % 64) & 1) != 0;
  }

  // Copies to `asked`, which has room for all, the keys that may_hold() is true for, asks the memory for what find()
  // will read of them, and returns that part of `asked`. Without a branch, which would be foretold wrong as often as
  // not.
  std::span<std::uint64_t> ask(std::span<const std::uint64_t> keys, std::span<std::uint64_t> asked) const {
    std::size_t count = 0;
    for (const std::uint64_t key : keys) {
      asked[count] = key;
      count += may_hold(key);
    }
    for (const std::uint64_t key : asked.first(count)) prefetch(key);
    return asked.first(count);
  }

  // All places, empty ones too: for checks after reading.
  const std::vector<Value>& values() const { return values_; }

  // Asks the memory for what find(key) and the use of its value will read.
  void prefetch(std::uint64_t key) const {
    const std::size_t at = place(key);
    __builtin_prefetch(&keys_[at]);
    __builtin_prefetch(values_.data() + at);
  }

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
    table.mark_keys();
    return table;
  }

 private:
  static std::uint32_t fingerprint(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32) | 1; }
  // The low half of the key, spread over the places.
  std::size_t place(std::uint64_t key) const { return ((key & 0xFFFFFFFF) * keys_.size()) >> 32; }
  std::size_t next(std::size_t slot) const { return slot + 1 < keys_.size() ? slot + 1 : 0; }

  void mark_keys() {
    std::size_t size = 64;
    shift_ = 32 - 6;
    while (size < 4 * keys_.size() && shift_ > 1) {
      size *= 2;
      --shift_;
    }
    bits_.assign(size / 64, 0);
    for (const std::uint32_t key : keys_) {
      if (key != 0) bits_[(key >> shift_) / 64] |= std::uint64_t{1} << ((key >> shift_) % 64);
    }
  }

  std::vector<std::uint32_t> keys_;  // 0: empty
  std::vector<std::uint64_t> bits_;  // by the first bits of a fingerprint
  unsigned shift_ = 32 - 6;          // from a fingerprint to its bit
  std::vector<Value> values_;
};

}  // namespace onrecord
