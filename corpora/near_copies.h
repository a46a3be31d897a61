// Near copies: wire copy and reprints, of which one article is the original and the others are copies.
//
// Texts are compared by their runs of five words. Of these a quarter is kept, chosen by hash, the same for all texts,
// so that the share which two sketches have in common estimates the share of their texts (FracMinHash; Irber et al.
// 2022). A pure function of the set of articles: their order changes nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// What is compared of an article.
struct Sketch {
  std::string path;                   // unique
  std::string published;              // ISO date or empty
  std::vector<std::uint32_t> hashes;  // sorted, each once
};

Sketch make_sketch(std::string path, std::string published, std::string_view text);

// Of which article another is a copy, and how much of its text stands there.
struct CopyOf {
  std::uint32_t original = 0;  // place in the span given; itself no copy
  double share = 0;            // kCopyShare to 1
};
inline constexpr double kCopyShare = 0.7;

// For each article, what it is a copy of, if it is one. The original is the one published first; among those of one
// day, and those without a date, which come last, the longest, then the first by path. Texts of less than about
// 40 words are compared with none. About linear in the length of all texts.
std::vector<std::optional<CopyOf>> find_near_copies(std::span<const Sketch> articles);

}  // namespace onrecord
