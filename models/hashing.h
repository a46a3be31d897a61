// Hashes of words, phrases and features. They are written into model files, so they never change.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace onrecord {

// Mixes all bits of `x` into all bits of the result (the finalizer of MurmurHash3).
constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  return x ^ (x >> 33);
}

// The hash of `a` followed by `b`: order matters.
constexpr std::uint64_t combine(std::uint64_t a, std::uint64_t b) { return mix(a * 0x9e3779b97f4a7c15ULL + b); }

// Eight bytes at a time; the same on every little-endian machine.
inline std::uint64_t hash_bytes(std::string_view text) {
  std::uint64_t hash = text.size();
  while (text.size() >= 8) {
    std::uint64_t chunk;
    std::memcpy(&chunk, text.data(), 8);
    hash = combine(hash, chunk);
    text.remove_prefix(8);
  }
  std::uint64_t rest = 0;
  if (!text.empty()) std::memcpy(&rest, text.data(), text.size());
  return combine(hash, rest);
}

}  // namespace onrecord
