// Second-hand speech: who is reported to have said something within what somebody else says.
//
//   Ada Vell said [Tom Crowe had told her that [the ferries would stop]]
#pragma once

#include <vector>

#include "stages/quote_reading.h"

namespace onrecord {

// `quotes` have their speakers. Adds the reports within the contents of indirect quotes and within the reported clauses
// around mixed ones, and says of these and of quotes that were there already in which one they are reported. Keeps the
// order. Linear in the text's length.
void add_second_hand(const QuoteReading& reading, std::vector<Quote>& quotes);

}  // namespace onrecord
