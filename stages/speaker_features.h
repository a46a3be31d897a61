// Who is meant by the source of a quote: each entity of the article, as the model of speakers sees it. A name says it
// by itself as a rule; "she", "the senator", "the Harbour Union's chief" do not.
#pragma once

#include <optional>
#include <vector>

#include "stages/quote_reading.h"

namespace onrecord {

// An entity that can be the speaker; without `entity` the choice that the text names none.
struct SpeakerChoice {
  std::optional<Index<Entity>> entity;
  std::vector<std::uint64_t> features;
};

// The words that name a source, as the model sees them.
struct SourcePhrase {
  Range<Token> tokens;                   // "the Brightwater chief", with all that belongs to it
  std::optional<Index<Mention>> core;    // the mention that its main word ends, if one does
  std::uint64_t kind = 0;                // a pronoun's own number, or what the head is
  std::size_t head = 0;                  // token of the main word: "chief"
  std::vector<Index<Mention>> names;     // within the phrase
  std::vector<std::uint64_t> words;      // hashes of what describes: "brightwater", "chief"
};

// Built once an article. Keeps references to its argument.
class SpeakerFeatures {
 public:
  explicit SpeakerFeatures(const QuoteReading& reading);

  // The phrase of a quote's source; nothing for a quote without one.
  std::optional<SourcePhrase> phrase_of(const Quote& quote) const;

  // Whether the main word of the phrase is a name: "Ada Vell, chair of the committee".
  static bool is_plain_name(const SourcePhrase& phrase);

  // The choices for the quote, nobody last. `last` is the speaker of the quote before, `step` the blocks since.
  std::vector<SpeakerChoice> choices(const Quote& quote, const SourcePhrase& phrase, std::optional<Index<Entity>> last,
                                     std::size_t step) const;

 private:
  struct Known {                               // of one entity
    std::vector<Index<Mention>> seen;          // its mentions, in text order
    std::vector<std::uint64_t> portrait;       // sorted hashes of the words that say what it is
    std::size_t names = 0;                     // how often it is named
    bool in_heading = false;
  };

  std::string_view word(std::size_t token) const { return tokens_[token].span.of(text_); }
  std::size_t token_at(std::uint32_t byte) const;
  void describe(const Mention& mention, std::vector<std::uint64_t>& portrait) const;
  void describe_known(const Entity& entity, std::vector<std::uint64_t>& portrait) const;
  std::uint64_t kind_of(const SourcePhrase& phrase) const;
  bool is_candidate(Index<Entity> entity, std::size_t sentence) const;
  void add_choice_features(const Quote& quote, const SourcePhrase& phrase, Index<Entity> entity,
                           std::optional<Index<Entity>> last, std::size_t step, std::size_t rank,
                           std::vector<std::uint64_t>& features) const;
  void add_none_features(const SourcePhrase& phrase, std::vector<std::uint64_t>& features) const;

  std::string_view text_;
  const QuoteReading& reading_;
  const Annotations& all_;
  const std::vector<Token>& tokens_;
  std::vector<Known> known_;         // by entity
  std::vector<std::size_t> order_;   // by entity: its place among those of its type, the most named first
  std::vector<bool> is_quoted_;      // by token
};

}  // namespace onrecord
