#include "stages/affiliations.h"

#include <algorithm>

#include "stages/stated_roles.h"

namespace onrecord {
namespace {

// The chamber that a title alone tells, where the article names one: a senator sits in the Senate.
std::optional<Index<Entity>> chamber_of(std::string_view role, const Annotations& annotations) {
  const bool senator = role == "sen" || role == "senator";
  const bool member = role == "rep" || role == "congressman" || role == "congresswoman" || role == "representative";
  if (!senator && !member) return std::nullopt;
  for (std::size_t i = 0; i < annotations.entities.size(); ++i) {
    const Entity& entity = annotations.entities[i];
    if (entity.type != EntityType::organization) continue;
    const std::string_view name = entity.name;
    if (senator ? name == "Senate" || name == "U.S. Senate" : name == "House" || name == "House of Representatives") {
      return Index<Entity>(i);
    }
  }
  return std::nullopt;
}

}  // namespace

void find_affiliations(const Article& article, const Models& models, Annotations& annotations) {
  for (StatedRole& stated : find_stated_roles(article, models, annotations)) {
    Affiliation affiliation;
    affiliation.span = stated.span;
    affiliation.person = *annotations.resolutions[stated.person.value].entity;
    if (annotations.entities[affiliation.person.value].type != EntityType::person) continue;
    if (stated.organization) affiliation.organization = annotations.resolutions[stated.organization->value].entity;
    if (!affiliation.organization && stated.decided_by == "title") {
      affiliation.organization = chamber_of(stated.head, annotations);
    }
    affiliation.role = std::move(stated.role);
    affiliation.decided_by = stated.decided_by;
    annotations.affiliations.push_back(std::move(affiliation));
  }
  std::stable_sort(annotations.affiliations.begin(), annotations.affiliations.end(),
                   [](const Affiliation& a, const Affiliation& b) { return a.span < b.span; });
}

}  // namespace onrecord
