// Reported speech: the words that name a source, that report, and what they report, inside and outside of quotation
// marks.
#pragma once

#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"
#include "stages/speech_features.h"

namespace onrecord {

struct SpeechSpan {
  SpeechPart part = SpeechPart::content;
  Range<Token> tokens;    // within one block
  float probability = 0;  // of exactly this span, by the model
};

// In text order, without overlaps. Reads blocks, tokens, sentences and mentions. Linear in the text's length.
std::vector<SpeechSpan> find_speech(const Article& article, const Models& models, const Annotations& annotations,
                                    const std::vector<QuotedPiece>& pieces, const std::vector<Cue>& cues);

// Tagged spans as spans of speech.
std::vector<SpeechSpan> as_speech(const std::vector<TaggedSpan>& spans);

// What the first pass says of an article.
struct FirstReading {
  std::vector<Lanes> scores;      // by token
  std::vector<TaggedSpan> spans;  // tokens counted from the article's begin, in order
};
// The spans' probabilities are 1 unless they are asked for.
FirstReading read_first(const SpeechFeatures& features, const Annotations& annotations, const SequenceTagger& tagger,
                        bool with_probabilities = false);

// What the second pass finds, in blocks where the first found anything; `features` have seen what that was.
std::vector<TaggedSpan> read_second(const SpeechFeatures& features, const Annotations& annotations,
                                    const SequenceTagger& tagger, std::vector<Lanes> scores);

}  // namespace onrecord
