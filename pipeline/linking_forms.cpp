#include "pipeline/linking_forms.h"

#include <algorithm>
#include <unordered_map>

#include "pipeline/linking_known.h"

namespace onrecord {
namespace {

// "Pope Francis" where an article has "Francis" and calls him pope: such people have no family name.
std::string name_with_dignity(const LocalEntity& entity) {
  if (entity.type != EntityType::person || entity.name.find(' ') != std::string::npos) return entity.name;
  for (const std::string& role : entity.roles) {
    for (const std::string_view dignity : {"Pope", "King", "Queen", "Prince", "Princess", "Emperor"}) {
      if (role == dignity) return role + ' ' + entity.name;
    }
  }
  return entity.name;
}

Form read_form(EntityType type, const std::string& name, const Models& models) {
  Form form;
  form.words = type == EntityType::person ? person_words(name) : name_words(name);
  form.folded = joined_words(form.words);
  form.known = find_known(type, name, form.words, models);
  if (form.known.empty()) form.of_other_type = find_known_of_other_type(type, name, form.words, models);
  return form;
}

// What an acronym means that is a state's, "VA", in an article that names a body known by it and not the state: the
// body; else null.
const KnownEntity* body_of_acronym(const ArticleEntities& article, const std::vector<const KnownEntity*>& known,
                                   std::size_t e, const Models& models) {
  const LocalEntity& place = article.entities[e];
  if (place.type != EntityType::place || !known[e] || !known[e]->is_us_state()) return nullptr;
  if (std::any_of(place.name.begin(), place.name.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return nullptr;
  if (std::count(known.begin(), known.end(), known[e]) > 1) return nullptr;
  const auto bodies = models.known.find(EntityType::organization, joined_words(name_words(place.name)));
  const auto named = std::find_first_of(bodies.begin(), bodies.end(), known.begin(), known.end());
  return named == bodies.end() ? nullptr : *named;
}

}  // namespace

Forms read_forms(std::span<const ArticleEntities> articles, const Models& models) {
  Forms all;
  std::unordered_map<std::string, std::uint32_t> places;  // by type and name
  for (const ArticleEntities& article : articles) {
    auto& of = all.of.emplace_back();
    auto& known = all.known.emplace_back();
    auto& refused = all.refused.emplace_back();
    for (const LocalEntity& entity : article.entities) {
      const std::string name = name_with_dignity(entity);
      const auto [at, is_new] = places.emplace(std::to_string(static_cast<int>(entity.type)) + name,
                                               static_cast<std::uint32_t>(all.forms.size()));
      if (is_new) all.forms.push_back(read_form(entity.type, name, models));
      Form& form = all.forms[at->second];
      of.push_back(at->second);
      known.push_back(choose_known(form.known, entity, article, models));
      refused.push_back(is_none_of_known(form.known, entity, article));
      form.confirmed |= known.back() && form.known.size() == 1;
      if (!known.back()) known.back() = form.of_other_type;
    }
    for (std::size_t e = 0; e < known.size(); ++e) {
      if (const KnownEntity* body = body_of_acronym(article, known, e, models)) known[e] = body;
    }
  }
  return all;
}

}  // namespace onrecord
