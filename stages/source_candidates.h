// Source candidates: the words of an article that can name whoever says something.
#pragma once

#include <optional>
#include <vector>

#include "stages/quote_reading.h"

namespace onrecord {

enum class SourceKind : std::uint8_t { name, capitals, pronoun, description, phrase };

struct SourceCandidate {
  Range<Token> tokens;  // within one sentence
  SourceKind kind = SourceKind::phrase;
  std::optional<Index<Mention>> mention;
};

// Names, pronouns and descriptions of the layer mentions, pronouns that are no mention, what the tagger of reported
// speech takes for a source, the noun phrases beside a cue of `cues`, and capitalized words in a row. Sorted by place,
// overlaps dropped in this order. Tokens for which `is_quoted` holds take no part. Linear in the text's length.
std::vector<SourceCandidate> find_source_candidates(const QuoteReading& reading, const std::vector<Cue>& cues,
                                                    const std::vector<bool>& is_quoted);

}  // namespace onrecord
