// Source phrases: the words that name a source with all that belongs to them: not "Brightwater" but "the Brightwater
// chief".
#pragma once

#include <optional>
#include <vector>

#include "stages/quote_reading.h"

namespace onrecord {

// What the main word of a phrase is.
enum class SourceSort : std::uint8_t { name, he, she, they, it, relative, first_person, role, body, document, other };

struct SourcePhrase {
  Range<Token> tokens;
  SourceSort sort = SourceSort::other;
  Index<Token> head;                       // the main word: "chief"
  std::optional<Index<Mention>> core;      // the mention that it ends, if it ends one
  std::vector<Index<Mention>> names;       // within the phrase
  bool is_definite = true;                 // neither "a former leader", nor one who was brought in so, nor "his leader"
  bool is_anonymous = false;               // "the aide": what unnamed sources are called
  std::optional<std::uint64_t> head_word;  // hash of the main word of a role, a body or a document
  std::optional<Index<Sentence>> former;   // the last sentence before this one that had it
  std::vector<std::uint64_t> words;        // hashes of the words that describe: "brightwater", "chief" (role_words.h)
};

// The phrase of a quote's source; nothing for a quote without one. `is_quoted` has an element a token.
std::optional<SourcePhrase> find_source_phrase(const QuoteReading& reading, const std::vector<bool>& is_quoted,
                                               const Quote& quote);

}  // namespace onrecord
