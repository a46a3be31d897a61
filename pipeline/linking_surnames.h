// Names of one word over all articles: which of the people who bear a surname an article means.
//
// Where several are likely, what an article names beside the surname tells: the bearers' own articles, which name them
// in full, are asked how often they name the same, are of that year and give that office.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/annotations.h"
#include "pipeline/linking_roles.h"

namespace onrecord {

// What an article names, each once, in the order of its entities; the numbers are the same over all articles.
struct NamedTogether {
  int year = 0;  // 0: not known
  std::vector<std::uint32_t> named;
};

// A person who bears a surname, and an article that names them in full.
struct Bearing {
  std::uint32_t article = 0;
  std::uint32_t person = 0;
  std::string_view name;     // of the person, folded: the same over all articles and unlike any other person's
  std::string_view surname;  // folded
  bool known = false;        // in the table of known entities: only such a person can be meant
  Gender gender = Gender::unknown;
  Offices offices = 0;
};

// A surname that stands alone in its article.
struct LoneSurname {
  std::uint32_t article = 0;
  std::string_view surname;
  Gender gender = Gender::unknown;
  Offices offices = 0;
};

inline constexpr std::uint32_t kNotTold = 0xFFFFFFFF;

// For each lone surname the person it means, or kNotTold. The order of articles and of all else changes nothing.
// Needs memory for what the most frequent bearers of these surnames are named with.
std::vector<std::uint32_t> tell_lone_surnames(const std::vector<LoneSurname>& lone,
                                              const std::vector<Bearing>& bearings,
                                              const std::vector<NamedTogether>& articles);

}  // namespace onrecord
