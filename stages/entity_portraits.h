// Entity portraits: the words that say what an entity is: "Sen. Ada Vell, the Harbour Union's founder" is a senator and
// a founder, and has to do with that union. A description fits whom its words portray.
#pragma once

#include <optional>
#include <vector>

#include "stages/quote_reading.h"
#include "stages/source_phrases.h"

namespace onrecord {

// Built once an article. Keeps a reference to its argument. Not thread-safe: a portrait is made when first asked for.
class EntityPortraits {
 public:
  explicit EntityPortraits(const QuoteReading& reading);

  // How many words of the phrase the entity's portrait has: 0 none, 1 some, 2 all.
  std::uint64_t fit_of(const SourcePhrase& phrase, Index<Entity> entity) const;
  // Whether it has the main word of the phrase.
  bool has_head_of(const SourcePhrase& phrase, Index<Entity> entity) const;

 private:
  using Portrait = std::vector<std::uint64_t>;  // sorted hashes (role_words.h)

  const Portrait& portrait_of(Index<Entity> entity) const;
  void describe(const Mention& mention, Portrait& portrait) const;
  void describe_known(const Entity& entity, Portrait& portrait) const;
  std::string_view word(std::size_t token) const { return reading_.tokens()[token].span.of(reading_.text()); }

  const QuoteReading& reading_;
  const Annotations& all_;
  std::vector<bool> in_person_;                             // by token: within a person's name
  mutable std::vector<std::optional<Portrait>> portraits_;  // by entity
};

}  // namespace onrecord
