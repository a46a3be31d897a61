// QuoteReading: what all rooms of the stage quotes look at, read once an article.
#pragma once

#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"
#include "stages/cues.h"
#include "stages/quotation_marks.h"
#include "stages/speech.h"

namespace onrecord {

// Keeps references to its arguments; lives no longer than the call of the stage.
struct QuoteReading {
  const Article& article;
  const Models& models;
  const Annotations& annotations;
  std::vector<QuotedPiece> pieces;
  std::vector<Cue> cues;
  std::vector<SpeechSpan> speech;

  std::string_view text() const { return article.text(); }
  const std::vector<Token>& tokens() const { return annotations.tokens; }
  Span span_of(Range<Token> range) const {
    return {range.begin.in(tokens()).span.begin, tokens()[range.end.value - 1].span.end};
  }
  Index<Sentence> sentence_of(std::size_t token) const;
};

// Reads blocks, tokens and sentences. Linear in the text's length.
QuoteReading read_for_quotes(const Article& article, const Models& models, const Annotations& annotations);

}  // namespace onrecord
