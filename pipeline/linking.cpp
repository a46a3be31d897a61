// Each entity of an article gets an identity: a word that is the same for all that are one. It is a known entity where
// name, date and roles agree with one; else, for a person, the most frequent of the full names that agree; for an
// organization the name without endings such as "Inc.", and for an acronym the name that articles give it; for an event
// its date and kind. A name of one word that nobody clearly owns is one only within its article.
#include "pipeline/linking.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "pipeline/linking_events.h"
#include "pipeline/linking_known.h"
#include "pipeline/linking_organizations.h"
#include "pipeline/linking_people.h"
#include "stages/entities_names.h"

namespace onrecord {
namespace {

std::string fold_space(std::string_view text) {
  std::string folded;
  for (std::size_t begin = 0; begin < text.size();) {
    begin = text.find_first_not_of(" \t\r\n\v\f", begin);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\v\f", begin), text.size());
    if (!folded.empty()) folded += ' ';
    folded += text.substr(begin, end - begin);
    begin = end;
  }
  return folded;
}

constexpr std::uint32_t kClearly = 4;  // times more articles for one expansion of an acronym than for the next

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

std::string lower_case(std::string_view ascii) {
  std::string lower(ascii);
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  return lower;
}

// The key of an event with the year that dates it, "event 2016 …", where its name has none.
std::string with_year(std::string key, std::string_view identity) {
  const std::string_view year = identity.substr(identity.find(' ') + 1).substr(0, 4);
  const bool dated =
      year.size() == 4 && std::all_of(year.begin(), year.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (dated && key.find(year) == std::string::npos) key += '-' + std::string(year);
  return key;
}

// A name of one type, as articles give it as an entity's fullest.
struct Form {
  std::string folded;
  NameWords words;
  std::vector<const KnownEntity*> known;       // all that bear it
  const KnownEntity* of_other_type = nullptr;  // where none does, whom everybody knows by it
  bool confirmed = false;                      // some article means the only known one
  std::uint32_t articles = 0;
};

// What is known of one identity, gathered over all articles.
struct Gathered {
  EntityType type = EntityType::person;
  const KnownEntity* known = nullptr;
  std::map<std::string_view, std::uint32_t> names;  // and how many articles give each as the fullest
  std::uint32_t female = 0;
  std::uint32_t male = 0;
  std::uint32_t place = 0;  // in Links::entities
};

class Linker {
 public:
  Linker(std::span<const ArticleEntities> articles, const Models& models) : articles_(articles), models_(models) {}

  Links run() {
    collect();
    group_people();
    choose_expansions();
    for (std::size_t a = 0; a < articles_.size(); ++a) {
      identity_of_.emplace_back();
      for (std::size_t e = 0; e < articles_[a].entities.size(); ++e) identify(a, e);
    }
    return describe();
  }

 private:
  // Interns every name and decides which known entity each mention of it can mean.
  void collect() {
    for (const ArticleEntities& article : articles_) {
      auto& forms = form_of_.emplace_back();
      auto& known = known_of_.emplace_back();
      for (const LocalEntity& entity : article.entities) {
        const std::uint32_t form = intern(entity);
        ++forms_[form].articles;
        forms.push_back(form);
        known.push_back(choose_known(forms_[form].known, entity, article, models_));
        forms_[form].confirmed |= known.back() && forms_[form].known.size() == 1;
        if (!known.back()) known.back() = forms_[form].of_other_type;
        if (entity.type == EntityType::event && known.back()) note_known_event(entity, article, *known.back());
      }
    }
  }

  std::uint32_t intern(const LocalEntity& entity) {
    const std::string name = name_with_dignity(entity);
    std::string key = std::string(1, static_cast<char>('0' + static_cast<int>(entity.type))) + name;
    const auto [at, is_new] = form_by_name_.emplace(std::move(key), static_cast<std::uint32_t>(forms_.size()));
    if (is_new) {
      Form form;
      form.words = name_words(name);
      form.folded = joined_words(form.words);
      form.known = find_known(entity.type, name, form.words, models_);
      if (form.known.empty()) form.of_other_type = find_known_of_other_type(entity.type, name, form.words, models_);
      forms_.push_back(std::move(form));
    }
    return at->second;
  }

  void group_people() {
    std::unordered_map<std::string_view, std::uint32_t> places;
    for (std::size_t a = 0; a < articles_.size(); ++a) {
      for (std::size_t e = 0; e < articles_[a].entities.size(); ++e) {
        const Form& form = forms_[form_of_[a][e]];
        if (articles_[a].entities[e].type != EntityType::person || form.of_other_type) continue;
        const auto [at, is_new] = places.emplace(form.folded, static_cast<std::uint32_t>(people_.size()));
        if (is_new) people_.push_back({form.folded, person_name(form.words), 0, {}});
        PersonForm& person = people_[at->second];
        ++person.articles;
        if (known_of_[a][e]) person.known.push_back(models_.known.place(*known_of_[a][e]));
      }
    }
    for (PersonForm& person : people_) {
      std::sort(person.known.begin(), person.known.end());
      person.known.erase(std::unique(person.known.begin(), person.known.end()), person.known.end());
    }
    person_group_ = group_person_forms(people_, models_);
    person_place_ = std::move(places);
    // A group is a known entity where all that is known of its names is that one.
    group_known_.resize(people_.size());
    for (std::uint32_t i = 0; i < people_.size(); ++i) {
      if (person_group_[i] == kNobody || !people_[i].name.is_full()) continue;
      auto& known = group_known_[person_group_[i]];
      known.insert(known.end(), people_[i].known.begin(), people_[i].known.end());
    }
    for (auto& known : group_known_) {
      std::sort(known.begin(), known.end());
      known.erase(std::unique(known.begin(), known.end()), known.end());
    }
  }

  // For each acronym, the name that the articles expand it to; nothing where several names compete.
  void choose_expansions() {
    std::unordered_map<std::string, std::map<std::string, std::uint32_t>> expansions;
    for (std::size_t a = 0; a < articles_.size(); ++a) {
      for (std::size_t e = 0; e < articles_[a].entities.size(); ++e) {
        const LocalEntity& entity = articles_[a].entities[e];
        if (entity.type != EntityType::organization || entity.acronym.empty()) continue;
        ++expansions[joined_words(name_words(entity.acronym))][plain_identity(a, e)];
      }
    }
    for (const auto& [acronym, names] : expansions) {
      const auto best = std::max_element(names.begin(), names.end(),
                                         [](const auto& x, const auto& y) { return x.second < y.second; });
      std::uint32_t others = 0;
      for (const auto& [name, articles] : names) others += name == best->first ? 0 : articles;
      if (best->second >= kClearly * others) expansion_.emplace(acronym, best->first);
    }
  }

  std::string identity_of_known(const KnownEntity& known) const {
    return "known " + std::to_string(models_.known.place(known));
  }

  // The identity by name and knowledge alone.
  std::string plain_identity(std::size_t a, std::size_t e) const {
    const LocalEntity& entity = articles_[a].entities[e];
    const Form& form = forms_[form_of_[a][e]];
    if (const KnownEntity* known = known_of_[a][e]) return identity_of_known(*known);
    if (entity.type == EntityType::event) return event_identity(entity, articles_[a]);
    switch (entity.type) {
      case EntityType::person:
        return person_identity(a, form);
      case EntityType::organization:
        if (form.confirmed) return identity_of_known(*form.known.front());
        return "organization " + organization_signature(form.words);
      case EntityType::event:
        break;
      case EntityType::place:
        return "place " + form.folded;
    }
    return {};
  }

  // A known event is meant by all names that say the same as one of its own: "2016 race" as "2016 presidential
  // election".
  void note_known_event(const LocalEntity& entity, const ArticleEntities& article, const KnownEntity& known) {
    const std::uint32_t place = models_.known.place(known);
    const std::string signature = event_signature(entity.name, article.published);
    for (const std::string& key : {signature, std::to_string(known.from) + ' ' + signature}) {
      const auto [at, is_new] = known_events_.emplace(key, place);
      if (!is_new) at->second = std::min(at->second, place);
    }
  }

  std::string event_identity(const LocalEntity& entity, const ArticleEntities& article) const {
    std::string signature = event_signature(entity.name, article.published);
    if (const auto known = known_events_.find(signature); known != known_events_.end())
      return "known " + std::to_string(known->second);
    if (signature.size() == 4 + std::string_view(" election").size() && signature.ends_with(" election")) {
      const auto known = models_.known.find(EntityType::event, signature.substr(0, 4) + " presidential election");
      if (known.size() == 1) return identity_of_known(*known.front());
    }
    return "event " + signature;
  }

  std::string person_identity(std::size_t a, const Form& form) const {
    const std::uint32_t place = person_place_.find(form.folded)->second;
    const std::uint32_t group = person_group_[place];
    if (group == kNobody) return "person " + form.folded + " in " + articles_[a].path;
    if (group_known_[group].size() == 1) return "known " + std::to_string(group_known_[group].front());
    return "person " + people_[group].folded;
  }

  void identify(std::size_t a, std::size_t e) {
    const LocalEntity& entity = articles_[a].entities[e];
    std::string identity = plain_identity(a, e);
    if (entity.type == EntityType::organization && !known_of_[a][e]) {
      if (const auto found = expansion_.find(forms_[form_of_[a][e]].folded); found != expansion_.end())
        identity = found->second;
    }
    const auto [at, is_new] = gathered_.try_emplace(std::move(identity));
    Gathered& gathered = at->second;
    if (at->first.starts_with("known "))
      gathered.known = &models_.known.at(static_cast<std::uint32_t>(std::stoul(at->first.substr(6))));
    gathered.type = gathered.known ? gathered.known->type : entity.type;
    ++gathered.names[entity.name];
    gathered.female += entity.gender == Gender::female;
    gathered.male += entity.gender == Gender::male;
    identity_of_[a].push_back(&gathered);
  }

  Links describe() {
    std::map<std::string, std::pair<const std::string*, Gathered*>> by_key;
    for (auto& [identity, gathered] : gathered_) {
      std::string key = entity_key(gathered.type, name_of(gathered));
      if (gathered.type == EntityType::event && !gathered.known) key = with_year(std::move(key), identity);
      if (gathered.known && models_.known.has_namesake(*gathered.known) && !gathered.known->usual) {
        key += '-' +
               (gathered.known->from > 0 ? std::to_string(gathered.known->from) : lower_case(gathered.known->wikidata));
      }
      if (by_key.contains(key)) key += '-' + sha256_hex(identity).substr(0, 8);
      by_key.emplace(std::move(key), std::pair(&identity, &gathered));
    }
    Links links;
    for (auto& [key, found] : by_key) {
      Gathered& gathered = *found.second;
      gathered.place = static_cast<std::uint32_t>(links.entities.size());
      LinkedEntity entity{.key = key, .type = gathered.type, .name = std::string(name_of(gathered))};
      if (gathered.known) {
        entity.wikidata = gathered.known->wikidata;
        entity.description = gathered.known->description;
        entity.gender = gathered.known->gender;
      }
      if (entity.gender == Gender::unknown && gathered.female != gathered.male) {
        entity.gender = gathered.female > gathered.male ? Gender::female : Gender::male;
      }
      links.entities.push_back(std::move(entity));
    }
    for (const ArticleEntities& article : articles_) {
      auto& places = links.entity_of.emplace_back();
      const std::size_t next = links.entity_of.size() - 1;
      for (std::size_t e = 0; e < article.entities.size(); ++e) places.push_back(identity_of_[next][e]->place);
    }
    return links;
  }

  static std::string_view name_of(const Gathered& gathered) {
    if (gathered.known) return gathered.known->name;
    return std::max_element(gathered.names.begin(), gathered.names.end(),
                            [](const auto& a, const auto& b) {
                              return std::tuple(a.second, a.first.size(), b.first) <
                                     std::tuple(b.second, b.first.size(), a.first);
                            })
        ->first;
  }

  std::span<const ArticleEntities> articles_;
  const Models& models_;
  std::vector<Form> forms_;
  std::unordered_map<std::string, std::uint32_t> form_by_name_;
  std::vector<std::vector<std::uint32_t>> form_of_;              // [article][local entity]
  std::vector<std::vector<const KnownEntity*>> known_of_;        // the same; null where none
  std::unordered_map<std::string, std::uint32_t> known_events_;  // signature to place
  std::vector<PersonForm> people_;
  std::unordered_map<std::string_view, std::uint32_t> person_place_;  // folded name to its place in people_
  std::vector<std::uint32_t> person_group_;
  std::vector<std::vector<std::uint32_t>> group_known_;
  std::unordered_map<std::string, std::string> expansion_;  // acronym to identity
  std::map<std::string, Gathered> gathered_;                // by identity
  std::vector<std::vector<Gathered*>> identity_of_;         // [article][local entity]
};

}  // namespace

Links link_entities(std::span<const ArticleEntities> articles, const Models& models) {
  return Linker(articles, models).run();
}

ArticleEntities summarize_entities(const Article& article, const Annotations& annotations) {
  ArticleEntities summary{article.path(), article.metadata().published, article.metadata().outlet, {}};
  for (const Entity& entity : annotations.entities) {
    LocalEntity local{entity.type, fold_space(entity.name), entity.acronym, entity.gender, {}, {}, {}};
    std::map<std::string, std::uint32_t> aliases;
    for (const Index<Mention> index : entity.mentions) {
      const Mention& mention = index.in(annotations.mentions);
      if (mention.kind == MentionKind::name) ++aliases[fold_space(mention.span.of(article.text()))];
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
