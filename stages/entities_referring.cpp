// Salience, after Lappin and Leass (1994): each earlier mention of an entity counts for it, more where it is near and
// where it is a subject, less where it is a possessor or stands behind a preposition; the entity that counts most and
// whose gender fits is meant. "Vell met Marrow. She smiled." is Vell.
#include "stages/entities_referring.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <string>
#include <unordered_map>

#include "stages/entities_names.h"
#include "stages/quotation_marks.h"
#include "stages/referring.h"
#include "stages/reporting.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kReach = 8;        // sentences back
constexpr std::size_t kMostInReach = 100;  // mentions looked at for one pronoun
constexpr double kFade = 0.5;              // a sentence back
constexpr double kSubject = 1.0;
constexpr double kSpeaker = 2.0;
constexpr double kObject = 0.4;
constexpr double kPossessor = 0.3;
constexpr double kOtherSide = 0.15;  // of a quotation mark

struct Seen {
  Index<Entity> entity;
  std::uint32_t sentence;
  double weight;
  bool speaks;
  bool quoted;
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Resolver {
 public:
  Resolver(const Article& article, const Models& models, Annotations& all)
      : text_(article.text()), models_(models), all_(all) {
    quoted_.assign(all.tokens.size(), false);
    for (const QuotedPiece& piece : read_quotation_marks(article, all)) {
      std::fill(quoted_.begin() + piece.tokens.begin.value, quoted_.begin() + piece.tokens.end.value, true);
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

  // Whether a cue stands right behind the mention ("Vell, the governor, said") or right before it ("said Vell").
  bool speaks(const Mention& mention) const {
    const std::uint32_t begin = mention.tokens.begin.value;
    const std::uint32_t end = mention.tokens.end.value;
    return (end < cue_begins_.size() &&
            (cue_begins_[end] || (end + 1 < cue_begins_.size() && cue_begins_[end + 1] && text(end) != ","))) ||
           (begin > 0 && cue_ends_[begin]);
  }

  void resolve_pronoun(std::size_t i) {
    const Mention& mention = all_.mentions[i];
    const Gender gender = gender_of_pronoun(mention.span.of(text_));
    if (gender == Gender::unknown) return;
    std::unordered_map<std::uint32_t, double> salience;
    double best = 0;
    std::optional<Index<Entity>> antecedent;
    for (auto seen = seen_.rbegin(); seen != seen_.rend(); ++seen) {
      const std::uint32_t back = mention.sentence.value - seen->sentence;
      if (back > kReach) break;
      const Entity& entity = seen->entity.in(all_.entities);
      if (entity.type != EntityType::person) continue;
      if (entity.gender != Gender::unknown && entity.gender != gender) continue;
      double& sum = salience[seen->entity.value];
      const bool quoted = quoted_[mention.tokens.begin.value];
      sum += seen->weight * std::pow(kFade, back) * (entity.gender == gender ? 1 : 0.5) *
             (quoted == seen->quoted ? 1 : kOtherSide);
      if (sum > best) {
        best = sum;
        antecedent = seen->entity;
      }
    }
    if (!antecedent) return;
    all_.resolutions[i] = {antecedent, "pronoun: most salient"};
    see(i, *antecedent);
  }

  std::string_view text(std::size_t t) const { return all_.tokens[t].span.of(text_); }

  std::string_view text_;
  const Models& models_;
  Annotations& all_;
  std::vector<bool> quoted_;      // a token
  std::vector<bool> cue_begins_;  // with this token
  std::vector<bool> cue_ends_;    // right before this token
  std::deque<Seen> seen_;
};

}  // namespace

void resolve_referring(const Article& article, const Models& models, Annotations& annotations) {
  Resolver(article, models, annotations).run();
}

}  // namespace onrecord
