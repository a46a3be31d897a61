// Stage 6, quotes: what somebody says in this article, and who.
//
// Rooms: quotation_marks (what stands between marks), speaker_labels (transcripts, block quotes), utterances (which of
// it is said, and as what), attribution (cue, source, speaker).
#pragma once

#include "corpora/annotations.h"
#include "models/models.h"

namespace onrecord {

void find_quotes(const Article& article, const Models& models, Annotations& annotations);

}  // namespace onrecord
