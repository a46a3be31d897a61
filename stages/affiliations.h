// Stage 7, affiliations: a person's role, and the organization where one is named, as the text states them next to the
// person's name (stated_roles.h), with the entities behind the names.
#pragma once

#include "corpora/annotations.h"
#include "models/models.h"

namespace onrecord {

void find_affiliations(const Article& article, const Models& models, Annotations& annotations);

}  // namespace onrecord
