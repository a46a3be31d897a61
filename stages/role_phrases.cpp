#include "stages/role_phrases.h"

#include <algorithm>
#include <utility>

#include "corpora/words.h"
#include "stages/function_words.h"

namespace onrecord {
namespace {

bool joins_organization(std::string_view word) {
  return is_one_of(word, {"of", "for", "at", "with", "in", "from", "on", "to"});
}

// Courtesies and kin: they tell the gender, not what somebody does.
bool says_no_role(std::string_view word) {
  return is_one_of(
      word,
      {"mr",         "mrs",       "ms",      "miss",        "messrs",      "mx",          "sir",      "dame",
       "man",        "woman",     "boy",     "girl",        "mother",      "father",      "son",      "daughter",
       "wife",       "husband",   "brother", "sister",      "uncle",       "aunt",        "nephew",   "niece",
       "widow",      "widower",   "mom",     "dad",         "grandmother", "grandfather", "grandson", "granddaughter",
       "girlfriend", "boyfriend", "hopeful", "frontrunner", "victim"});
}

bool is_verb_like(std::string_view w) {
  return is_one_of(
      w, {"and",  "or",    "but", "who", "that", "which", "is",   "was", "were", "has", "have", "had", "said", "told",
          "will", "would", "by",  "as",  "when", "after", "says", "not", "than", "he",  "she",  "it",  "they"});
}

}  // namespace

RolePhrases::RolePhrases(const Article& article, const Models& models, const Annotations& all)
    : text_(article.text()), models_(models), all_(all), name_at_(all.tokens.size(), kNoName) {
  for (std::uint32_t m = 0; m < all.mentions.size(); ++m) {
    const Mention& mention = all.mentions[m];
    if (mention.kind != MentionKind::name) continue;
    std::fill(name_at_.begin() + mention.tokens.begin.value, name_at_.begin() + mention.tokens.end.value, m);
  }
}

void RolePhrases::enter(Range<Token> sentence) {
  first_ = sentence.begin.value;
  last_ = sentence.end.value;
}

bool RolePhrases::is_determiner(std::uint32_t t) const {
  return is_one_of(word(t), {"the", "The", "a", "A", "an", "An", "its", "Its", "his", "His", "her", "Her", "their",
                             "Their", "our", "one", "another"});
}

bool RolePhrases::is_possessive(std::uint32_t t) const { return onrecord::is_possessive(word(t)); }

std::string RolePhrases::role_head(std::uint32_t t) const {
  if (!is_word(t) || is_name(t)) return {};
  std::string form = lower_without_stops(word(t));
  if (says_no_role(form)) return {};
  if (models_.roles.contains(form)) return form;
  if (!form.ends_with('s') || !is_name(t + 1)) return {};
  form.pop_back();
  return models_.roles.contains(form) && !says_no_role(form) ? form : std::string();
}

bool RolePhrases::is_modifier(std::uint32_t t) const {
  if (t >= last_ || is_name(t)) return false;
  const std::string folded = lower_without_stops(word(t));
  return models_.role_modifiers.contains(folded) || models_.roles.contains(folded) || folded == "-";
}

std::optional<RolePhrase> RolePhrases::read(std::uint32_t start) const {
  RolePhrase phrase;
  std::uint32_t t = start;
  while (is_determiner(t)) ++t;
  phrase.begin = t;
  std::size_t role_words = 0;
  for (; t < last_ && t < phrase.begin + 2 * kMostWords; ++t) {
    if (is_name(t)) {
      if (name(t).type == EntityType::person) break;
      if (is_organization(t) && !phrase.organization && phrase.head.empty())
        phrase.organization = name_index(t);
      else if (!phrase.head.empty())
        break;
      t = name(t).tokens.end.value - 1;
      continue;
    }
    const std::string_view w = word(t);
    if (is_possessive(t) && t > start && is_name(t - 1)) continue;
    if (w == "whose" || (!is_word(t) && !is_number(t) && w != "-") || joins_organization(w) || is_verb_like(w)) break;
    phrase.words.push_back(t);
    if (std::string head = role_head(t); !head.empty()) {
      phrase.head = std::move(head);
      role_words = phrase.words.size();
      phrase.end = t + 1;
    }
  }
  if (phrase.head.empty()) return std::nullopt;
  const bool complete = role_words == phrase.words.size();
  phrase.words.resize(role_words);
  if (complete && !phrase.organization) read_organization(phrase);
  return phrase;
}

RolePhrase RolePhrases::with_modifiers(RolePhrase phrase) const {
  while (phrase.begin > first_ && is_modifier(phrase.begin - 1)) {
    phrase.words.insert(phrase.words.begin(), --phrase.begin);
  }
  return phrase;
}

// "of the Pact", also behind more of the role: "of political sales at the Pact".
void RolePhrases::read_organization(RolePhrase& phrase) const {
  std::vector<std::uint32_t> between;
  for (std::uint32_t t = phrase.end; t < last_ && t < phrase.end + kMostWords; ++t) {
    const bool joint = joins_organization(word(t)) || word(t) == "and";
    if (!joint && (!is_word(t) || is_name(t) || is_verb_like(word(t)) || between.empty())) break;
    if (joins_organization(word(t))) {
      const std::uint32_t at = past_lead_in(t + 1);
      if (is_organization(at)) {
        phrase.words.insert(phrase.words.end(), between.begin(), between.end());
        phrase.organization = name_index(at);
        phrase.end = name(at).tokens.end.value;
        return;
      }
      if (is_name(t + 1)) break;
    }
    between.push_back(t);
  }
  // What an office is of belongs to it: "secretary of state".
  if (between.size() == 2 && word(between[0]) == "of" && word(between[1])[0] >= 'A') {
    phrase.words.insert(phrase.words.end(), between.begin(), between.end());
    phrase.end = between.back() + 1;
  }
}

std::uint32_t RolePhrases::past_lead_in(std::uint32_t t) const {
  while (is_determiner(t) || is_place(t) || is_possessive(t)) ++t;
  std::uint32_t at = t;
  while (at < t + 4 && is_word(at) && !is_name(at) && !joins_organization(word(at))) ++at;
  const bool leads = at > t && is_organization(at) && models_.bodies.contains(lower_without_stops(word(at - 1)));
  return leads ? at : t;
}

}  // namespace onrecord
