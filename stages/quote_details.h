// Quote details: the stance of a quote's cue, what kind of source goes without a name, and pull quotes that repeat.
#pragma once

#include <vector>

#include "corpora/annotations.h"
#include "stages/cues.h"

namespace onrecord {

// Fills stance, source_class and is_repeat; a repeat has the speaker of what it repeats. Linear in the text's length.
void add_quote_details(const Article& article, const Annotations& annotations, const std::vector<Cue>& cues,
                       std::vector<Quote>& quotes);

}  // namespace onrecord
