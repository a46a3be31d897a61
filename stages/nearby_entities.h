// Nearby entities: who can be meant by the source of a quote, and how the article has led to it.
#pragma once

#include <vector>

#include "stages/entity_portraits.h"
#include "stages/quote_reading.h"
#include "stages/source_phrases.h"

namespace onrecord {

// How an entity is named over the whole article.
struct Naming {
  std::size_t names = 0;  // how often
  std::size_t order = 0;  // its place among those of its type, the most named first
  bool in_heading = false;
};

// An entity as one source sees it.
struct NearbyEntity {
  Index<Entity> entity;
  const Mention* before = nullptr;  // its last mention before the source and outside of quotation marks
  const Mention* named = nullptr;   // its last name there
  const Mention* told = nullptr;    // where it stands in the sentence that last had the main word of the source
  bool ahead = false;               // it is mentioned behind the source in the same sentence
  bool in_quote = false;
  bool leads = false;          // it is the first of people who are named together: "Vell and Crowe"
  std::size_t rank = 0;        // how many of its type were mentioned later
  std::size_t rank_named = 0;  // how many of its type were named later
  std::uint64_t fit = 0;       // of the source's words to its portrait (entity_portraits.h)
};

// Built once an article. Keeps references to its arguments.
class NearbyEntities {
 public:
  NearbyEntities(const QuoteReading& reading, const EntityPortraits& portraits, const std::vector<bool>& is_quoted);

  // Those that can be meant, whoever was mentioned last first. Pronouns leave no doubt: "she" is no man and no company.
  std::vector<NearbyEntity> find(const Quote& quote, const SourcePhrase& phrase) const;

  const Naming& naming_of(Index<Entity> entity) const { return namings_[entity.value]; }

 private:
  class Search;

  const QuoteReading& reading_;
  const Annotations& all_;
  const EntityPortraits& portraits_;
  const std::vector<bool>& is_quoted_;     // by token
  std::vector<Naming> namings_;            // by entity
  std::vector<Index<Entity>> most_named_;  // the first few people and organizations of the order
};

}  // namespace onrecord
