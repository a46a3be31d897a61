// Who is meant by the source of a quote: each entity of the article, as the model of speakers sees it. A name says it
// by itself as a rule; "she", "the senator", "the Harbour Union's chief" do not.
#pragma once

#include <optional>
#include <vector>

#include "stages/quote_reading.h"
#include "stages/source_phrases.h"

namespace onrecord {

// An entity that can be the speaker; without `entity` the choice that the text names none.
struct SpeakerChoice {
  std::optional<Index<Entity>> entity;
  std::vector<std::uint64_t> features;
};

// The quote before the one at hand.
struct LastSpoken {
  std::optional<Index<Entity>> speaker;
  std::uint32_t block = 0;
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
  using Portrait = std::vector<std::uint64_t>;  // sorted hashes of the words that say what it is (role_words.h)
  struct Known {                                // of one entity
    mutable std::optional<Portrait> portrait;   // made when first asked for
    std::size_t names = 0;                      // how often it is named
    std::size_t order = 0;                      // its place among those of its type, the most named first
    bool in_heading = false;
  };
  struct Near {  // an entity as one source sees it
    Index<Entity> entity;
    const Mention* before = nullptr;  // its last mention before the source and outside of quotation marks
    bool ahead = false;               // it is mentioned behind the source in the same sentence
    bool in_quote = false;
    std::size_t rank = 0;   // how many of its type were mentioned later
    std::uint64_t fit = 0;  // how many words of the source its portrait has: 0 none, 1 some, 2 all
  };

  std::string_view word(std::size_t token) const { return tokens_[token].span.of(text_); }
  const Portrait& portrait_of(Index<Entity> entity) const;
  void describe(const Mention& mention, Portrait& portrait) const;
  void describe_known(const Entity& entity, Portrait& portrait) const;
  void order_entities();
  bool agrees(SourceSort sort, Index<Entity> entity) const;
  std::uint64_t fit_of(const SourcePhrase& phrase, Index<Entity> entity) const;
  std::vector<Near> entities_near(const Quote& quote, const SourcePhrase& phrase) const;
  std::uint64_t place_of(const Mention& mention) const;
  std::uint64_t naming_of(const SourcePhrase& phrase, Index<Entity> entity) const;
  void add_choice_features(const SourcePhrase& phrase, const Near& near, const LastSpoken& last,
                           std::vector<std::uint64_t>& features) const;
  void add_none_features(const SourcePhrase& phrase, std::size_t full_fits, std::vector<std::uint64_t>& features) const;

  std::string_view text_;
  const QuoteReading& reading_;
  const Annotations& all_;
  const std::vector<Token>& tokens_;
  std::vector<Known> known_;               // by entity
  std::vector<Index<Entity>> most_named_;  // the first few people and organizations of the order
  std::vector<bool> is_quoted_;            // by token
};

}  // namespace onrecord
