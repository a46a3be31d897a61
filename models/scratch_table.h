// ScratchTable: a hash table from 64-bit hashes to small values, for what is counted within one article.
//
// Made for a known number of keys, so that filling it allocates nothing; never shrinks, never removes. Not thread-safe.
#pragma once

#include <cstdint>
#include <vector>

namespace onrecord {

template <class Value>
class ScratchTable {
 public:
  // Forgets everything and makes room for `keys` different keys.
  void reset(std::size_t keys) {
    std::size_t size = 16;
    while (size < 2 * keys) size *= 2;
    slots_.assign(size, Slot());
  }

  // The value of a key, a new one if need be. No more keys than reset() made room for.
  Value& operator[](std::uint64_t hash) {
    Slot& slot = slots_[place_of(key_of(hash))];
    slot.key = key_of(hash);
    return slot.value;
  }

  // The value of a key, or nullptr.
  const Value* find(std::uint64_t hash) const {
    const Slot& slot = slots_[place_of(key_of(hash))];
    return slot.key != 0 ? &slot.value : nullptr;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;  // 0 empty
    Value value{};
  };
  static std::uint64_t key_of(std::uint64_t hash) { return hash != 0 ? hash : 1; }

  std::size_t place_of(std::uint64_t key) const {
    std::size_t at = (key ^ key >> 32) & (slots_.size() - 1);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  std::vector<Slot> slots_ = std::vector<Slot>(16);
};

}  // namespace onrecord
