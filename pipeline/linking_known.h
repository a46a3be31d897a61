// Known entities as evidence: which of those that bear a name an article means.
#pragma once

#include <vector>

#include "models/models.h"
#include "pipeline/linking.h"
#include "stages/entities_names.h"

namespace onrecord {

// All known entities that bear this name. A person's must be a full name; an organization's is looked up without
// endings such as "Inc." too.
std::vector<const KnownEntity*> find_known(EntityType type, const NameWords& words, const Models& models);

// The one of `candidates` that `entity` is: gender and date do not contradict it, roles do not, and of several one is
// the usual one or the only one whose office the roles name. Null where none is, or where it stays unclear.
const KnownEntity* choose_known(const std::vector<const KnownEntity*>& candidates, const LocalEntity& entity,
                                const ArticleEntities& article);

}  // namespace onrecord
