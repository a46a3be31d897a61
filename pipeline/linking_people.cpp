#include "pipeline/linking_people.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace onrecord {
namespace {

constexpr std::uint32_t kClearly = 8;         // times more articles than the next
constexpr std::uint32_t kFewest = 2;          // articles of a person whom a name of one word may mean
constexpr std::uint32_t kFamous = 50;         // articles of a known person ...
constexpr std::uint32_t kMostly = 4;          // ... whom it means who is named in so many times more than all others
constexpr std::uint32_t kMostlyGiven = 8;     // the same, where the word is the given name
constexpr std::size_t kMostCandidates = 200;  // of one family name that are looked at, the most frequent

using Places = std::vector<std::uint32_t>;
using ByName = std::unordered_map<std::string_view, Places>;

class Grouper {
 public:
  Grouper(const std::vector<PersonForm>& forms, const Models& models)
      : forms_(forms), models_(models), group_(forms.size(), kNobody), articles_(forms.size(), 0) {}

  std::vector<std::uint32_t> run() {
    Places order(forms_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    // The most frequent first; of these the one with fewest words, so that "Ada Vell" stands for "Ada R. Vell".
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const auto rank = [&](const PersonForm& f) {
        return std::tuple(-static_cast<std::int64_t>(f.articles), f.name.words.size(), std::string_view(f.folded));
      };
      return rank(forms_[a]) < rank(forms_[b]);
    });
    for (const std::uint32_t i : order) {
      if (forms_[i].name.is_full()) place_full(i);
    }
    for (const std::uint32_t i : order) place_family_name(i);
    for (const std::uint32_t i : order) {
      while (group_[i] != kNobody && group_[group_[i]] != group_[i]) group_[i] = group_[group_[i]];
    }
    for (const std::uint32_t i : order) articles_[group_[i] == kNobody ? i : group_[i]] += forms_[i].articles;
    for (const std::uint32_t i : order) {
      if (!forms_[i].name.is_full()) group_[i] = owner(i);
    }
    return std::move(group_);
  }

 private:
  // Joins the one earlier form that agrees; several that do not agree among themselves leave it alone, unless the
  // most frequent is clearly meant.
  void place_full(std::uint32_t i) {
    Places& family = by_family_[forms_[i].name.family()];
    std::uint32_t best = kNobody;
    std::uint32_t next = kNobody;
    for (const std::uint32_t candidate : family) {
      if (!agree(forms_[i], forms_[candidate])) continue;
      if (best == kNobody)
        best = candidate;
      else if (next == kNobody)
        next = candidate;
    }
    const bool clear =
        best != kNobody && (next == kNobody || forms_[best].articles >= kClearly * forms_[next].articles);
    group_[i] = clear ? best : i;
    if (clear) return;
    if (family.size() < kMostCandidates) family.push_back(i);
    by_given_[forms_[i].name.given()].push_back(i);
  }

  // Joins a family name of several words, "Oskan Vell", to the one clear longer name that it ends.
  void place_family_name(std::uint32_t i) {
    const PersonForm& form = forms_[i];
    if (group_[i] != i || !form.name.is_full() || !form.known.empty() || !form.refused.empty()) return;
    if (models_.given_names.contains(form.name.given()) || form.name.given().size() == 1) return;
    std::uint32_t best = kNobody;
    std::uint32_t next = kNobody;
    for (const std::uint32_t candidate : by_family_[form.name.family()]) {
      if (!is_proper_suffix(form.name.words, forms_[candidate].name.words)) continue;
      if (best == kNobody)
        best = candidate;
      else if (next == kNobody)
        next = candidate;
    }
    if (best == kNobody) return;
    if (next == kNobody || forms_[best].articles >= kClearly * forms_[next].articles) group_[i] = best;
  }

  static bool share(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
  }

  bool agree(const PersonForm& a, const PersonForm& b) const {
    if (!a.known.empty() && !b.known.empty() && a.known != b.known) return false;
    if (share(a.known, b.refused) || share(b.known, a.refused)) return false;
    return full_names_agree(a.name, b.name, models_) && is_no_namesake(a, b) && is_no_namesake(b, a);
  }

  // "George P. Bush" agrees with "George Bush", but not with the George W. Bush whom that is known to mean; nor does a
  // middle name agree that none of the names has with which somebody is known.
  bool is_no_namesake(const PersonForm& known, const PersonForm& other) const {
    if (!other.known.empty()) return true;
    return std::all_of(known.known.begin(), known.known.end(), [&](std::uint32_t place) {
      const PersonName name = person_name(name_words(models_.known.at(place).name));
      if (name.family() != other.name.family()) return true;
      return full_names_agree(name, other.name, models_) && !has_other_middle_name(models_.known.at(place), other.name);
    });
  }

  static bool share_middle_name(const PersonName& a, const PersonName& b) {
    const auto end = a.words.end() - 1;
    return std::find_first_of(a.words.begin() + 1, end, b.words.begin() + 1, b.words.end() - 1) != end;
  }

  bool has_other_middle_name(const KnownEntity& known, const PersonName& name) const {
    if (name.words.size() < 3) return false;
    bool other = false;
    for (std::string_view rest = known.keys; !rest.empty();) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      const PersonName key = person_name(name_words(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (key.words.size() < 3 || key.family() != name.family()) continue;
      if (full_names_agree(key, name, models_) || share_middle_name(key, name)) return false;
      other = true;
    }
    return other;
  }

  // Whether this is only known for whose relative it is, whom a family name alone hardly ever means.
  bool is_relative(const PersonForm& form) const {
    return !form.known.empty() && std::all_of(form.known.begin(), form.known.end(), [&](std::uint32_t place) {
      return models_.known.at(place).is_relative();
    });
  }

  std::uint32_t owner(std::uint32_t i) const {
    const std::string& word = forms_[i].name.family();
    Places candidates;
    const auto take = [&](const ByName& by_name, std::string_view name) {
      if (const auto found = by_name.find(name); found != by_name.end()) {
        candidates.insert(candidates.end(), found->second.begin(), found->second.end());
      }
    };
    take(by_family_, word);
    take(by_given_, word);
    if (const auto full = models_.nicknames.find(word)) {
      for (std::string_view rest = *full; !rest.empty();) {
        const std::size_t end = std::min(rest.find('|'), rest.size());
        take(by_given_, rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    std::uint32_t best = kNobody;
    std::uint32_t others = 0;
    for (const std::uint32_t candidate : candidates) {
      if (candidate == best) continue;
      if (const auto& suffix = forms_[i].name.suffix; !suffix.empty() && suffix != forms_[candidate].name.suffix)
        continue;
      if (forms_[candidate].name.family() == word && is_relative(forms_[candidate])) continue;
      if (best == kNobody || articles_[candidate] > articles_[best]) {
        if (best != kNobody) others += articles_[best];
        best = candidate;
      } else {
        others += articles_[candidate];
      }
    }
    if (best == kNobody) return i;  // nobody else has this name: it is the person's own
    const std::uint32_t fewest = forms_[best].known.empty() ? kFewest : 1;
    const bool famous = !forms_[best].known.empty() && articles_[best] >= kFamous;
    const bool given = forms_[best].name.family() != word;
    const std::uint32_t factor = given ? kMostlyGiven : famous ? kMostly : kClearly;
    const bool clear = articles_[best] >= fewest && articles_[best] >= factor * others;
    return clear ? best : kNobody;
  }

  const std::vector<PersonForm>& forms_;
  const Models& models_;
  std::vector<std::uint32_t> group_;
  std::vector<std::uint32_t> articles_;  // of a group, at the form that stands for it
  ByName by_family_;
  ByName by_given_;
};

}  // namespace

std::vector<std::uint32_t> group_person_forms(const std::vector<PersonForm>& forms, const Models& models) {
  return Grouper(forms, models).run();
}

}  // namespace onrecord
