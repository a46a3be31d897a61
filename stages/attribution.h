// Attribution: the cue, the source and the speaker of every quote.
#pragma once

#include "corpora/annotations.h"
#include "models/models.h"
#include "stages/utterances.h"

namespace onrecord {

// The quotes of these utterances, in the same order. Pure. Reads all layers up to entities.
std::vector<Quote> attribute(const Article& article, const Models& models, const Annotations& annotations,
                             const std::vector<Utterance>& utterances);

}  // namespace onrecord
