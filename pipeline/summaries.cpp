// What linking may know of an article: a summary of its annotations.
#include <algorithm>
#include <map>

#include "corpora/words.h"
#include "pipeline/linking.h"
#include "stages/entities_beside.h"

namespace onrecord {
ArticleEntities summarize_entities(const Article& article, const Annotations& annotations) {
  ArticleEntities summary{article.path(), article.metadata().published, article.metadata().outlet, {}};
  for (const Entity& entity : annotations.entities) {
    LocalEntity local{entity.type, fold_ascii_spaces(entity.name), entity.acronym, entity.gender, {}, {}, {}};
    std::map<std::string, std::uint32_t> aliases;
    for (const Index<Mention> index : entity.mentions) {
      const Mention& mention = index.in(annotations.mentions);
      if (mention.kind != MentionKind::name) continue;
      ++aliases[fold_ascii_spaces(mention.span.of(article.text()))];
      if (entity.type != EntityType::person) continue;
      if (const std::string_view named = belonging_behind(article, annotations, mention); !named.empty())
        local.roles.emplace_back(named);
    }
    for (const auto& [text, mentions] : aliases) local.aliases.push_back({text, mentions});
    summary.entities.push_back(std::move(local));
  }
  for (const Affiliation& affiliation : annotations.affiliations) {
    LocalEntity& person = summary.entities[affiliation.person.value];
    if (!affiliation.role.empty()) person.roles.push_back(affiliation.role);
    if (affiliation.organization)
      person.organizations.push_back(summary.entities[affiliation.organization->value].name);
  }
  for (LocalEntity& entity : summary.entities) {
    for (auto* list : {&entity.roles, &entity.organizations}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
  }
  return summary;
}

}  // namespace onrecord
