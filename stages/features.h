// Features: how those of all models are hashed and how counts are made coarse. The numbers are learned into the weights
// of models/en, so none of these functions may change without learning them again.
#pragma once

#include <cstddef>
#include <cstdint>

#include "models/hashing.h"

namespace onrecord {

// A feature is the hash of its kind, a number of its own, and of its values.
template <class... Values>
constexpr std::uint64_t feature(std::uint64_t of, Values... values) {
  ((of = combine(of, static_cast<std::uint64_t>(values))), ...);
  return of;
}

// Counts and distances made coarse: up to 3 as they are; or near values told apart, far ones alike (a model's own
// steps stand beside it).
constexpr std::uint64_t few(std::size_t n) { return n < 3 ? n : 3; }
constexpr std::uint64_t bucket(std::size_t n) { return n < 4 ? n : n < 8 ? 4 : 5; }

}  // namespace onrecord
