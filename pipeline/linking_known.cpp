#include "pipeline/linking_known.h"

#include <algorithm>
#include <charconv>

namespace onrecord {
namespace {

constexpr int kEarly = 12;  // years before the first office in which somebody may be named already

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

int year_of(std::string_view date) {
  int year = 0;
  std::from_chars(date.data(), date.data() + std::min<std::size_t>(date.size(), 4), year);
  return year;
}

// What a role says of the office: the word by which the descriptions of known entities name it.
std::string_view office_of(const std::string& role) {
  for (const std::string& word : name_words(role)) {
    if (is_one_of(word, {"sen", "senator", "senators", "sens"})) return "senator";
    if (is_one_of(word, {"rep", "reps", "representative", "congressman", "congresswoman"})) return "representative";
    if (is_one_of(word, {"gov", "governor"})) return "governor";
    if (is_one_of(word, {"president"})) return "president";
  }
  return {};
}

// Callings that members of Congress, ministers and governors hardly ever have while they are in the news.
bool is_other_calling(const std::string& role) {
  const NameWords words = name_words(role);
  return !words.empty() &&
         is_one_of(words.back(),
                   {"professor", "actor",    "actress",   "coach",       "player",       "pitcher",      "pastor",
                    "singer",    "sheriff",  "sergeant",  "officer",     "driver",       "student",      "teacher",
                    "nurse",     "farmer",   "reporter",  "editor",      "admiral",      "adm",          "col",
                    "colonel",   "sgt",      "lt",        "captain",     "capt",         "photographer", "physician",
                    "waitress",  "engineer", "spokesman", "spokeswoman", "spokesperson", "pollster",     "musician"});
}

bool agrees(const KnownEntity& known, const LocalEntity& entity, int year) {
  if (known.gender != Gender::unknown && entity.gender != Gender::unknown && known.gender != entity.gender)
    return false;
  if (year != 0 && known.from != 0 && year < known.from - kEarly) return false;
  if (known.type != EntityType::person || entity.roles.empty()) return true;
  const bool other = std::any_of(entity.roles.begin(), entity.roles.end(), is_other_calling);
  const bool office = std::any_of(entity.roles.begin(), entity.roles.end(),
                                  [](const std::string& role) { return !office_of(role).empty(); });
  return !other || office || known.usual;
}

// The country whose party or legislature this is; empty for anything else.
std::string_view country_of(const KnownEntity& known) {
  for (const std::string_view kind : {"political party of ", "legislature of "}) {
    if (known.description.starts_with(kind)) return known.description.substr(kind.size());
  }
  return {};
}

// Whether the article is about that country: names such as "Communist Party" are borne in many.
bool names_country(const ArticleEntities& article, std::string_view country) {
  return std::any_of(article.entities.begin(), article.entities.end(), [&](const LocalEntity& entity) {
    return entity.type == EntityType::place && entity.name == country;
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

}  // namespace

std::vector<const KnownEntity*> find_known(EntityType type, const NameWords& words, const Models& models) {
  if (type == EntityType::person && !person_name(words).is_full()) return {};
  auto found = models.known.find(type, joined_words(words));
  if (!found.empty() || type != EntityType::organization) return found;
  NameWords shorter = words;
  while (shorter.size() > 1 && is_company_ending(shorter.back())) shorter.pop_back();
  if (shorter.size() < words.size()) found = models.known.find(type, joined_words(shorter));
  return found;
}

const KnownEntity* choose_known(const std::vector<const KnownEntity*>& candidates, const LocalEntity& entity,
                                const ArticleEntities& article) {
  if (candidates.empty()) return nullptr;
  const int year = year_of(article.published);
  std::vector<const KnownEntity*> left;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(left), [&](const KnownEntity* known) {
    const std::string_view country = country_of(*known);
    return agrees(*known, entity, year) && (known->usual || country.empty() || names_country(article, country));
  });
  const auto keep = [&](const auto& test) {
    std::vector<const KnownEntity*> fitting;
    std::copy_if(left.begin(), left.end(), std::back_inserter(fitting), test);
    if (!fitting.empty()) left = std::move(fitting);
  };
  keep([](const KnownEntity* known) { return known->usual; });
  if (left.size() > 1) keep([&](const KnownEntity* known) { return has_office(*known, entity); });
  if (left.size() > 1) keep([&](const KnownEntity* known) { return in_office(*known, year); });
  return left.size() == 1 ? left.front() : nullptr;
}

}  // namespace onrecord
