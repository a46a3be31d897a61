// Which entities the pronouns and descriptions of an article stand for. Part of the stage entities.
#pragma once

#include "corpora/annotations.h"
#include "models/models.h"

namespace onrecord {

// Resolves mentions of kind pronoun and description to the entities that the names made; what stays unclear stays
// open. Linear in the mentions.
void resolve_referring(const Article& article, const Models& models, Annotations& annotations);

}  // namespace onrecord
