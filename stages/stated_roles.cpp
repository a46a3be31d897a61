#include "stages/stated_roles.h"

#include <algorithm>
#include <utility>

#include "corpora/words.h"
#include "stages/role_phrases.h"

namespace onrecord {
namespace {

class Reader {
 public:
  Reader(const Article& article, const Models& models, const Annotations& all)
      : all_(all), phrases_(article, models, all) {}

  std::vector<StatedRole> run() {
    for (std::uint32_t m = 0; m < all_.mentions.size(); ++m) {
      const Mention& person = all_.mentions[m];
      if (person.kind != MentionKind::name || person.type != EntityType::person) continue;
      phrases_.enter(person.sentence.in(all_.sentences).tokens);
      if (!read_title(m) && !read_shared_title(m)) read_before(m);
      read_behind(m);
    }
    return std::move(found_);
  }

 private:
  // Title: from the head right before the name leftwards, past modifiers, places and one organization.
  bool read_title(std::uint32_t m) {
    const std::uint32_t name_begin = all_.mentions[m].tokens.begin.value;
    if (name_begin == phrases_.first()) return false;
    RolePhrase phrase;
    std::uint32_t t = name_begin - 1;
    phrase.end = name_begin;
    phrase.head = phrases_.role_head(t);
    if (phrase.head.empty()) {  // "Secretary of State"
      std::uint32_t of = t;
      while (of > phrases_.first() + 1 && t - of < 4 && phrases_.is_capital(of) && !phrases_.is_name(of)) --of;
      if (of == t || of <= phrases_.first() || phrases_.word(of) != "of") return false;
      phrase.head = phrases_.role_head(of - 1);
      if (phrase.head.empty()) return false;
      for (std::uint32_t i = of - 1; i <= t; ++i) phrase.words.push_back(i);
      t = of - 1;
    } else {
      phrase.words.push_back(t);
    }
    const bool capital = phrases_.is_capital(t);
    while (t > phrases_.first() && name_begin - t < RolePhrases::kMostWords) {
      const std::uint32_t before = t - 1;
      if (phrases_.is_organization(before) && !phrase.organization) {
        phrase.organization = phrases_.name_index(before);
        t = phrases_.name(before).tokens.begin.value;
      } else if (phrases_.is_place(before)) {
        t = phrases_.name(before).tokens.begin.value;
      } else if (phrases_.is_possessive(before) && before > phrases_.first() && phrases_.is_organization(before - 1) &&
                 !phrase.organization) {
        phrase.organization = phrases_.name_index(before - 1);
        t = phrases_.name(before - 1).tokens.begin.value;
        break;
      } else if (phrases_.is_word(before) && !phrases_.is_name(before) && !phrases_.is_determiner(before) &&
                 (phrases_.is_modifier(before) ||
                  (capital && phrases_.is_capital(before) && before != phrases_.first() && !phrase.organization))) {
        phrase.words.insert(phrase.words.begin(), before);
        t = before;
      } else {
        break;
      }
    }
    phrase.begin = t;
    add(m, phrase, "title");
    found_.back().shared = lower_without_stops(phrases_.word(phrase.words.back())) == phrase.head + "s";
    return true;
  }

  // "the Pact’s co-founders Ada Vell, Tom Crowe and Mia Teague": a title in the plural is everyone’s.
  bool read_shared_title(std::uint32_t m) {
    if (found_.empty() || m == 0 || !found_.back().shared || found_.back().person.value + 1 != m) return false;
    const Mention& before = all_.mentions[m - 1];
    const std::uint32_t begin = all_.mentions[m].tokens.begin.value;
    std::uint32_t t = before.tokens.end.value;
    if (before.sentence != all_.mentions[m].sentence) return false;
    if (phrases_.word(t) == "(") {
      while (t < begin && phrases_.word(t) != ")") ++t;
      ++t;
    }
    while (is_one_of(phrases_.word(t), {",", "and"})) ++t;
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
    const bool comma = t > phrases_.first() && phrases_.word(t - 1) == ",";
    if (comma) --t;
    if (t == phrases_.first()) return;
    if (!comma && phrases_.is_possessive(t - 1) && t - 1 > phrases_.first() && phrases_.is_organization(t - 2)) {
      RolePhrase owner;
      owner.organization = phrases_.name_index(t - 2);
      owner.begin = phrases_.name(t - 2).tokens.begin.value;
      owner.end = t;
      return add(m, owner, "owner");
    }
    std::uint32_t begin = t;
    while (begin > phrases_.first() && t - begin < 2 * RolePhrases::kMostWords &&
           (phrases_.is_word(begin - 1) || phrases_.is_name(begin - 1)))
      --begin;
    for (std::uint32_t start = begin; start < t; ++start) {
      if (phrases_.role_head(start).empty()) continue;
      const auto phrase = phrases_.read(start);
      if (!phrase || phrase->end != t || !phrase->organization) continue;
      return add(m, phrases_.with_modifiers(*phrase), "role before");
    }
  }

  // Appositions, predicates and "of the Pact" behind the name.
  void read_behind(std::uint32_t m) {
    std::uint32_t t = all_.mentions[m].tokens.end.value;
    if (phrases_.word(t) == "(") {  // "Ada Vell (D-N.Y.), ..."
      std::uint32_t close = t;
      while (close < phrases_.last() && close - t < 8 && phrases_.word(close) != ")") ++close;
      if (phrases_.word(close) == ")") t = close + 1;
    }
    if (phrases_.word(t) == "," && phrases_.is_number(t + 1) && phrases_.word(t + 2) == ",") t += 2;  // an age
    if (is_one_of(phrases_.word(t), {",", "\u2014", "\u2013", "--", "-"})) {
      std::uint32_t start = t + 1;
      if (phrases_.word(start) == "who" && read_verb(m, start + 1)) return;
      if (is_one_of(phrases_.word(start), {"who", "now", "then", "currently"})) ++start;
      if (is_one_of(phrases_.word(start), {"is", "was"})) ++start;
      if (const auto phrase = phrases_.read(start)) return add_list(m, *phrase, "apposition");
      return;
    }
    if (is_one_of(phrases_.word(t), {"of", "from"})) {
      const std::uint32_t at = t + 1 + (phrases_.is_determiner(t + 1) ? 1 : 0);
      if (!phrases_.is_organization(at)) return;
      RolePhrase member;
      member.organization = phrases_.name_index(at);
      member.begin = t;
      member.end = phrases_.name(at).tokens.end.value;
      return add(m, member, "member");
    }
    if (read_verb(m, t)) return;
    if (is_one_of(phrases_.word(t), {"is", "was", "became", "remains", "serves", "served"})) {
      std::uint32_t start = t + 1;
      while (is_one_of(phrases_.word(start), {"now", "also", "currently", "as", "then"})) ++start;
      const auto phrase = phrases_.read(start);
      if (phrase && phrase->organization) add_list(m, *phrase, "predicate");
    }
  }

  // "leads the Pact", "was named director of the Pact": the role that a verb says, at the organization right behind it.
  bool read_verb(std::uint32_t m, std::uint32_t t) {
    while (is_one_of(phrases_.word(t), {"now", "once", "also", "currently", "formerly", "previously"})) ++t;
    if (is_one_of(phrases_.word(t), {"was", "has", "is", "had"}) &&
        is_one_of(phrases_.word(t + 1), {"named", "elected", "appointed", "been"})) {
      t += 2;
      while (is_one_of(phrases_.word(t), {"named", "elected", "appointed"})) ++t;
      const auto phrase = phrases_.read(t);
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
        std::find_if(std::begin(kRoles), std::end(kRoles), [&](const auto& r) { return r.first == phrases_.word(t); });
    if (role == std::end(kRoles)) return false;
    const std::uint32_t at = phrases_.past_lead_in(t + 1);
    if (!phrases_.is_organization(at)) return false;
    RolePhrase phrase;
    phrase.head = role->second;
    phrase.organization = phrases_.name_index(at);
    phrase.begin = t;
    phrase.end = phrases_.name(at).tokens.end.value;
    add(m, phrase, "verb");
    found_.back().role = phrase.head;
    return true;
  }

  // The role, and the further organizations of a list: "co-founder of the Pact and the Courier".
  void add_list(std::uint32_t m, RolePhrase phrase, std::string_view pattern) {
    add(m, phrase, pattern);
    if (!phrase.organization) return;
    for (std::uint32_t t = phrase.end; t < phrases_.last() && is_one_of(phrases_.word(t), {",", "and"});) {
      ++t;
      while (is_one_of(phrases_.word(t), {"and", "of"}) || phrases_.is_determiner(t)) ++t;
      if (!phrases_.is_organization(t)) return;
      phrase.organization = phrases_.name_index(t);
      t = phrase.end = phrases_.name(t).tokens.end.value;
      if (phrases_.word(t) == "," && !phrases_.is_organization(t + 1) && phrases_.word(t + 1) != "and" &&
          !phrases_.is_determiner(t + 1)) {
        add(m, phrase, pattern);
        return;
      }
      add(m, phrase, pattern);
    }
  }

  void add(std::uint32_t m, const RolePhrase& phrase, std::string_view pattern) {
    StatedRole role;
    role.person = Index<Mention>(m);
    role.head = phrase.head;
    role.organization = phrase.organization;
    for (const std::uint32_t t : phrase.words) {
      if (!role.role.empty() && phrases_.word(t) != "-" && !role.role.ends_with('-')) role.role += ' ';
      role.role += phrases_.word(t);
    }
    role.span =
        cover(all_.mentions[m].span, {all_.tokens[phrase.begin].span.begin, all_.tokens[phrase.end - 1].span.end});
    if (phrase.organization) role.span = cover(role.span, phrase.organization->in(all_.mentions).span);
    role.decided_by = pattern;
    found_.push_back(std::move(role));
  }

  const Annotations& all_;
  RolePhrases phrases_;
  std::vector<StatedRole> found_;
};

}  // namespace

std::vector<StatedRole> find_stated_roles(const Article& article, const Models& models,
                                          const Annotations& annotations) {
  return Reader(article, models, annotations).run();
}

}  // namespace onrecord
