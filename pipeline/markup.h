// Markup: an article with what was found in it, for a person to read.
//
// On a terminal names are coloured by type, quotes underlined, sources bold and cues italic. Elsewhere the same in
// plain marks: [Ada Vell/person] and {1: We will win,} with the quote's number. Below stand the entities with the forms
// of their names, and the quotes with their speakers. All text is made safe to show.
#pragma once

#include <string>

#include "corpora/annotations.h"

namespace onrecord {

std::string mark_up(const Article& article, const Annotations& annotations, bool colour);

}  // namespace onrecord
