// Stage 3, sentences: consecutive tokens of one block.
//
// A sentence ends behind . ! ? or an ellipsis and the closing marks that follow, unless what precedes is an
// abbreviation or an initial that the next word continues, or what follows is in lower case or reports what was
// asked in quotation marks. The edge of a block always ends a sentence, so a heading is one of its own.
#pragma once

#include "corpora/annotations.h"
#include "models/models.h"

namespace onrecord {

void find_sentences(const Article& article, const Models& models, Annotations& annotations);

}  // namespace onrecord
