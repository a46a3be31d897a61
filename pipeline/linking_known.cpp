#include "pipeline/linking_known.h"

#include <algorithm>
#include <charconv>

#include "pipeline/linking_organizations.h"
#include "pipeline/linking_roles.h"
#include "stages/entities_by_type.h"

namespace onrecord {
namespace {

constexpr int kEarly = 12;  // years before the first office in which somebody may be named already

int year_of(std::string_view date) {
  int year = 0;
  std::from_chars(date.data(), date.data() + std::min<std::size_t>(date.size(), 4), year);
  return year;
}

// Whether the article's gender contradicts the known one. One that only the given name tells does not: Lindsey Graham.
bool contradicts_gender(const KnownEntity& known, const LocalEntity& entity, const Models& models) {
  if (known.gender == Gender::unknown || entity.gender == Gender::unknown || known.gender == entity.gender)
    return false;
  return gender_of_given_name(name_words(entity.name).front(), models) != entity.gender;
}

bool contradicts_date(const KnownEntity& known, int year) {
  return year != 0 && known.from != 0 && year < known.from - kEarly;
}

// Whether the article's roles are not those of somebody who has, or had, an office: a coach is no senator, but may
// become one.
bool contradicts_roles(const KnownEntity& known, const LocalEntity& entity, int year) {
  if (known.type != EntityType::person || known.usual || office_of(std::string(known.description)).empty())
    return false;
  if (year != 0 && year <= known.from) return false;
  const bool other = std::any_of(entity.roles.begin(), entity.roles.end(), is_other_calling);
  return other && std::all_of(entity.roles.begin(), entity.roles.end(),
                              [](const std::string& role) { return office_of(role).empty(); });
}

bool agrees(const KnownEntity& known, const LocalEntity& entity, int year, const Models& models) {
  return !contradicts_gender(known, entity, models) && !contradicts_date(known, year) &&
         !contradicts_roles(known, entity, year);
}

// The country whose party or legislature this is, or the city of an attack; empty for anything else.
std::string_view place_of(const KnownEntity& known) {
  for (const std::string_view kind : {"political party of ", "legislature of "}) {
    if (known.description.starts_with(kind)) return known.description.substr(kind.size());
  }
  return known.attacked_place();
}

// Whether the article is about that place: names such as "Communist Party" are borne in many.
bool names_place(const ArticleEntities& article, std::string_view place) {
  return std::any_of(article.entities.begin(), article.entities.end(), [&](const LocalEntity& entity) {
    return entity.type == EntityType::place && entity.name == place;
  });
}

// Whether the place of a known entity, where it has one, lets the article mean it: "the Sept. 11 attack" is that in
// another city only where the article names the city.
bool place_agrees(const KnownEntity& known, const LocalEntity& entity, const ArticleEntities& article) {
  const std::string_view place = place_of(known);
  if (place.empty() || (known.usual && known.type != EntityType::event)) return true;
  return names_place(article, place) || entity.name.find(place) != std::string::npos;
}

// Whether the article names another state of the US.
bool names_us_state(const ArticleEntities& article, const LocalEntity& entity, const Models& models) {
  return std::any_of(article.entities.begin(), article.entities.end(), [&](const LocalEntity& other) {
    if (other.type != EntityType::place || other.name == entity.name) return false;
    const auto found = find_known(EntityType::place, other.name, name_words(other.name), models);
    return std::any_of(found.begin(), found.end(), [](const KnownEntity* known) { return known->is_us_state(); });
  });
}

bool has_office(const KnownEntity& known, const LocalEntity& entity) {
  return std::any_of(entity.roles.begin(), entity.roles.end(), [&](const std::string& role) {
    const std::string_view office = office_of(role);
    return !office.empty() && known.description.find(office) != std::string_view::npos;
  });
}

bool in_office(const KnownEntity& known, int year) {
  return year != 0 && known.from != 0 && known.from <= year + 1 && (known.to == 0 || year <= known.to + 1);
}

bool is_all_capitals(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Under another order of the name, "Vell Ada Rose", or one without what only official use adds, "Ada R. Vell Jr.".
std::vector<const KnownEntity*> find_known_person(const NameWords& words, const Models& models) {
  if (words.size() < 3) return {};
  NameWords turned = words;
  std::rotate(turned.begin(), turned.begin() + 1, turned.end());
  if (auto found = models.known.find(EntityType::person, joined_words(turned)); !found.empty()) return found;
  const PersonName name = person_name(words);
  if (name.suffix.empty() || name.words.size() < 3) return {};
  NameWords shorter = {name.given(), name.family(), name.suffix};
  auto found = models.known.find(EntityType::person, joined_words(shorter));
  if (!found.empty() || name.words[1].size() > 1) return found;
  shorter.pop_back();
  return models.known.find(EntityType::person, joined_words(shorter));
}

// The outlet that ends a longer name, where its own begins with "the" or a place: "Failing New York Times", and what a
// headline ran into a name, "Ukraine The Hill".
std::vector<const KnownEntity*> find_outlet_at_end(const NameWords& words, const Models& models) {
  for (std::size_t begin = 1; begin < words.size(); ++begin) {
    const NameWords rest(words.begin() + static_cast<std::ptrdiff_t>(begin), words.end());
    const bool named_after_place =
        rest.size() > 1 && (!models.known.find(EntityType::place, rest[0]).empty() ||
                            !models.known.find(EntityType::place, rest[0] + ' ' + rest[1]).empty());
    if (words[begin - 1] != "the" && !named_after_place) continue;
    auto found = models.known.find(EntityType::organization, joined_words(rest));
    std::erase_if(found, [](const KnownEntity* known) { return !known->is_outlet(); });
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace

std::vector<const KnownEntity*> find_known(EntityType type, std::string_view name, const NameWords& words,
                                           const Models& models) {
  if (type == EntityType::person && !person_name(words).is_full() && !is_all_capitals(name)) return {};
  if (auto found = models.known.find(type, name); !found.empty()) return found;
  auto found = models.known.find(type, joined_words(words));
  if (!found.empty()) return found;
  if (type == EntityType::person) return find_known_person(words, models);
  if (type != EntityType::organization) return found;
  found = models.known.find(type, joined_words(usual_organization_words(words)));
  if (found.empty()) found = models.known.find(type, organization_signature(words));
  return found.empty() ? find_outlet_at_end(words, models) : found;
}

const KnownEntity* find_known_of_other_type(EntityType type, std::string_view name, const NameWords& words,
                                            const Models& models) {
  if (!is_all_capitals(name) && (words.size() < 2 || type == EntityType::place))
    return nullptr;  // the White House is a place, too
  for (const EntityType other : {EntityType::organization, EntityType::person, EntityType::event}) {
    if (other == type) continue;
    const auto found = find_known(other, name, words, models);
    if (found.size() == 1 && (found.front()->usual || words.size() > 1)) return found.front();
  }
  return nullptr;
}

const KnownEntity* choose_known(const std::vector<const KnownEntity*>& candidates, const LocalEntity& entity,
                                const ArticleEntities& article, const Models& models) {
  if (candidates.empty()) return nullptr;
  const int year = year_of(article.published);
  std::vector<const KnownEntity*> left;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(left), [&](const KnownEntity* known) {
    return agrees(*known, entity, year, models) && place_agrees(*known, entity, article);
  });
  const auto keep = [&](const auto& test) {
    std::vector<const KnownEntity*> fitting;
    std::copy_if(left.begin(), left.end(), std::back_inserter(fitting), test);
    if (!fitting.empty()) left = std::move(fitting);
  };
  if (left.size() > 1) keep([&](const KnownEntity* known) { return has_office(*known, entity); });
  keep([](const KnownEntity* known) { return known->usual; });
  if (entity.type == EntityType::place && left.size() > 1) {
    // Georgia, the only name of a country and a state: the country beside Russia, where no other state is named.
    const bool state = names_us_state(article, entity, models) || !names_place(article, "Russia");
    keep([&](const KnownEntity* known) { return known->is_us_state() == state; });
  }
  if (left.size() > 1) keep([&](const KnownEntity* known) { return in_office(*known, year); });
  return left.size() == 1 ? left.front() : nullptr;
}

bool is_none_of_known(const std::vector<const KnownEntity*>& candidates, const LocalEntity& entity,
                      const ArticleEntities& article) {
  const int year = year_of(article.published);
  return !candidates.empty() && std::all_of(candidates.begin(), candidates.end(), [&](const KnownEntity* known) {
    return contradicts_date(*known, year) || (year != 0 && contradicts_roles(*known, entity, year));
  });
}

}  // namespace onrecord
