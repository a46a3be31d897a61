// Indirect quotes: what is reported without quotation marks, with the cue and the source that report it.
#pragma once

#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"
#include "stages/cues.h"
#include "stages/speech.h"

namespace onrecord {

// `quotes` are the direct and mixed ones, in text order. Adds the indirect quotes, keeps the order, and gives each
// mixed quote its context: the reported clause that it is a part of. Linear in the text's length.
void add_indirect_quotes(const Article& article, const Annotations& annotations, const std::vector<SpeechSpan>& speech,
                         const std::vector<Cue>& cues, std::vector<Quote>& quotes);

}  // namespace onrecord
