// Organizations of one article. Equal names first; then each acronym joins the name whose initials it spells ("WFP" and
// "Working Families Party"; the words between may be left out or kept), and each shorter name the longer one that it
// begins or ends, the one named last ("the Federation" and "Carolina Federation"). A body of a kind that has many
// ("House", "Senate") is never short for another, nor is an acronym, a name with an ending such as "Inc.", or one that
// is known by itself. What differs in such an ending alone is one, but where the name without it is short for another:
// "News Corp." is not "Fox News". "The Court" is the court that the article names, where it names one.
#include <algorithm>
#include <optional>
#include <unordered_map>

#include "corpora/words.h"
#include "stages/entities_by_type.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::size_t kMostCandidates = 64;

bool is_small_word(std::string_view word) {
  return is_one_of(
      word, {"of", "the", "and", "for", "in", "on", "to", "a", "an", "at", "by", "with", "&", "de", "la", "del", "du"});
}

NameWords without_company_ending(NameWords words) {
  while (words.size() > 1 && is_company_ending(words.back())) words.pop_back();
  return words;
}

// Two to eight characters, capitals (digits and stops may be among them), one word.
bool is_acronym(std::string_view text) {
  std::size_t capitals = 0;
  for (const char c : text) {
    if (is_ascii_capital(c)) {
      ++capitals;
    } else if (c != '.' && c != '&' && c != '-' && !(c >= '0' && c <= '9')) {
      return false;
    }
  }
  return capitals >= 2 && capitals <= 8;
}

// The letters that a reader takes for an acronym: the first of each word and both of "U.S.", without or with the small
// words.
std::string initials(const NameWords& words, bool with_small_words) {
  std::string letters;
  for (const std::string& word : words) {
    if (!with_small_words && is_small_word(word)) continue;
    letters += word == "us" ? word : word.substr(0, 1);
  }
  return letters;
}

class Organizations {
 public:
  Organizations(const std::vector<NamedMention>& names, const Models& models) : names_(names), models_(models) {}

  Groups group() {
    collect_forms();
    join_acronyms();
    join_short_names();
    join_endings();
    join_court();
    Groups groups;
    std::unordered_map<std::uint32_t, std::uint32_t> number;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Form& form = forms_[form_of_name_[i]];
      const std::uint32_t root = form.root == kNone ? form_of_name_[i] : find_root(form.root);
      groups.of.push_back(number.emplace(root, static_cast<std::uint32_t>(number.size())).first->second);
      groups.decided_by.push_back(form.decided_by);
    }
    return groups;
  }

 private:
  struct Form {
    NameWords words;  // without an ending such as "Inc."
    bool acronym = false;
    bool ending = false;  // was written with one
    std::uint32_t first = 0;
    std::uint32_t root = kNone;  // the form it stands for
    std::string_view decided_by = "organization: same name";
  };

  std::uint32_t find_root(std::uint32_t form) const {
    while (forms_[form].root != kNone) form = forms_[form].root;
    return form;
  }

  void collect_forms() {
    std::unordered_map<std::string, std::uint32_t> known;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      const auto [at, is_new] = known.emplace(joined_words(names_[i].words), static_cast<std::uint32_t>(forms_.size()));
      if (is_new) {
        NameWords words = without_company_ending(names_[i].words);
        const bool ending = words.size() < names_[i].words.size();
        forms_.push_back({std::move(words), is_acronym(names_[i].text), ending, i, kNone, "organization: same name"});
      }
      form_of_name_.push_back(at->second);
    }
  }

  void join_acronyms() {
    std::unordered_map<std::string, std::uint32_t> spelt;  // initials to form, the first of the article
    for (std::uint32_t i = 0; i < forms_.size(); ++i) {
      if (forms_[i].words.size() < 2) continue;
      spelt.emplace(initials(forms_[i].words, false), i);
      spelt.emplace(initials(forms_[i].words, true), i);
    }
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      Form& form = forms_[form_of_name_[i]];
      if (!form.acronym || form.root != kNone || form.words.size() != 1) continue;
      if (names_[i].in_brackets && i > 0 && fits(form.words[0], forms_[form_of_name_[i - 1]].words)) {
        join(form_of_name_[i], form_of_name_[i - 1], "organization: acronym in brackets");
        continue;
      }
      const auto found = spelt.find(form.words[0]);
      if (found != spelt.end() && !is_known_apart(form, forms_[found->second], true)) {
        join(form_of_name_[i], found->second, "organization: acronym");
      }
    }
  }

  // Whether a name is known by itself, as the usual one of its name where that is asked, and the longer one is not
  // known as the same: "GOP" is not the "Growth and Opportunity Project", nor "Facebook" the "Freedom From Facebook"
  // campaign. What ends a longer name is asked for its usual one and has one word, since there are many a "Supreme
  // Court", or is a party, whose branches are named in full, or stands behind another body's name: "CNN Supreme Court".
  bool is_known_apart(const Form& form, const Form& longer, bool as_usual) const {
    if (as_usual && form.words.size() > 1 && form.words.back() != "party" && !begins_with_body(longer, form))
      return false;
    const auto known = models_.known.find(EntityType::organization, joined_words(form.words));
    const auto others = models_.known.find(EntityType::organization, joined_words(longer.words));
    bool alone = false;
    for (const KnownEntity* entity : known) {
      if (std::find(others.begin(), others.end(), entity) != others.end()) return false;
      alone |= entity->usual || !as_usual;
    }
    return alone;
  }

  // Whether what stands in the longer name before the form is a known organization.
  bool begins_with_body(const Form& longer, const Form& form) const {
    if (longer.words.size() <= form.words.size()) return false;
    const NameWords before(longer.words.begin(), longer.words.end() - static_cast<std::ptrdiff_t>(form.words.size()));
    return !models_.known.find(EntityType::organization, joined_words(before)).empty();
  }

  // Whether the letters of `acronym` occur in the words in order, the first at the first word's beginning.
  static bool fits(const std::string& acronym, const NameWords& words) {
    if (words.size() < 2 || acronym[0] != words[0][0]) return false;
    const std::string letters = joined_words(words);
    std::size_t at = 0;
    for (const char c : acronym) {
      at = letters.find(c, at);
      if (at == std::string::npos) return false;
      ++at;
    }
    return true;
  }

  void join_short_names() {
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_edge;  // first or last word to longer forms
    for (std::uint32_t i = 0; i < forms_.size(); ++i) {
      if (forms_[i].words.size() < 2) continue;
      by_edge[forms_[i].words.front()].push_back(i);
      by_edge[forms_[i].words.back()].push_back(i);
    }
    for (std::uint32_t i = 0; i < forms_.size(); ++i) {
      Form& form = forms_[i];
      if (form.root != kNone || form.acronym || form.ending || is_kind_of_body(form.words)) continue;
      std::uint32_t ending = kNone;
      std::uint32_t beginning = kNone;
      const auto look = [&](const std::string& word) {
        const auto found = by_edge.find(word);
        if (found == by_edge.end()) return;
        const auto& longer = found->second;
        const std::size_t from = longer.size() > kMostCandidates ? longer.size() - kMostCandidates : 0;
        for (std::size_t j = from; j < longer.size(); ++j) {
          const Form& other = forms_[longer[j]];
          if (is_proper_suffix(form.words, other.words) && better(longer[j], ending, form) &&
              !is_known_apart(form, other, true))
            ending = longer[j];
          if (is_proper_prefix(form.words, other.words) && better(longer[j], beginning, form) &&
              !is_known_apart(form, other, false))
            beginning = longer[j];
        }
      };
      look(form.words.front());
      look(form.words.back());
      if (ending != kNone)
        join(i, ending, "organization: end of a longer name");
      else if (beginning != kNone)
        join(i, beginning, "organization: beginning of a longer name");
    }
  }

  // "Brightwater Inc." and "Brightwater".
  void join_endings() {
    std::unordered_map<std::string, std::uint32_t> first;  // of those with the same words
    for (std::uint32_t i = 0; i < forms_.size(); ++i) {
      if (forms_[i].root == kNone && !forms_[i].ending) first.emplace(joined_words(forms_[i].words), i);
    }
    for (std::uint32_t i = 0; i < forms_.size(); ++i) {
      if (forms_[i].root != kNone || !forms_[i].ending) continue;
      const auto [at, is_new] = first.emplace(joined_words(forms_[i].words), i);
      if (!is_new) join(i, at->second, "organization: same name");
    }
  }

  void join_court() {
    std::uint32_t bare = kNone;
    std::uint32_t court = kNone;
    for (std::uint32_t i = 0; i < forms_.size(); ++i) {
      const NameWords& words = forms_[i].words;
      if (words.empty() || words.back() != "court") continue;
      if (words.size() == 1) {
        bare = i;
      } else if (court == kNone || find_root(court) == find_root(i)) {
        court = i;
      } else {
        return;  // which of several is meant, nobody knows
      }
    }
    if (bare != kNone && court != kNone) join(bare, court, "organization: the only court");
  }

  // A longer form counts more when it was introduced before the short one, and of those the last.
  bool better(std::uint32_t candidate, std::uint32_t best, const Form& form) const {
    if (best == kNone) return true;
    const std::uint32_t a = forms_[candidate].first;
    const std::uint32_t b = forms_[best].first;
    if ((a < form.first) != (b < form.first)) return a < form.first;
    return a < form.first ? a > b : a < b;
  }

  static bool is_kind_of_body(const NameWords& words) {
    return words.size() == 1 && is_one_of(words[0], {"house", "senate", "congress", "parliament", "cabinet", "court",
                                                     "state", "treasury", "department"});
  }

  void join(std::uint32_t form, std::uint32_t longer, std::string_view rule) {
    if (find_root(longer) == form) return;
    forms_[form].root = longer;
    forms_[form].decided_by = rule;
  }

  const std::vector<NamedMention>& names_;
  const Models& models_;
  std::vector<Form> forms_;
  std::vector<std::uint32_t> form_of_name_;
};

}  // namespace

Groups group_organizations(const std::vector<NamedMention>& names, const Models& models) {
  return Organizations(names, models).group();
}

Groups group_equal_names(const std::vector<NamedMention>& names) {
  Groups groups;
  std::unordered_map<std::string, std::uint32_t> known;
  for (const NamedMention& name : names) {
    groups.of.push_back(
        known.emplace(joined_words(name.words), static_cast<std::uint32_t>(known.size())).first->second);
    groups.decided_by.push_back("same name");
  }
  return groups;
}

}  // namespace onrecord
