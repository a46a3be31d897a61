// Measures of the names tagger: how good it is, how sure it may be, and what each of its sources gives.
#pragma once

#include <iosfwd>
#include <vector>

#include "models/models.h"
#include "models/training/examples.h"

namespace onrecord::training {

// Names found against the gold names of the documents, exact in span and type, a line a set. A type of which a set has
// no name is not annotated there and left out.
void measure_names(const std::vector<Document>& documents, const Models& models, std::ostream& out);

// How often mentions of each confidence are right in span and type.
void measure_confidence(const std::vector<Document>& documents, const Models& models, std::ostream& out);

// What each corpus, each table and the learner give: first passes are trained without it, on the other corpora and four
// fifths of our own gold, and measured on the last fifth. `facts` is the gazetteer without seen names. Takes minutes;
// reports to `log`.
void compare_names(const std::vector<Document>& documents, Models models, const Gazetteer& facts, std::ostream& out,
                   std::ostream& log);

}  // namespace onrecord::training
