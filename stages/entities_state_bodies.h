// Which chambers and courts of one article are a state's and not the federal ones. Part of the stage entities.
#pragma once

#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"
#include "stages/entities_by_type.h"

namespace onrecord {

// Gives each of `organizations` that is a state's body the name of its state: "the state Senate" is the "Ohio Senate"
// where the article is about Ohio, and stays "state Senate" where it does not tell. Linear in the mentions.
void tell_state_bodies(const Article& article, const Models& models, const Annotations& all,
                       std::vector<NamedMention>& organizations);

}  // namespace onrecord
