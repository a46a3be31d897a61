// Known entities as evidence: which of those that bear a name an article means.
#pragma once

#include <vector>

#include "models/models.h"
#include "pipeline/linking.h"
#include "stages/entities_names.h"

namespace onrecord {

// All known entities that bear this name, `words` of it folded. A person's must be a full name, which may begin with
// the family name ("Vell Ada Rose"), or initials in capitals ("JFK"); an organization's is looked up without endings
// such as "Inc." and without "U.S." too, and an outlet's behind other words ("Failing Oskan Times").
std::vector<const KnownEntity*> find_known(EntityType type, std::string_view name, const NameWords& words,
                                           const Models& models);

// Where nothing of its own type bears the name, the one organization, person or event that everybody knows by it:
// taggers take "U.N." for a place. Null where there is none, for a name of one word that is no acronym, and for a place
// with any other name, since a building has its institution's.
const KnownEntity* find_known_of_other_type(EntityType type, std::string_view name, const NameWords& words,
                                            const Models& models);

// The one of `candidates` that `entity` is: gender and date do not contradict it, roles do not, and of several one is
// the usual one or the only one whose office the roles name. Null where none is, or where it stays unclear.
const KnownEntity* choose_known(const std::vector<const KnownEntity*>& candidates, const LocalEntity& entity,
                                const ArticleEntities& article, const Models& models);

// Whether date or roles contradict each of `candidates`, of which there are some: somebody else has this name. A gender
// alone does not, since it may be that of a relative: "Mrs. Vell".
bool is_none_of_known(const std::vector<const KnownEntity*>& candidates, const LocalEntity& entity,
                      const ArticleEntities& article);

}  // namespace onrecord
