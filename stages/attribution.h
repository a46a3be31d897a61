// Attribution: the cue and the source of every quoted utterance.
#pragma once

#include "stages/quote_reading.h"
#include "stages/utterances.h"

namespace onrecord {

// The quotes of these utterances, in the same order. Pure. Reads all layers up to entities.
std::vector<Quote> attribute(const QuoteReading& reading, const std::vector<Utterance>& utterances);

}  // namespace onrecord
