// Gazetteer: names and words of known kinds, matched over sequences of words.
//
// A phrase is a sequence of words in lower case; it has a set of kinds ("party", "given name"). Matching walks the
// phrases that begin at a word as long as some phrase goes on, so its cost is linear in the text.
// Immutable after loading and thread-safe; matching allocates nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "models/frozen_table.h"
#include "models/hashing.h"

namespace onrecord {

enum class NameKind : std::uint8_t {
  given_name,         // common as a given name
  rare_given_name,    //
  surname,            // common as a surname
  rare_surname,       //
  person,             // a whole name of a known person
  country,            //
  region,             // a state, a province
  city,               // of 100,000 and more
  town,               // smaller
  other_place,        // rivers, counties, oceans
  party,              //
  government,         // agencies, courts, committees, legislatures
  media,              //
  company,            //
  union_or_group,     // unions, think tanks, armed groups, international bodies
  acronym,            // of an organization
  event,              // a known war, scandal, election
  demonym,            // "French"
  title,              // written before a name
  role,               // "director"
  organization_head,  // "committee": what organizations' names end or begin with
  event_head,         // "election", "march"
  // Names that the tagger found in many articles nobody annotated: nearly always of a type, or mostly.
  often_person,
  often_organization,
  often_event,
  often_place,
  sometimes_person,
  sometimes_organization,
  sometimes_event,
  sometimes_place,
};
inline constexpr std::size_t kNameKinds = 30;
inline constexpr std::size_t kFactKinds = 22;      // those before `often_person`: compiled from tables, not learned
inline constexpr std::size_t kLongestPhrase = 10;  // words

using KindSet = std::uint32_t;
constexpr KindSet set_of(NameKind kind) { return KindSet{1} << static_cast<int>(kind); }

// The key of a phrase grows word by word: key = extend(key, hash_bytes(word)), from 0.
constexpr std::uint64_t extend(std::uint64_t key, std::uint64_t word) { return combine(key, word); }

class Gazetteer {
 public:
  // Phrases as they are collected; equal phrases join their kinds.
  struct Phrase {
    std::vector<std::uint64_t> words;  // hash_bytes() of each word in lower case, 1 to kLongestPhrase
    KindSet kinds = 0;
  };

  Gazetteer() = default;
  explicit Gazetteer(const std::vector<Phrase>& phrases);

  static Gazetteer read(const std::filesystem::path& file);
  void write(const std::filesystem::path& file) const;

  // The phrases that begin with words[0]: calls found(length, kinds) for each, shortest first.
  template <class Found>
  void match(std::span<const std::uint64_t> words, Found found) const {
    std::uint64_t key = 0;
    for (std::size_t length = 1; length <= words.size() && length <= kLongestPhrase; ++length) {
      key = extend(key, words[length - 1]);
      const KindSet* entry = table_.find(key);
      if (entry == nullptr) return;
      if ((*entry & ~kGoesOn) != 0) found(length, *entry & ~kGoesOn);
      if ((*entry & kGoesOn) == 0) return;
    }
  }

 private:
  static constexpr KindSet kGoesOn = KindSet{1} << 31;  // a longer phrase begins with these words
  FrozenTable<KindSet> table_;
};

}  // namespace onrecord
