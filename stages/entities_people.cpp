// People of one article. Full names first: the longest make persons, and each other full name joins the person it
// agrees with ("Ada Vell" and "Ada R. Vell"; "Oskan Teague" and "Ines Oskan Teague"). Then every mention in text order:
// a name of one word means a person of that family name, else one of that given name; among several, one whom the title
// fits, and of these the one whom the article names in full most often, then whom the family name meant most often so
// far, then who was named last. "Mr. Vell" is not Ada Vell, nor is "Prince Tom" Tom Crowe.
#include <algorithm>
#include <optional>
#include <unordered_map>

#include "stages/entities_by_type.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kNever = 0xFFFFFFFF;
constexpr std::uint32_t kOften = 3;          // times in full: the article is about this person
constexpr std::size_t kMostCandidates = 64;  // looked at for one name, so that the work stays linear

struct Person {
  PersonName name;
  Gender gender = Gender::unknown;
  std::uint32_t first_in_full = kNever;  // the named mention that introduces the full name
  std::uint32_t last_in_full = kNever;
  std::uint32_t times_in_full = 0;     // in the whole article
  std::uint32_t times_alone = 0;       // by family name, before the mention that is looked at
  bool relative = false;               // known for whose relative this is
  bool dignity = false;                // is called prince or saint somewhere
  bool presidency = false;             // is named in "the Vell administration" and nowhere else
  const KnownEntity* known = nullptr;  // the only known one of this name
};

using Candidates = std::vector<std::uint32_t>;

class People {
 public:
  People(const std::vector<NamedMention>& names, const Models& models) : names_(names), models_(models) {}

  Groups group() {
    groups_.of.resize(names_.size(), kNever);
    groups_.decided_by.resize(names_.size());
    join_full_names();
    for (std::uint32_t i = 0; i < names_.size(); ++i) place(i);
    return std::move(groups_);
  }

 private:
  struct Form {
    PersonName name;
    std::uint32_t first = 0;
    std::uint32_t person = kNever;
    std::string_view decided_by;
  };

  void join_full_names() {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      PersonName name = person_name(names_[i].words);
      if (!name.is_full()) continue;
      const auto [at, is_new] = form_of_.emplace(joined_words(names_[i].words), forms_.size());
      if (is_new) forms_.push_back({std::move(name), i, kNever, {}});
    }
    std::vector<std::uint32_t> order(forms_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return forms_[a].name.words.size() > forms_[b].name.words.size();
    });
    for (const std::uint32_t i : order) join(forms_[i]);
    for (const NamedMention& name : names_) {
      const auto form = form_of_.find(joined_words(name.words));
      if (form != form_of_.end()) ++people_[forms_[form->second].person].times_in_full;
    }
  }

  void join(Form& form) {
    const auto try_rule = [&](std::string_view rule, const Candidates* candidates, const auto& agrees) {
      if (form.person != kNever || !candidates) return;
      const std::size_t from = candidates->size() > kMostCandidates ? candidates->size() - kMostCandidates : 0;
      for (std::size_t i = from; i < candidates->size() && form.person == kNever; ++i) {
        if (agrees(people_[(*candidates)[i]].name)) form.person = (*candidates)[i];
      }
      if (form.person != kNever) form.decided_by = rule;
    };
    const Candidates* family = find(by_family_, form.name.family());
    try_rule("person: same name", family,
             [&](const PersonName& p) { return p.words == form.name.words && p.suffix == form.name.suffix; });
    try_rule("person: full names agree", family,
             [&](const PersonName& p) { return full_names_agree(p, form.name, models_); });
    try_rule("person: family name of several words", family,
             [&](const PersonName& p) { return is_proper_suffix(form.name.words, p.words); });
    try_rule("person: without the last family name", find(by_given_, form.name.given()),
             [&](const PersonName& p) { return is_proper_prefix(form.name.words, p.words); });
    if (form.person != kNever) return;
    form.decided_by = "person: full name";
    form.person = add(form.name);
  }

  std::uint32_t add(const PersonName& name) {
    const auto person = static_cast<std::uint32_t>(people_.size());
    people_.push_back(
        {name, name.is_full() ? gender_of_given_name(name.given(), models_) : Gender::unknown, kNever, kNever});
    people_.back().known = find_known(name);
    people_.back().relative = people_.back().known && people_.back().known->is_relative();
    by_family_[name.family()].push_back(person);
    if (name.is_full()) {
      by_given_[name.given()].push_back(person);
      if (const auto full = models_.nicknames.find(name.given()))
        by_full_given_form_[std::string(full->substr(0, full->find('|')))].push_back(person);
    }
    return person;
  }

  void place(std::uint32_t i) {
    const NamedMention& name = names_[i];
    if (const auto form = form_of_.find(joined_words(name.words)); form != form_of_.end()) {
      const Form& found = forms_[form->second];
      Person& person = people_[found.person];
      person.last_in_full = i;
      person.dignity |= name.dignity;
      if (name.gender != Gender::unknown) person.gender = name.gender;
      return decide(i, found.person, found.decided_by);
    }
    const std::string word = person_name(name.words).family();
    if (means_famous_relative(find(by_family_, word), name)) {
      const std::uint32_t person = add(person_name(name.words));
      people_[person].presidency = name.presidency;
      return decide(i, person, "person: family name of somebody famous");
    }
    if (const auto person = choose(find(by_family_, word), name)) {
      ++people_[*person].times_alone;
      people_[*person].presidency &= name.presidency;
      return decide(i, *person, "person: family name");
    }
    if (const auto person = choose(find(by_given_, word), name)) return decide(i, *person, "person: given name");
    if (const auto person = choose_short_form(word, name)) return decide(i, *person, "person: short given name");
    const std::uint32_t person = add(person_name(name.words));
    people_[person].gender = name.gender;
    people_[person].dignity = name.dignity;
    decide(i, person, "person: name alone");
  }

  // The candidate whom the title fits and whom the article is most about.
  std::optional<std::uint32_t> choose(const Candidates* candidates, const NamedMention& name) const {
    if (!candidates) return std::nullopt;
    std::optional<std::uint32_t> best;
    const std::string suffix = person_name(name.words).suffix;
    const bool by_office = candidates->size() <= kMostCandidates && is_told_by_office(*candidates, name.office);
    const std::size_t from = candidates->size() > kMostCandidates ? candidates->size() - kMostCandidates : 0;
    for (std::size_t i = from; i < candidates->size(); ++i) {
      const Person& person = people_[(*candidates)[i]];
      if (!suffix.empty() && suffix != person.name.suffix) continue;
      if (name.dignity && !person.dignity) continue;
      if (name.office == "president" && person.relative && candidates->size() > 1) continue;
      if (by_office && !has_office(person.known, name.office)) continue;
      if (name.gender != Gender::unknown && person.gender != Gender::unknown && name.gender != person.gender) continue;
      if (!best || is_meant_rather(person, people_[*best])) best = (*candidates)[i];
    }
    return best;
  }

  const KnownEntity* find_known(const PersonName& name) const {
    if (!name.is_full()) return nullptr;
    const std::string suffix = name.suffix.empty() ? "" : " " + name.suffix;
    const auto known = models_.known.find(EntityType::person, joined_words(name.words) + suffix);
    return known.size() == 1 ? known.front() : nullptr;
  }

  static bool has_office(const KnownEntity* known, std::string_view office) {
    return known && known->description.find(office) != std::string_view::npos;
  }

  // Whether one of several bearers of a name is known to have this office.
  bool is_told_by_office(const Candidates& candidates, std::string_view office) const {
    return !office.empty() && std::any_of(candidates.begin(), candidates.end(), [&](std::uint32_t candidate) {
      return has_office(people_[candidate].known, office);
    });
  }

  // Whether a family name alone means somebody whom the article does not name in full: "Trump" beside a daughter's
  // name, "President Trump" beside anybody who is known and was no president.
  bool means_famous_relative(const Candidates* candidates, const NamedMention& name) const {
    const PersonName alone = person_name(name.words);
    if (!candidates || !alone.suffix.empty() || name.dignity) return false;
    const bool by_office = name.office == "president" && !is_told_by_office(*candidates, name.office);
    for (const std::uint32_t candidate : *candidates) {
      const Person& person = people_[candidate];
      const bool other = by_office && person.known;
      if (!other && (!person.relative || person.times_in_full >= kOften)) return false;
    }
    const auto usual = models_.known.find_usual_family(alone.family());
    return std::any_of(usual.begin(), usual.end(), [&](const KnownEntity* known) {
      if (by_office && !has_office(known, name.office)) return false;
      return name.gender == Gender::unknown || known->gender == name.gender;
    });
  }

  // Whether the article is about somebody's relative and names that one for a presidency alone.
  static bool is_about_relative(const Person& relative, const Person& other) {
    return relative.relative && relative.times_in_full >= kOften && other.presidency;
  }

  // Whether the article names `a` in full more often; or as often, and so far more often by family name; or later.
  static bool is_meant_rather(const Person& a, const Person& b) {
    if (a.relative != b.relative && !is_about_relative(a, b) && !is_about_relative(b, a)) return b.relative;
    if (a.times_in_full != b.times_in_full) return a.times_in_full > b.times_in_full;
    if (a.times_alone != b.times_alone) return a.times_alone > b.times_alone;
    if (a.last_in_full == kNever) return false;
    return b.last_in_full == kNever || a.last_in_full > b.last_in_full;
  }

  std::optional<std::uint32_t> choose_short_form(const std::string& word, const NamedMention& name) const {
    const auto forms = models_.nicknames.find(word);
    if (forms) {
      std::string_view rest = *forms;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('|'), rest.size());
        if (const auto person = choose(find(by_given_, std::string(rest.substr(0, end))), name)) return person;
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return choose(find(by_full_given_form_, word), name);
  }

  using ByName = std::unordered_map<std::string, Candidates>;
  static const Candidates* find(const ByName& by_name, const std::string& word) {
    const auto found = by_name.find(word);
    return found == by_name.end() ? nullptr : &found->second;
  }

  void decide(std::uint32_t i, std::uint32_t person, std::string_view rule) {
    groups_.of[i] = person;
    groups_.decided_by[i] = rule;
  }

  const std::vector<NamedMention>& names_;
  const Models& models_;
  std::vector<Form> forms_;
  std::unordered_map<std::string, std::size_t> form_of_;
  std::vector<Person> people_;
  ByName by_family_;
  ByName by_given_;
  ByName by_full_given_form_;
  Groups groups_;
};

}  // namespace

Gender gender_of_given_name(const std::string& given, const Models& models) {
  return gender_from(models.given_names.find(given).value_or(""));
}

Groups group_people(const std::vector<NamedMention>& names, const Models& models) {
  return People(names, models).group();
}

}  // namespace onrecord
