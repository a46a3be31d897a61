// Who is meant by the source of a quote: each entity of the article, as the model of speakers sees it. A name says it
// by itself as a rule; "she", "the senator", "the Harbour Union's chief" do not.
#pragma once

#include <optional>
#include <vector>

#include "stages/entity_portraits.h"
#include "stages/nearby_entities.h"
#include "stages/quote_reading.h"
#include "stages/source_phrases.h"

namespace onrecord {

// An entity that can be the speaker; without `entity` the choice that the text names none.
struct SpeakerChoice {
  std::optional<Index<Entity>> entity;
  std::vector<std::uint64_t> features;
};

// The quotes before the one at hand.
struct LastSpoken {
  std::optional<Index<Entity>> speaker;  // of the last
  std::uint32_t block = 0;
  std::optional<Index<Entity>> other;  // the last speaker who is another one

  void add(std::optional<Index<Entity>> who, std::uint32_t where);
};

// Built once an article. Keeps references to its argument.
class SpeakerFeatures {
 public:
  explicit SpeakerFeatures(const QuoteReading& reading);

  std::optional<SourcePhrase> phrase_of(const Quote& quote) const {
    return find_source_phrase(reading_, is_quoted_, quote);
  }

  // The choices for the quote, nobody last; "he" and "she" are always somebody where somebody is named.
  std::vector<SpeakerChoice> choices(const Quote& quote, const SourcePhrase& phrase, const LastSpoken& last) const;

 private:
  class Choice;

  std::string_view word(std::size_t token) const { return tokens_[token].span.of(text_); }
  std::uint64_t place_of(const Mention& mention) const;
  std::uint64_t naming_of(const SourcePhrase& phrase, Index<Entity> entity) const;
  void add_none_features(const SourcePhrase& phrase, std::size_t full_fits, std::vector<std::uint64_t>& features) const;

  std::string_view text_;
  const QuoteReading& reading_;
  const Annotations& all_;
  const std::vector<Token>& tokens_;
  std::vector<bool> is_quoted_;  // by token
  EntityPortraits portraits_;
  NearbyEntities nearby_;
};

}  // namespace onrecord
