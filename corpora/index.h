// Index<Of>: the place of an element in the layer that holds elements of type Of.
// Range<Of>: consecutive elements of that layer, half-open.
//
// Layers refer to each other by typed indices, never by pointers: they survive the vector's growth, they can be
// written to a file, and an index into one layer cannot be mistaken for an index into another.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace onrecord {

template <class Of>
struct Index {
  std::uint32_t value = 0;

  constexpr Index() = default;
  constexpr explicit Index(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}
  auto operator<=>(const Index&) const = default;

  Of& in(std::vector<Of>& layer) const { return layer[value]; }
  const Of& in(const std::vector<Of>& layer) const { return layer[value]; }
};

template <class Of>
struct Range {
  Index<Of> begin;
  Index<Of> end;

  auto operator<=>(const Range&) const = default;
  std::size_t size() const { return end.value - begin.value; }
  bool empty() const { return begin == end; }
  bool contains(Index<Of> i) const { return begin <= i && i < end; }

  std::span<const Of> in(const std::vector<Of>& layer) const { return std::span(layer).subspan(begin.value, size()); }
};

}  // namespace onrecord
