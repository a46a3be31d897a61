#include "stages/stated_roles.h"

#include <algorithm>
#include <utility>

#include "stages/entities_names.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMostWords = 9;  // in a role, before and behind its head

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_determiner(std::string_view word) {
  return is_one_of(word, {"the", "The", "a", "A", "an", "An", "its", "Its", "his", "His", "her", "Her", "their",
                          "Their", "our", "one", "another"});
}

bool is_possessive(std::string_view word) { return is_one_of(word, {"'s", "\u2019s", "'", "\u2019"}); }

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

// A role phrase that was read: its words in text order, without determiners and names.
struct Phrase {
  std::vector<std::uint32_t> words;
  std::string head;
  std::optional<Index<Mention>> organization;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class Reader {
 public:
  Reader(const Article& article, const Models& models, const Annotations& all)
      : text_(article.text()), models_(models), all_(all), name_at_(all.tokens.size(), kNoName) {
    for (std::uint32_t m = 0; m < all.mentions.size(); ++m) {
      const Mention& mention = all.mentions[m];
      if (mention.kind != MentionKind::name) continue;
      std::fill(name_at_.begin() + mention.tokens.begin.value, name_at_.begin() + mention.tokens.end.value, m);
    }
  }

  std::vector<StatedRole> run() {
    for (std::uint32_t m = 0; m < all_.mentions.size(); ++m) {
      const Mention& person = all_.mentions[m];
      if (person.kind != MentionKind::name || person.type != EntityType::person) continue;
      const Range<Token> sentence = person.sentence.in(all_.sentences).tokens;
      first_ = sentence.begin.value;
      last_ = sentence.end.value;
      if (!read_title(m) && !read_shared_title(m)) read_before(m);
      read_behind(m);
    }
    return std::move(found_);
  }

 private:
  static constexpr std::uint32_t kNoName = 0xFFFFFFFF;

  std::string_view word(std::uint32_t t) const {
    return t < last_ ? all_.tokens[t].span.of(text_) : std::string_view();
  }
  bool is_word(std::uint32_t t) const { return t < last_ && all_.tokens[t].kind == TokenKind::word; }
  bool is_name(std::uint32_t t) const { return t < last_ && name_at_[t] != kNoName; }
  const Mention& name(std::uint32_t t) const { return all_.mentions[name_at_[t]]; }
  bool is_organization(std::uint32_t t) const { return is_name(t) && name(t).type == EntityType::organization; }
  bool is_place(std::uint32_t t) const { return is_name(t) && name(t).type == EntityType::place; }

  // The word of the lexicon that stands at `t`; a plural counts only before a name.
  std::string role_head(std::uint32_t t) const {
    if (!is_word(t) || is_name(t)) return {};
    std::string form = hyphens_kept(word(t));
    if (says_no_role(form)) return {};
    if (models_.roles.contains(form)) return form;
    if (!form.ends_with('s') || !is_name(t + 1)) return {};
    form.pop_back();
    return models_.roles.contains(form) && !says_no_role(form) ? form : std::string();
  }

  static std::string hyphens_kept(std::string_view text) {
    std::string folded;
    for (const char c : text) {
      if (c != '.') folded += static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    return folded;
  }

  bool is_modifier(std::uint32_t t) const {
    if (t >= last_ || is_name(t)) return false;
    const std::string folded = hyphens_kept(word(t));
    return models_.role_modifiers.contains(folded) || models_.roles.contains(folded) || folded == "-";
  }

  bool is_capital(std::uint32_t t) const { return is_word(t) && word(t)[0] >= 'A' && word(t)[0] <= 'Z'; }

  // Title: from the head right before the name leftwards, past modifiers, places and one organization.
  bool read_title(std::uint32_t m) {
    const std::uint32_t name_begin = all_.mentions[m].tokens.begin.value;
    if (name_begin == first_) return false;
    Phrase phrase;
    std::uint32_t t = name_begin - 1;
    phrase.end = name_begin;
    phrase.head = role_head(t);
    if (phrase.head.empty()) {  // "Secretary of State"
      std::uint32_t of = t;
      while (of > first_ + 1 && t - of < 4 && is_capital(of) && !is_name(of)) --of;
      if (of == t || of <= first_ || word(of) != "of") return false;
      phrase.head = role_head(of - 1);
      if (phrase.head.empty()) return false;
      for (std::uint32_t i = of - 1; i <= t; ++i) phrase.words.push_back(i);
      t = of - 1;
    } else {
      phrase.words.push_back(t);
    }
    const bool capital = is_capital(t);
    while (t > first_ && name_begin - t < kMostWords) {
      const std::uint32_t before = t - 1;
      if (is_organization(before) && !phrase.organization) {
        phrase.organization = Index<Mention>(name_at_[before]);
        t = name(before).tokens.begin.value;
      } else if (is_place(before)) {
        t = name(before).tokens.begin.value;
      } else if (is_possessive(word(before)) && before > first_ && is_organization(before - 1) &&
                 !phrase.organization) {
        phrase.organization = Index<Mention>(name_at_[before - 1]);
        t = name(before - 1).tokens.begin.value;
        break;
      } else if (is_word(before) && !is_name(before) && !is_determiner(word(before)) &&
                 (is_modifier(before) || (capital && is_capital(before) && before != first_ && !phrase.organization))) {
        phrase.words.insert(phrase.words.begin(), before);
        t = before;
      } else {
        break;
      }
    }
    phrase.begin = t;
    add(m, phrase, "title");
    found_.back().shared = hyphens_kept(word(phrase.words.back())) == phrase.head + "s";
    return true;
  }

  // "the Pact’s co-founders Ada Vell, Tom Crowe and Mia Teague": a title in the plural is everyone’s.
  bool read_shared_title(std::uint32_t m) {
    if (found_.empty() || m == 0 || !found_.back().shared || found_.back().person.value + 1 != m) return false;
    const Mention& before = all_.mentions[m - 1];
    const std::uint32_t begin = all_.mentions[m].tokens.begin.value;
    std::uint32_t t = before.tokens.end.value;
    if (before.sentence != all_.mentions[m].sentence) return false;
    if (word(t) == "(") {
      while (t < begin && word(t) != ")") ++t;
      ++t;
    }
    while (is_one_of(word(t), {",", "and"})) ++t;
    if (t != begin) return false;
    StatedRole role = found_.back();
    role.person = Index<Mention>(m);
    role.span = cover(role.span, all_.mentions[m].span);
    found_.push_back(std::move(role));
    return true;
  }

  // "the head of the Pact, Ada Vell": an organization before the name, with its role before it.
  void read_before(std::uint32_t m) {
    std::uint32_t t = all_.mentions[m].tokens.begin.value;
    const bool comma = t > first_ && word(t - 1) == ",";
    if (comma) --t;
    if (t == first_) return;
    if (!comma && is_possessive(word(t - 1)) && t - 1 > first_ && is_organization(t - 2)) {
      Phrase owner;
      owner.organization = Index<Mention>(name_at_[t - 2]);
      owner.begin = name(t - 2).tokens.begin.value;
      owner.end = t;
      return add(m, owner, "owner");
    }
    std::uint32_t begin = t;
    while (begin > first_ && t - begin < 2 * kMostWords && (is_word(begin - 1) || is_name(begin - 1))) --begin;
    for (std::uint32_t start = begin; start < t; ++start) {
      if (role_head(start).empty()) continue;
      const auto phrase = read_phrase(start);
      if (!phrase || phrase->end != t || !phrase->organization) continue;
      return add(m, with_modifiers(*phrase), "role before");
    }
  }

  Phrase with_modifiers(Phrase phrase) const {
    while (phrase.begin > first_ && is_modifier(phrase.begin - 1)) {
      phrase.words.insert(phrase.words.begin(), --phrase.begin);
    }
    return phrase;
  }

  // Appositions, predicates and "of the Pact" behind the name.
  void read_behind(std::uint32_t m) {
    std::uint32_t t = all_.mentions[m].tokens.end.value;
    if (word(t) == "(") {  // "Ada Vell (D-N.Y.), ..."
      std::uint32_t close = t;
      while (close < last_ && close - t < 8 && word(close) != ")") ++close;
      if (word(close) == ")") t = close + 1;
    }
    if (word(t) == "," && is_number(t + 1) && word(t + 2) == ",") t += 2;  // an age
    if (is_one_of(word(t), {",", "\u2014", "\u2013", "--", "-"})) {
      std::uint32_t start = t + 1;
      if (word(start) == "who" && read_verb(m, start + 1)) return;
      if (is_one_of(word(start), {"who", "now", "then", "currently"})) ++start;
      if (is_one_of(word(start), {"is", "was"})) ++start;
      if (const auto phrase = read_phrase(start)) return add_list(m, *phrase, "apposition");
      return;
    }
    if (is_one_of(word(t), {"of", "from"})) {
      const std::uint32_t at = t + 1 + (is_determiner(word(t + 1)) ? 1 : 0);
      if (!is_organization(at)) return;
      Phrase member;
      member.organization = Index<Mention>(name_at_[at]);
      member.begin = t;
      member.end = name(at).tokens.end.value;
      return add(m, member, "member");
    }
    if (read_verb(m, t)) return;
    if (is_one_of(word(t), {"is", "was", "became", "remains", "serves", "served"})) {
      std::uint32_t start = t + 1;
      while (is_one_of(word(start), {"now", "also", "currently", "as", "then"})) ++start;
      const auto phrase = read_phrase(start);
      if (phrase && phrase->organization) add_list(m, *phrase, "predicate");
    }
  }

  // "leads the Pact", "was named director of the Pact": the role that a verb says, at the organization right behind it.
  bool read_verb(std::uint32_t m, std::uint32_t t) {
    while (is_one_of(word(t), {"now", "once", "also", "currently", "formerly", "previously"})) ++t;
    if (is_one_of(word(t), {"was", "has", "is", "had"}) &&
        is_one_of(word(t + 1), {"named", "elected", "appointed", "been"})) {
      t += 2;
      while (is_one_of(word(t), {"named", "elected", "appointed"})) ++t;
      const auto phrase = read_phrase(t);
      if (!phrase || !phrase->organization) return false;
      add_list(m, *phrase, "verb");
      return true;
    }
    constexpr std::pair<std::string_view, std::string_view> kRoles[] = {
        {"leads", "leader"},         {"led", "leader"},        {"heads", "head"},
        {"headed", "head"},          {"chairs", "chair"},      {"chaired", "chair"},
        {"directs", "director"},     {"directed", "director"}, {"founded", "founder"},
        {"edits", "editor"},         {"edited", "editor"},     {"owns", "owner"},
        {"manages", "manager"},      {"managed", "manager"},   {"co-founded", "co-founder"},
        {"cofounded", "co-founder"},
    };
    const auto* role =
        std::find_if(std::begin(kRoles), std::end(kRoles), [&](const auto& r) { return r.first == word(t); });
    if (role == std::end(kRoles)) return false;
    std::uint32_t at = t + 1;
    while (is_determiner(word(at)) || is_place(at) || is_possessive(word(at))) ++at;
    at = past_lead_in(at);
    if (!is_organization(at)) return false;
    Phrase phrase;
    phrase.head = role->second;
    phrase.organization = Index<Mention>(name_at_[at]);
    phrase.begin = t;
    phrase.end = name(at).tokens.end.value;
    add(m, phrase, "verb");
    found_.back().role = phrase.head;
    return true;
  }

  bool is_number(std::uint32_t t) const { return t < last_ && all_.tokens[t].kind == TokenKind::number; }

  // Reads "[the] [Pact's] former national director of campaigns at the Pact".
  std::optional<Phrase> read_phrase(std::uint32_t start) const {
    Phrase phrase;
    std::uint32_t t = start;
    while (is_determiner(word(t))) ++t;
    phrase.begin = t;
    std::size_t role_words = 0;
    for (; t < last_ && t < phrase.begin + 2 * kMostWords; ++t) {
      if (is_name(t)) {
        if (name(t).type == EntityType::person) break;
        if (is_organization(t) && !phrase.organization && phrase.head.empty())
          phrase.organization = Index<Mention>(name_at_[t]);
        else if (!phrase.head.empty())
          break;
        t = name(t).tokens.end.value - 1;
        continue;
      }
      const std::string_view w = word(t);
      if (is_possessive(w) && t > start && is_name(t - 1)) continue;
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

  static bool is_verb_like(std::string_view w) {
    return is_one_of(
        w, {"and",  "or",    "but", "who", "that", "which", "is",   "was", "were", "has", "have", "had", "said", "told",
            "will", "would", "by",  "as",  "when", "after", "says", "not", "than", "he",  "she",  "it",  "they"});
  }

  // "of the Pact", also behind more of the role: "of political sales at the Pact".
  void read_organization(Phrase& phrase) const {
    std::vector<std::uint32_t> between;
    for (std::uint32_t t = phrase.end; t < last_ && t < phrase.end + kMostWords; ++t) {
      const bool joint = joins_organization(word(t)) || word(t) == "and";
      if (!joint && (!is_word(t) || is_name(t) || is_verb_like(word(t)) || between.empty())) break;
      if (joins_organization(word(t))) {
        std::uint32_t at = t + 1;
        while (is_determiner(word(at)) || is_place(at) || is_possessive(word(at))) ++at;
        at = past_lead_in(at);
        if (is_organization(at)) {
          phrase.words.insert(phrase.words.end(), between.begin(), between.end());
          phrase.organization = Index<Mention>(name_at_[at]);
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

  // Where the organization stands that begins at `t` or behind "conservative advocacy group", at most four words.
  std::uint32_t past_lead_in(std::uint32_t t) const {
    std::uint32_t at = t;
    while (at < t + 4 && is_word(at) && !is_name(at) && !joins_organization(word(at))) ++at;
    const bool leads = at > t && is_organization(at) && models_.bodies.contains(hyphens_kept(word(at - 1)));
    return leads ? at : t;
  }

  // The role, and the further organizations of a list: "co-founder of the Pact and the Courier".
  void add_list(std::uint32_t m, Phrase phrase, std::string_view pattern) {
    add(m, phrase, pattern);
    if (!phrase.organization) return;
    for (std::uint32_t t = phrase.end; t < last_ && is_one_of(word(t), {",", "and"});) {
      ++t;
      while (is_one_of(word(t), {"and", "of"}) || is_determiner(word(t))) ++t;
      if (!is_organization(t)) return;
      phrase.organization = Index<Mention>(name_at_[t]);
      t = phrase.end = name(t).tokens.end.value;
      if (word(t) == "," && !is_organization(t + 1) && word(t + 1) != "and" && !is_determiner(word(t + 1))) {
        add(m, phrase, pattern);
        return;
      }
      add(m, phrase, pattern);
    }
  }

  void add(std::uint32_t m, const Phrase& phrase, std::string_view pattern) {
    StatedRole role;
    role.person = Index<Mention>(m);
    role.head = phrase.head;
    role.organization = phrase.organization;
    for (const std::uint32_t t : phrase.words) {
      if (!role.role.empty() && word(t) != "-" && !role.role.ends_with('-')) role.role += ' ';
      role.role += word(t);
    }
    role.span =
        cover(all_.mentions[m].span, {all_.tokens[phrase.begin].span.begin, all_.tokens[phrase.end - 1].span.end});
    if (phrase.organization) role.span = cover(role.span, phrase.organization->in(all_.mentions).span);
    role.decided_by = pattern;
    found_.push_back(std::move(role));
  }

  std::string_view text_;
  const Models& models_;
  const Annotations& all_;
  std::vector<std::uint32_t> name_at_;  // a token: the name that covers it
  std::uint32_t first_ = 0;             // the sentence's tokens
  std::uint32_t last_ = 0;
  std::vector<StatedRole> found_;
};

}  // namespace

std::vector<StatedRole> find_stated_roles(const Article& article, const Models& models,
                                          const Annotations& annotations) {
  return Reader(article, models, annotations).run();
}

}  // namespace onrecord
