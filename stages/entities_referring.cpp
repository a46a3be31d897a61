// Salience, after Lappin and Leass (1994): each earlier mention of an entity counts for it, more where it is near and
// where it is a subject, less where it is a possessor or stands behind a preposition; the entity that counts most and
// whose gender fits is meant. "Vell met Marrow. She smiled." is Vell.
#include "stages/entities_referring.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "corpora/words.h"
#include "stages/cues.h"
#include "stages/entities_names.h"
#include "stages/quotation_marks.h"
#include "stages/referring.h"
#include "stages/role_words.h"
#include "stages/stated_roles.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kReach = 8;        // sentences back
constexpr std::size_t kMostInReach = 100;  // mentions looked at for one pronoun
constexpr std::uint32_t kApposition = 14;  // tokens between a name and its verb

// Weights, tuned on the pronouns that are sources of quotes in training articles.
constexpr double kFade = 0.1;  // a sentence back
constexpr double kSubject = 1.0;
constexpr double kObject = 0.3;
constexpr double kPossessor = 0.45;
constexpr double kSpeaker = 0.9;     // a subject whose verb reports speech
constexpr double kBothSpeak = 3.0;   // and the pronoun is one, too
constexpr double kOtherSide = 0.01;  // one of them stands within quotation marks
constexpr double kUnknownGender = 0.28;

struct Seen {
  Index<Entity> entity;
  std::uint32_t sentence;
  double weight;
  bool speaks;
  bool quoted;
};

class Resolver {
 public:
  Resolver(const Article& article, const Models& models, Annotations& all)
      : text_(article.text()), models_(models), all_(all) {
    quoted_.assign(all.tokens.size(), false);
    for (const QuotedPiece& piece : read_quotation_marks(article, all)) {
      std::fill(quoted_.begin() + piece.tokens.begin.value, quoted_.begin() + piece.tokens.end.value, true);
    }
    for (const StatedRole& stated : find_stated_roles(article, models, all)) {
      const auto person = all.resolutions[stated.person.value].entity;
      if (person && !stated.head.empty()) holders_[usual_form(stated.head)].insert(person->value);
    }
    cue_begins_.assign(all.tokens.size() + 1, false);
    cue_ends_.assign(all.tokens.size() + 1, false);
    for (const Cue& cue : find_cues(article, models, all)) {
      cue_begins_[cue.tokens.begin.value] = true;
      cue_ends_[cue.tokens.end.value] = true;
    }
  }

  void run() {
    for (std::size_t i = 0; i < all_.mentions.size(); ++i) {
      const Mention& mention = all_.mentions[i];
      if (mention.kind == MentionKind::name) {
        see(i, *all_.resolutions[i].entity);
      } else if (mention.kind == MentionKind::pronoun) {
        resolve_pronoun(i);
      } else if (mention.type == EntityType::person) {
        resolve_role(i);
      } else {
        resolve_body(i);
      }
    }
    for (Entity& entity : all_.entities) entity.mentions.clear();
    for (std::size_t i = 0; i < all_.mentions.size(); ++i) {
      if (const auto entity = all_.resolutions[i].entity)
        entity->in(all_.entities).mentions.push_back(Index<Mention>(i));
    }
  }

 private:
  void see(std::size_t i, Index<Entity> entity) {
    const Mention& mention = all_.mentions[i];
    if (entity.in(all_.entities).type == EntityType::place || entity.in(all_.entities).type == EntityType::event)
      return;
    seen_.push_back(
        {entity, mention.sentence.value, weight(mention), speaks(mention), quoted_[mention.tokens.begin.value]});
    if (seen_.size() > kMostInReach) seen_.pop_front();
  }

  double weight(const Mention& mention) const {
    if (speaks(mention)) return kSpeaker;
    const Range<Token> sentence = mention.sentence.in(all_.sentences).tokens;
    const std::string_view next = mention.tokens.end < sentence.end ? text(mention.tokens.end.value) : "";
    if (next == "'s" || next == "\u2019s" || next == "'" || next == "\u2019") return kPossessor;
    const std::string_view word = mention.span.of(text_);
    if (mention.kind == MentionKind::pronoun) {
      return is_one_of(word, {"he", "she", "He", "She"}) ? kSubject : kPossessor;
    }
    return is_governed(mention.tokens.begin.value, sentence.begin.value) ? kObject : kSubject;
  }

  // Whether a verb or a preposition stands before the name and its title: "met Sen. Vell", "for Vell".
  bool is_governed(std::uint32_t begin, std::uint32_t sentence) const {
    std::uint32_t t = begin;
    while (t > sentence && is_title(t - 1)) --t;
    if (t == sentence) return false;
    const std::string_view before = text(t - 1);
    const bool lower = before[0] >= 'a' && before[0] <= 'z';
    return lower && !is_one_of(before, {"and",  "but",     "or",    "that",  "while",  "when",    "as",
                                        "if",   "because", "where", "after", "before", "whether", "so",
                                        "then", "than",    "what",  "how",   "why",    "which"});
  }

  bool is_title(std::uint32_t t) const {
    const std::string_view word = text(t);
    return models_.roles.contains(joined_words(name_words(word))) ||
           is_one_of(word, {"former", "the", "The", "Former", "acting"});
  }

  // Whether a cue stands right behind the mention, or behind an apposition ("Vell, the governor, said"), or right
  // before it ("said Vell").
  bool speaks(const Mention& mention) const {
    const std::uint32_t begin = mention.tokens.begin.value;
    const std::uint32_t end = mention.tokens.end.value;
    const std::uint32_t last = mention.sentence.in(all_.sentences).tokens.end.value;
    if (cue_ends_[begin] || (end < last && cue_begins_[end]) ||
        (end + 1 < last && text(end) != "," && cue_begins_[end + 1]))
      return true;
    if (end >= last || text(end) != ",") return false;
    for (std::uint32_t t = end + 1; t + 1 < last && t < end + kApposition; ++t) {
      if (text(t) == ",") return cue_begins_[t + 1];
    }
    return false;
  }

  void resolve_pronoun(std::size_t i) {
    const Mention& mention = all_.mentions[i];
    const Gender gender = gender_of_pronoun(mention.span.of(text_));
    if (gender == Gender::unknown) return;
    const bool quoted = quoted_[mention.tokens.begin.value];
    const bool speaking = !quoted && speaks(mention);
    std::unordered_map<std::uint32_t, double> salience;
    double best = 0;
    std::optional<Index<Entity>> antecedent;
    for (auto seen = seen_.rbegin(); seen != seen_.rend(); ++seen) {
      const std::uint32_t back = mention.sentence.value - seen->sentence;
      if (back > kReach) break;
      const Entity& entity = seen->entity.in(all_.entities);
      if (entity.type != EntityType::person) continue;
      if (entity.gender != Gender::unknown && entity.gender != gender) continue;
      double weight = seen->weight * std::pow(kFade, back);
      if (entity.gender == Gender::unknown) weight *= kUnknownGender;
      if (quoted != seen->quoted) weight *= kOtherSide;
      if (speaking && seen->speaks && !seen->quoted) weight *= kBothSpeak;
      double& sum = salience[seen->entity.value];
      sum += weight;
      if (sum > best) {
        best = sum;
        antecedent = seen->entity;
      }
    }
    if (!antecedent) return;
    resolve(i, *antecedent, "pronoun: most salient");
  }

  // "The senator": who was last named among those whom the article calls one.
  void resolve_role(std::size_t i) {
    const Mention& mention = all_.mentions[i];
    const std::string_view head = text(mention.tokens.end.value - 1);
    const auto holders = holders_.find(usual_form(head));
    if (holders == holders_.end()) return;
    const Gender gender = gender_from(models_.roles.find(lower_without_stops(head)).value_or(""));
    const auto fits = [&](Index<Entity> person) {
      const Gender known = person.in(all_.entities).gender;
      return gender == Gender::unknown || known == Gender::unknown || gender == known;
    };
    for (auto seen = seen_.rbegin(); seen != seen_.rend(); ++seen) {
      if (!holders->second.contains(seen->entity.value) || !fits(seen->entity)) continue;
      return resolve(i, seen->entity, "description: last with this role");
    }
  }

  // "The union": the organization last named that has the word in its name, else the only one of this sentence and the
  // one before.
  void resolve_body(std::size_t i) {
    const Mention& mention = all_.mentions[i];
    const std::string head = joined_words(name_words(text(mention.tokens.end.value - 1)));
    std::optional<Index<Entity>> near;
    bool several = false;
    for (auto seen = seen_.rbegin(); seen != seen_.rend(); ++seen) {
      const Entity& entity = seen->entity.in(all_.entities);
      if (entity.type != EntityType::organization) continue;
      const NameWords words = name_words(entity.name);
      if (std::find(words.begin(), words.end(), head) != words.end()) {
        return resolve(i, seen->entity, "description: word of its name");
      }
      if (mention.sentence.value - seen->sentence > 1) continue;
      several |= near && *near != seen->entity;
      near = seen->entity;
    }
    const bool general =
        is_one_of(head, {"group", "organization", "organisation", "company", "firm", "agency", "outlet", "nonprofit",
                         "network", "newspaper", "paper", "magazine", "website"});
    if (near && !several && general) resolve(i, *near, "description: only organization near");
  }

  void resolve(std::size_t i, Index<Entity> entity, std::string_view rule) {
    all_.resolutions[i] = {entity, rule};
    see(i, entity);
  }

  // One word for all forms of a title: "sen" and "senator".
  static std::string usual_form(std::string_view word) { return std::string(usual_title(lower_without_stops(word))); }

  std::string_view text(std::size_t t) const { return all_.tokens[t].span.of(text_); }

  std::string_view text_;
  const Models& models_;
  Annotations& all_;
  std::unordered_map<std::string, std::unordered_set<std::uint32_t>> holders_;  // of a role: who is called so
  std::vector<bool> quoted_;                                                    // a token
  std::vector<bool> cue_begins_;                                                // with this token
  std::vector<bool> cue_ends_;                                                  // right before this token
  std::deque<Seen> seen_;
};

}  // namespace

void resolve_referring(const Article& article, const Models& models, Annotations& annotations) {
  Resolver(article, models, annotations).run();
}

}  // namespace onrecord
