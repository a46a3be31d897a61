// Stage 6, quotes: what somebody says in this article, and who.
//
// Rooms: quotation_marks (what stands between marks), speaker_labels (transcripts, block quotes), utterances (which of
// it is said, and as what), reporting (cues), source_candidates (who could be meant), attribution (cue, source,
// speaker).
#pragma once

#include "corpora/annotations.h"
#include "models/models.h"
#include "stages/utterances.h"

namespace onrecord {

// The quoted utterances of an article, before anybody is named as their source. Reads blocks, tokens and sentences.
std::vector<Utterance> find_quoted_utterances(const Article& article, const Models& models,
                                              const Annotations& annotations);

void find_quotes(const Article& article, const Models& models, Annotations& annotations);

}  // namespace onrecord
