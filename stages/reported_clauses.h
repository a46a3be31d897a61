// Reported clauses: a report within a sentence, told by its words alone.
//
//   [Tom Crowe]source had [told]cue her that [the ferries would stop]content
//
// Silence is better than a false one: passive voice, conditions, denials and verbs of thinking are none, and without
// "that" only what must be a clause is one.
#pragma once

#include <optional>
#include <vector>

#include "stages/quote_reading.h"

namespace onrecord {

struct ReportedClause {
  Range<Token> source;                    // a name with its titles, "he" or "she", or a role or body
  std::optional<Index<Mention>> mention;  // with which the source ends, if one is there
  Range<Token> cue;
  Range<Token> content;  // three words or more, without punctuation at the edges
};

// Those within `region`, a part of one block, in text order and without overlaps. Linear in its length.
std::vector<ReportedClause> find_reported_clauses(const QuoteReading& reading, Range<Token> region);

}  // namespace onrecord
