// Stage 2, tokens: words, numbers and marks.
//
// Unicode word breaks (UAX #29, by ICU), then joined where a word is wider than a break ("U.S.", "Mr.", "@handle",
// web addresses, "well-known") and split where it is narrower ("Vell's" into "Vell" and "'s", "didn't" into "did" and
// "n't", a caption that runs into its credit, a sentence that runs into the next).
//
// A compound with a capital letter stays apart at its hyphens ("Vell", "-", "backed"): names end there as often as not.
#pragma once

#include "corpora/annotations.h"
#include "models/models.h"

namespace onrecord {

void find_tokens(const Article& article, const Models& models, Annotations& annotations);

}  // namespace onrecord
