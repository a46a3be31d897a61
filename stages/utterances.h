// Utterances: which quoted pieces are one utterance, and whether it is a whole one or a fragment in the writer's own
// sentence; scare quotes, titles and words as words are none.
//
//   “We,” she said, “will win.” He laughed. “Soon.”   one direct utterance of two pieces, one of one
//   She called it “a lottery,” he said.               one mixed utterance
#pragma once

#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"
#include "stages/quotation_marks.h"

namespace onrecord {

struct Utterance {
  QuoteKind kind = QuoteKind::direct;
  std::vector<QuotedPiece> pieces;  // never empty, in text order
  std::optional<Span> label;        // the words that name its speaker beside it: "ARDELL" in a transcript
  float confidence = 1;
  std::string_view decided_by;  // static lifetime
};

// Pure and linear in the text's length. Reads blocks, tokens and sentences.
std::vector<Utterance> find_utterances(const Article& article, const Models& models, const Annotations& annotations,
                                       const std::vector<QuotedPiece>& pieces);

}  // namespace onrecord
