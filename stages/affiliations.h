#pragma once

#include "corpora/annotations.h"
#include "models/models.h"

namespace onrecord {

void find_affiliations(const Article& article, const Models& models, Annotations& annotations);

}  // namespace onrecord
