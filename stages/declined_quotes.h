// Declined quotes: "She declined to comment" is recorded as what she was asked for and did not say.
#pragma once

#include "stages/quote_reading.h"

namespace onrecord {

// Adds an indirect quote of stance "declined" for each phrase of the cue lexicon that says so, outside of the quotes
// that are there, and keeps the order. Its span is the phrase itself. Linear in the text's length.
void add_declined_quotes(const QuoteReading& reading, std::vector<Quote>& quotes);

}  // namespace onrecord
