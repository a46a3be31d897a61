#include "pipeline/linking_forms.h"

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

}  // namespace

Forms read_forms(std::span<const ArticleEntities> articles, const Models& models) {
  Forms all;
  std::unordered_map<std::string, std::uint32_t> places;  // by type and name
  for (const ArticleEntities& article : articles) {
    auto& of = all.of.emplace_back();
    auto& known = all.known.emplace_back();
    for (const LocalEntity& entity : article.entities) {
      const std::string name = name_with_dignity(entity);
      const auto [at, is_new] = places.emplace(std::to_string(static_cast<int>(entity.type)) + name,
                                               static_cast<std::uint32_t>(all.forms.size()));
      if (is_new) all.forms.push_back(read_form(entity.type, name, models));
      Form& form = all.forms[at->second];
      of.push_back(at->second);
      known.push_back(choose_known(form.known, entity, article, models));
      form.confirmed |= known.back() && form.known.size() == 1;
      if (!known.back()) known.back() = form.of_other_type;
    }
  }
  return all;
}

}  // namespace onrecord
