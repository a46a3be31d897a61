// Each entity of an article gets an identity: a word that is the same for all that are one. It is a known entity where
// name, date and roles agree with one; else, for a person, the most frequent of the full names that agree; for an
// organization the name without endings such as "Inc.", and for an acronym the name that articles give it; for an event
// its date and kind. A name of one word that nobody clearly owns is whom its article speaks for, if anybody.
#include "pipeline/linking.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "pipeline/linking_events.h"
#include "pipeline/linking_forms.h"
#include "pipeline/linking_identities.h"
#include "pipeline/linking_organizations.h"
#include "pipeline/linking_persons.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kClearly = 4;  // times more articles for one expansion of an acronym than for the next

class Linker {
 public:
  Linker(std::span<const ArticleEntities> articles, const Models& models)
      : articles_(articles),
        models_(models),
        forms_(read_forms(articles, models)),
        persons_(articles, forms_, models) {}

  Links run() {
    note_known_events();
    choose_expansions();
    Identities identities(models_);
    for (std::size_t a = 0; a < articles_.size(); ++a) {
      identities.begin_article();
      for (std::size_t e = 0; e < articles_[a].entities.size(); ++e)
        identities.add(identity(a, e), articles_[a].entities[e]);
    }
    return identities.describe();
  }

 private:
  // A known event is meant by all names that say the same as one of its own: "2016 race" as "2016 presidential
  // election".
  void note_known_events() {
    for (std::size_t a = 0; a < articles_.size(); ++a) {
      for (std::size_t e = 0; e < articles_[a].entities.size(); ++e) {
        const LocalEntity& entity = articles_[a].entities[e];
        const KnownEntity* known = forms_.known[a][e];
        if (entity.type != EntityType::event || !known) continue;
        const std::uint32_t place = models_.known.place(*known);
        const std::string signature = event_signature(entity.name, articles_[a].published);
        const std::string_view attacked = known->attacked_place();  // "the Sept. 11 attack" is another's elsewhere
        if (!attacked.empty() && signature.find(joined_words(name_words(attacked))) == std::string::npos) continue;
        for (const std::string& key : {signature, std::to_string(known->from) + ' ' + signature}) {
          const auto [at, is_new] = known_events_.emplace(key, place);
          if (!is_new) at->second = std::min(at->second, place);
        }
      }
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

  std::string identity(std::size_t a, std::size_t e) const {
    if (articles_[a].entities[e].type == EntityType::organization && !forms_.known[a][e]) {
      const auto found = expansion_.find(forms_.form(a, e).folded);
      if (found != expansion_.end()) return found->second;
    }
    return plain_identity(a, e);
  }

  // The identity without what articles expand acronyms to.
  std::string plain_identity(std::size_t a, std::size_t e) const {
    const LocalEntity& entity = articles_[a].entities[e];
    if (const KnownEntity* known = forms_.known[a][e]) return identity_of(*known, models_);
    const Form& form = forms_.form(a, e);
    switch (entity.type) {
      case EntityType::person:
        return persons_.identity(a, e);
      case EntityType::organization:
        if (form.confirmed) return identity_of(*form.known.front(), models_);
        if (entity.name.starts_with("state ")) return "organization " + form.folded + " in " + articles_[a].path;
        return "organization " + organization_signature(form.words);
      case EntityType::event:
        return event_identity(entity, articles_[a]);
      case EntityType::place:
        return "place " + form.folded;
    }
    return {};
  }

  std::string event_identity(const LocalEntity& entity, const ArticleEntities& article) const {
    std::string signature = event_signature(entity.name, article.published);
    if (const auto known = known_events_.find(signature); known != known_events_.end())
      return identity_of(models_.known.at(known->second), models_);
    if (signature.size() == 4 + std::string_view(" election").size() && signature.ends_with(" election")) {
      const auto known = models_.known.find(EntityType::event, signature.substr(0, 4) + " presidential election");
      if (known.size() == 1) return identity_of(*known.front(), models_);
    }
    return "event " + signature;
  }

  std::span<const ArticleEntities> articles_;
  const Models& models_;
  Forms forms_;
  Persons persons_;
  std::unordered_map<std::string, std::uint32_t> known_events_;  // signature to place
  std::unordered_map<std::string, std::string> expansion_;       // acronym to identity
};

}  // namespace

Links link_entities(std::span<const ArticleEntities> articles, const Models& models) {
  return Linker(articles, models).run();
}

}  // namespace onrecord
