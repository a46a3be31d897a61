// What a place's name means where a city and a state share it. Part of the stage entities.
#pragma once

#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"
#include "stages/entities_by_type.h"

namespace onrecord {

// Gives each of `places` whose name is that of a city and a state the one's or the other's name in full as its text and
// words, and says by which rule. Linear in the article.
void tell_namesakes(const Article& article, const Models& models, const Annotations& all,
                    std::vector<NamedMention>& places);

}  // namespace onrecord
