// Speakers: the entity behind the source of every quote.
#pragma once

#include "stages/quote_reading.h"

namespace onrecord {

// `quotes` are in text order. Gives each whose source is known its speaker; one that has a speaker already keeps it.
// Linear in the text's length times the number of entities within reach.
void find_speakers(const QuoteReading& reading, std::vector<Quote>& quotes);

}  // namespace onrecord
