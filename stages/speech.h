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

// The spans that `tagger` finds, with their probabilities; tokens counted from the article's begin.
std::vector<TaggedSpan> read_speech(const SpeechFeatures& features, const SequenceTagger& tagger);

}  // namespace onrecord
