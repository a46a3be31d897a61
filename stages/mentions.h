// Stage 4, mentions: the names of persons, organizations, events and places.
//
// A learned tagger reads the article twice; the second time it knows what the first found for the same words elsewhere
// in the article. Small rules lie under it as a safety net. Confidence is the model's probability of exactly this
// span and type.
#pragma once

#include "corpora/annotations.h"
#include "models/models.h"
#include "stages/name_features.h"

namespace onrecord {

// The names that the first pass finds, for training the second.
std::vector<FoundName> find_first_names(const NameFeatures& features, const SequenceTagger& tagger);

void find_mentions(const Article& article, const Models& models, Annotations& annotations);

}  // namespace onrecord
