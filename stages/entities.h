// Stage 5, entities: which mentions of one article are one person, organization, event or place.
//
// Names are grouped by type with ordered, named rules (entities_people.cpp, entities_organizations.cpp), and each
// group is an entity.
#pragma once

#include "corpora/annotations.h"
#include "models/models.h"

namespace onrecord {

void find_entities(const Article& article, const Models& models, Annotations& annotations);

}  // namespace onrecord
