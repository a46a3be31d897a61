// Utterances: which quoted pieces are one utterance, and whether it is a whole one or a fragment in the writer's own
// sentence; scare quotes, titles and words as words are none.
//
//   “We,” she said, “will win.” He laughed. “Soon.”   one direct utterance of two pieces, one of one
//   She called it “a lottery,” he said.               one mixed utterance
#pragma once

#include <vector>

#include "stages/quote_reading.h"

namespace onrecord {

struct Utterance {
  QuoteKind kind = QuoteKind::direct;
  std::vector<QuotedPiece> pieces;  // never empty, in text order
  std::optional<Span> label;        // the words that name its speaker beside it: "ARDELL" in a transcript
  float confidence = 1;
  std::string_view decided_by;  // static lifetime
};

// `pieces` are those of the reading that stand in no labelled block. Pure and linear in the text's length.
std::vector<Utterance> find_utterances(const QuoteReading& reading, const std::vector<QuotedPiece>& pieces);

}  // namespace onrecord
