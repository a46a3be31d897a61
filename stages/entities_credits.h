// Agencies and outlets named in credits and bylines, where their names are also other people's and bodies'. Part of the
// stage entities.
#pragma once

#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"
#include "stages/entities_by_type.h"

namespace onrecord {

// Gives an acronym in a picture's credit ("Image copyright EPA") the name of the photo agency whose acronym it is,
// where one is known. Linear in the mentions.
void tell_photo_agencies(const Article& article, const Models& models, const Annotations& all,
                         std::vector<NamedMention>& organizations);

// Gives the name behind a writer's at the end of a paragraph ("Ada Vell, Bloomberg") the full name of the outlet that
// it is short for, where one is known. Linear in the mentions.
void tell_outlets_in_bylines(const Article& article, const Models& models, const Annotations& all,
                             std::vector<NamedMention>& people);

}  // namespace onrecord
