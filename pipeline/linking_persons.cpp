// Full names that agree are one person (linking_people.h), unless articles give them callings that contradict each
// other: the pastor and the senator of one name are two, and who is given no calling is the one more often named. A
// surname alone is the famous bearer who had the office that its article gives, else whom the article speaks for
// (linking_surnames.h), else the one famous bearer whom the known entities have, else somebody of that article alone.
#include "pipeline/linking_persons.h"

#include <algorithm>
#include <map>
#include <set>

#include "pipeline/linking_identities.h"
#include "pipeline/linking_surnames.h"

namespace onrecord {
namespace {

constexpr int kRecent = 1950;  // last year of those whom a family name means without their office

void sort_once(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

int year_of(std::string_view date) {
  int year = 0;
  for (std::size_t i = 0; i < 4 && i < date.size(); ++i) year = 10 * year + (date[i] - '0');
  return date.size() < 4 ? 0 : year;
}

std::string key_of(const Form& form, bool refused) { return refused ? form.folded + '\n' : form.folded; }

std::uint64_t joined(std::size_t article, std::size_t entity) {
  return static_cast<std::uint64_t>(article) << 32 | static_cast<std::uint64_t>(entity);
}

}  // namespace

Persons::Persons(std::span<const ArticleEntities> articles, const Forms& forms, const Models& models)
    : articles_(articles), forms_(forms), models_(models) {
  collect();
  group();
  tell_surnames();
  part_namesakes();
}

bool Persons::is_person(std::size_t article, std::size_t entity) const {
  return articles_[article].entities[entity].type == EntityType::person && !forms_.form(article, entity).of_other_type;
}

// The name, and where the articles mean none of the known people of this name, a mark of that.
std::uint32_t Persons::place_of(std::size_t article, std::size_t entity) const {
  return place_.find(key_of(forms_.form(article, entity), forms_.refused[article][entity]))->second;
}

void Persons::collect() {
  for (std::size_t a = 0; a < articles_.size(); ++a) {
    for (std::size_t e = 0; e < articles_[a].entities.size(); ++e) {
      if (!is_person(a, e)) continue;
      const Form& form = forms_.form(a, e);
      const std::string key = key_of(form, forms_.refused[a][e]);
      const auto [at, is_new] = place_.emplace(key, static_cast<std::uint32_t>(people_.size()));
      if (is_new) people_.push_back({key, person_name(form.words), 0, {}, {}});
      PersonForm& person = people_[at->second];
      ++person.articles;
      if (forms_.refused[a][e]) {
        for (const KnownEntity* known : form.known) person.refused.push_back(models_.known.place(*known));
      }
      if (const KnownEntity* known = forms_.known[a][e]) person.known.push_back(models_.known.place(*known));
    }
  }
  for (PersonForm& person : people_) {
    sort_once(person.known);
    sort_once(person.refused);
  }
}

void Persons::group() {
  group_ = group_person_forms(people_, models_);
  group_known_.resize(people_.size());
  for (std::uint32_t i = 0; i < people_.size(); ++i) {
    if (group_[i] == kNobody || !people_[i].name.is_full()) continue;
    auto& known = group_known_[group_[i]];
    known.insert(known.end(), people_[i].known.begin(), people_[i].known.end());
  }
  for (auto& known : group_known_) sort_once(known);
}

std::uint32_t Persons::group_of(std::size_t article, std::size_t entity) const {
  return group_[place_of(article, entity)];
}

void Persons::tell_surnames() {
  std::vector<LoneSurname> lone;
  std::vector<std::uint64_t> asked;
  std::vector<Bearing> bearings;
  std::vector<NamedTogether> together(articles_.size());
  for (std::size_t a = 0; a < articles_.size(); ++a) {
    together[a].year = year_of(articles_[a].published);
    std::set<std::uint32_t> seen;
    for (std::size_t e = 0; e < articles_[a].entities.size(); ++e) {
      const auto article = static_cast<std::uint32_t>(a);
      // People are numbered by group, all else by form, behind them.
      const std::uint32_t group = is_person(a, e) ? group_of(a, e) : kNobody;
      const std::uint32_t number =
          group != kNobody ? group : static_cast<std::uint32_t>(people_.size()) + forms_.of[a][e];
      if (seen.insert(number).second) together[a].named.push_back(number);
      if (!is_person(a, e)) continue;
      const LocalEntity& entity = articles_[a].entities[e];
      const Offices offices = offices_of(entity.roles);
      const PersonForm& person = people_[place_of(a, e)];
      if (group == kNobody && person.name.suffix.empty()) {
        lone.push_back({article, person.name.family(), entity.gender, offices});
        asked.push_back(joined(a, e));
      } else if (group != kNobody && person.name.is_full()) {
        bearings.push_back({article, group, people_[group].folded, people_[group].name.family(),
                            group_known_[group].size() == 1, entity.gender, offices});
      }
    }
  }
  const std::vector<std::uint32_t> told = tell_lone_surnames(lone, bearings, together);
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (told[i] != kNotTold) told_.emplace(asked[i], told[i]);
  }
}

// What an article says somebody is, where it says but one thing.
Calling Persons::calling(std::size_t article, std::size_t entity) const {
  Calling found = Calling::none;
  for (const std::string& role : articles_[article].entities[entity].roles) {
    const Calling calling = calling_of(role);
    if (calling == Calling::none || calling == found) continue;
    if (found != Calling::none) return Calling::none;
    found = calling;
  }
  return found;
}

void Persons::part_namesakes() {
  std::map<std::uint32_t, std::map<Calling, std::uint32_t>> callings;
  for (std::size_t a = 0; a < articles_.size(); ++a) {
    for (std::size_t e = 0; e < articles_[a].entities.size(); ++e) {
      if (!is_person(a, e) || forms_.known[a][e]) continue;
      const std::uint32_t group = group_of(a, e);
      if (group == kNobody || !people_[group].name.is_full() || !group_known_[group].empty()) continue;
      if (const Calling found = calling(a, e); found != Calling::none) ++callings[group][found];
    }
  }
  for (const auto& [group, counts] : callings) {
    if (counts.size() < 2) continue;
    const auto main = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    parted_.emplace(group, main->first);
  }
}

// Those whom everybody knows by a family name and who had an office that the article gives, "President Ford", the last
// first: "the Bush years".
std::vector<const KnownEntity*> Persons::famous_by_office(const Form& form, const LocalEntity& entity) const {
  std::vector<const KnownEntity*> famous = models_.known.find_usual_family(form.folded);
  std::erase_if(famous, [&](const KnownEntity* known) {
    if (entity.gender != Gender::unknown && known->gender != entity.gender) return true;
    return std::none_of(entity.roles.begin(), entity.roles.end(), [&](const std::string& role) {
      const bool title =
          name_words(role).size() <= 2;  // what is longer is often of somebody else: "upheld the President"
      return title && !office_of(role).empty() && known->description.find(office_of(role)) != std::string_view::npos;
    });
  });
  std::stable_sort(famous.begin(), famous.end(), [](auto a, auto b) { return a->from > b->from; });
  return famous;
}

// The only one whom everybody knows by a family name, where nobody else who is known has it: "Reagan".
const KnownEntity* Persons::famous_bearer(const Form& form, const LocalEntity& entity) const {
  const std::vector<const KnownEntity*> usual = models_.known.find_usual_family(form.folded);
  if (usual.size() != 1) return nullptr;
  const KnownEntity* famous = usual.front();
  if (entity.gender != Gender::unknown && famous->gender != entity.gender) return nullptr;
  const bool recent = famous->to == 0 || famous->to >= kRecent;
  return recent && models_.known.is_only_of_family(*famous, form.folded) ? famous : nullptr;
}

std::string Persons::identity(std::size_t article, std::size_t entity) const {
  const Form& form = forms_.form(article, entity);
  const LocalEntity& local = articles_[article].entities[entity];
  std::uint32_t group = group_of(article, entity);
  const auto by_office = form.words.size() == 1 ? famous_by_office(form, local) : std::vector<const KnownEntity*>();
  if (by_office.size() == 1) return identity_of(*by_office.front(), models_);
  if (const auto told = told_.find(joined(article, entity)); told != told_.end()) group = told->second;
  const bool alone = group == kNobody || !people_[group].name.is_full();
  if (!by_office.empty()) {
    const auto told = std::find_if(by_office.begin(), by_office.end(), [&](const KnownEntity* known) {
      return !alone && group_known_[group] == std::vector{models_.known.place(*known)};
    });
    return identity_of(told == by_office.end() ? *by_office.front() : **told, models_);
  }
  if (const KnownEntity* famous = alone ? famous_bearer(form, local) : nullptr) return identity_of(*famous, models_);
  if (group == kNobody) return "person " + form.folded + " in " + articles_[article].path;
  if (group_known_[group].size() == 1) return identity_of(models_.known.at(group_known_[group].front()), models_);
  std::string identity = "person " + people_[group].folded;
  if (const auto parted = parted_.find(group); parted != parted_.end()) {
    const Calling here = calling(article, entity);
    if (here != Calling::none && here != parted->second)
      identity += " by calling " + std::to_string(static_cast<int>(here));
  }
  return identity;
}

}  // namespace onrecord
