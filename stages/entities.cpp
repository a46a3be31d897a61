#include "stages/entities.h"

#include <algorithm>
#include <string>

#include "corpora/words.h"
#include "stages/entities_beside.h"
#include "stages/entities_by_type.h"
#include "stages/entities_credits.h"
#include "stages/entities_places.h"
#include "stages/entities_referring.h"
#include "stages/entities_state_bodies.h"

namespace onrecord {
namespace {

Gender gender_of_role(std::string_view word, const Models& models) {
  return gender_from(models.roles.find(joined_words(name_words(word))).value_or(""));
}

NamedMention named_mention(const Article& article, const Models& models, const Annotations& all, Index<Mention> at) {
  const Mention& mention = at.in(all.mentions);
  const std::string text(mention.span.of(article.text()));
  NamedMention named{at, text, mention.type == EntityType::person ? person_words(text) : name_words(text)};
  named.office = office_beside(article, all, mention);
  named.presidency = belonging_behind(article, all, mention) == "administration";
  named.dignity = has_dignity(article, all, mention);
  if (mention.tokens.begin == mention.sentence.in(all.sentences).tokens.begin) return named;
  const Token& before = all.tokens[mention.tokens.begin.value - 1];
  named.in_brackets = before.span.of(article.text()) == "(";
  if (before.kind != TokenKind::word) return named;
  named.gender = gender_of_role(before.span.of(article.text()), models);
  return named;
}

bool has_lower_case(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// By the given name, of "J. Cole Marsh" the second; else of whom the name usually means.
Gender gender_of_person(const PersonName& name, const Models& models) {
  if (name.words.empty()) return Gender::unknown;
  for (std::size_t i = 0; i + 1 < name.words.size(); ++i) {
    const Gender gender = gender_of_given_name(name.words[i], models);
    if (gender != Gender::unknown) return gender;
    if (name.words[i].size() > 1) break;
  }
  const auto known = name.is_full() ? models.known.find(EntityType::person, joined_words(name.words), 2)
                                    : models.known.find_usual_family(name.family());
  return known.size() == 1 ? known.front()->gender : Gender::unknown;
}

// The fullest of an entity's names: of most words, then written in lower case too, then the first.
void name_entity(const std::vector<const NamedMention*>& names, const Models& models, Entity& entity) {
  const NamedMention* fullest = names.front();
  for (const NamedMention* name : names) {
    const auto worth = [](const NamedMention& n) { return std::pair(n.words.size(), has_lower_case(n.text)); };
    if (worth(*name) > worth(*fullest)) fullest = name;
    if (name->gender != Gender::unknown) entity.gender = name->gender;
    if (entity.type == EntityType::organization && name->words.size() == 1 && !has_lower_case(name->text)) {
      entity.acronym = fold_ascii_spaces(name->text);
    }
  }
  entity.name = fold_ascii_spaces(fullest->text);
  if (entity.acronym == entity.name) entity.acronym.clear();
  const PersonName name = person_name(fullest->words);
  if (entity.type == EntityType::person && entity.gender == Gender::unknown) {
    entity.gender = gender_of_person(name, models);
  }
}

Groups group(EntityType type, const std::vector<NamedMention>& names, const Models& models) {
  switch (type) {
    case EntityType::person:
      return group_people(names, models);
    case EntityType::organization:
      return group_organizations(names, models);
    default:
      return group_equal_names(names);
  }
}

}  // namespace

void find_entities(const Article& article, const Models& models, Annotations& annotations) {
  annotations.resolutions.resize(annotations.mentions.size());
  for (const EntityType type : kEntityTypes) {
    std::vector<NamedMention> names;
    for (std::size_t i = 0; i < annotations.mentions.size(); ++i) {
      const Mention& mention = annotations.mentions[i];
      if (mention.kind != MentionKind::name || mention.type != type) continue;
      names.push_back(named_mention(article, models, annotations, Index<Mention>(i)));
    }
    if (type == EntityType::person) {
      join_parted_names(article, annotations, names);
      tell_outlets_in_bylines(article, models, annotations, names);
    }
    if (type == EntityType::organization) {
      tell_state_bodies(article, models, annotations, names);
      tell_photo_agencies(article, models, annotations, names);
    }
    if (type == EntityType::place) tell_namesakes(article, models, annotations, names);
    const Groups groups = group(type, names, models);
    std::vector<std::vector<const NamedMention*>> members;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (groups.of[i] >= members.size()) members.resize(groups.of[i] + 1);
      members[groups.of[i]].push_back(&names[i]);
    }
    const std::size_t first = annotations.entities.size();
    for (const auto& group_members : members) {
      Entity entity;
      entity.type = type;
      name_entity(group_members, models, entity);
      for (const NamedMention* name : group_members) entity.mentions.push_back(name->mention);
      annotations.entities.push_back(std::move(entity));
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string_view rule = names[i].told_by.empty() ? groups.decided_by[i] : names[i].told_by;
      annotations.resolutions[names[i].mention.value] = {Index<Entity>(first + groups.of[i]), rule};
    }
  }
  resolve_referring(article, models, annotations);
}

}  // namespace onrecord
