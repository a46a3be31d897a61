// From each verb of saying in the past tense the words are read to the left, over "had" and adverbs, for a subject with
// which a clause can begin, and to the right, over whoever is told, for the clause that is said.

#include "stages/reported_clauses.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "corpora/code_points.h"
#include "corpora/words.h"
#include "stages/clause_words.h"
#include "stages/role_words.h"

namespace onrecord {
namespace {

constexpr std::size_t kFewestWords = 3;     // of a content
constexpr std::size_t kLongestSubject = 7;  // tokens, without an apposition
constexpr std::size_t kLongestApposition = 10;
constexpr std::size_t kBeforeThat = 9;  // tokens between a verb and its "that"
constexpr std::size_t kToVerb = 9;      // tokens from the begin of a clause to its verb
constexpr std::size_t kCondition = 25;  // tokens back in which a condition can stand

class Finder {
 public:
  Finder(const QuoteReading& reading, Range<Token> region)
      : reading_(reading),
        all_(reading.annotations),
        tokens_(reading.tokens()),
        begin_(region.begin.value),
        end_(region.end.value) {}

  std::vector<ReportedClause> run() {
    auto cue = std::partition_point(reading_.cues.begin(), reading_.cues.end(),
                                    [&](const Cue& c) { return c.tokens.begin.value < begin_; });
    std::size_t free = begin_;
    for (; cue != reading_.cues.end() && cue->tokens.end.value <= end_; ++cue) {
      if (cue->tokens.begin.value < free) continue;
      const auto clause = read(*cue);
      if (!clause) continue;
      free = clause->content.end.value;
      found_.push_back(*clause);
    }
    return std::move(found_);
  }

 private:
  std::string_view word(std::size_t i) const { return i < end_ ? tokens_[i].span.of(reading_.text()) : ""; }
  bool is_word(std::size_t i) const { return i < end_ && tokens_[i].kind == TokenKind::word; }
  bool is_high(std::size_t i) const {
    return i < end_ && u_isupper(static_cast<UChar32>(code_point_at(reading_.text(), tokens_[i].span.begin).value));
  }
  static Range<Token> range(std::size_t begin, std::size_t end) { return {Index<Token>(begin), Index<Token>(end)}; }

  std::optional<ReportedClause> read(const Cue& cue) const {
    const std::size_t verb = cue.tokens.begin.value;
    const std::string form = lower_ascii(word(verb));
    if (!is_past(form) || is_thought(form) || cue.stance == "declined") return std::nullopt;
    std::size_t subject_end = verb;
    while (subject_end > begin_ && is_between_subject_and_verb(word(subject_end - 1))) --subject_end;
    auto clause = subject_before(subject_end);
    if (!clause || !can_begin_at(clause->source.begin.value)) return std::nullopt;
    const auto content = content_behind(verb + 1, form);
    if (!content) return std::nullopt;
    clause->cue = cue.tokens;
    clause->content = range(*content, content_end(*content));
    const auto words = clause->content.in(tokens_);
    const auto count =
        std::count_if(words.begin(), words.end(), [](const Token& t) { return t.kind != TokenKind::punctuation; });
    if (static_cast<std::size_t>(count) < kFewestWords) return std::nullopt;
    return clause;
  }

  std::optional<Index<Mention>> mention_that_ends(std::size_t end) const {
    const auto& mentions = all_.mentions;
    auto m = std::partition_point(mentions.begin(), mentions.end(),
                                  [&](const Mention& x) { return x.tokens.begin.value < end; });
    for (int looked = 0; m != mentions.begin() && looked < 4; ++looked) {
      --m;
      if (m->tokens.end.value == end) return Index<Mention>(static_cast<std::size_t>(m - mentions.begin()));
    }
    return std::nullopt;
  }
  std::optional<std::size_t> end_of_mention_at(std::size_t begin) const {
    const auto& mentions = all_.mentions;
    const auto m = std::partition_point(mentions.begin(), mentions.end(),
                                        [&](const Mention& x) { return x.tokens.begin.value < begin; });
    if (m == mentions.end() || m->tokens.begin.value != begin || m->kind == MentionKind::pronoun) return std::nullopt;
    return m->tokens.end.value;
  }

  std::optional<ReportedClause> subject_before(std::size_t end) const {
    if (end > begin_ && word(end - 1) == ",") return before_apposition(end - 1);
    if (end <= begin_) return std::nullopt;
    ReportedClause clause;
    clause.mention = mention_that_ends(end);
    if (clause.mention) {
      const Mention& mention = clause.mention->in(all_.mentions);
      if (mention.type == EntityType::place || mention.type == EntityType::event) return std::nullopt;
      const std::size_t begin = mention.tokens.begin.value;
      if (begin < begin_) return std::nullopt;
      if (mention.kind == MentionKind::pronoun) {
        if (!is_one_of(word(begin), {"he", "she", "He", "She"})) return std::nullopt;
        clause.source = range(begin, end);
        return clause;
      }
      clause.source = range(mention.kind == MentionKind::name ? begin_of_titles(begin) : begin, end);
      return clause;
    }
    const auto begin = begin_of_role(end);
    if (!begin) return std::nullopt;
    clause.source = range(*begin, end);
    return clause;
  }

  // "Tom Crowe, the mayor of Skarra, told ..."
  std::optional<ReportedClause> before_apposition(std::size_t comma) const {
    for (std::size_t i = comma; i > begin_ + 1 && comma - i < kLongestApposition;) {
      --i;
      if (word(i) != ",") continue;
      if (word(i - 1) == "," || !is_apposition(i + 1)) return std::nullopt;
      const auto clause = subject_before(i);
      if (!clause || !clause->mention || clause->mention->in(all_.mentions).kind != MentionKind::name) {
        return std::nullopt;
      }
      return clause;
    }
    return std::nullopt;
  }
  bool is_apposition(std::size_t i) const {
    return opens_noun_phrase(word(i)) || is_role(i) || reading_.models.role_modifiers.contains(lower_ascii(word(i)));
  }

  bool is_role(std::size_t i) const {
    std::string lower = lower_ascii(word(i));
    if (is_anonymous_role(lower) || reading_.models.roles.contains(lower) || reading_.models.bodies.contains(lower)) {
      return true;
    }
    if (!lower.ends_with("s")) return false;
    lower.pop_back();
    return reading_.models.roles.contains(lower);
  }

  // "former | Tide minister | Tom Crowe"
  std::size_t begin_of_titles(std::size_t name) const {
    std::size_t begin = name;
    while (begin > begin_ && name - begin < kLongestSubject && is_word(begin - 1)) {
      const std::string lower = lower_ascii(word(begin - 1));
      if (opens_noun_phrase(lower)) return begin - 1;
      if (!is_role(begin - 1) && !reading_.models.role_modifiers.contains(lower) &&
          !(is_high(begin - 1) && !opens_clause(lower) && !is_preposition(lower))) {
        break;
      }
      --begin;
    }
    return begin;
  }

  // "two senior officials"
  std::optional<std::size_t> begin_of_role(std::size_t end) const {
    if (!is_word(end - 1) || !is_role(end - 1)) return std::nullopt;
    std::size_t begin = end - 1;
    while (begin > begin_ && end - begin < kLongestSubject && (is_word(begin - 1) || word(begin - 1) == "-")) {
      const std::string lower = lower_ascii(word(begin - 1));
      if (opens_noun_phrase(lower)) return begin - 1;
      if (opens_clause(lower)) break;
      if (is_preposition(lower) || is_past(lower) || is_auxiliary(lower)) return std::nullopt;
      --begin;
    }
    return begin;
  }

  bool can_begin_at(std::size_t subject) const {
    const std::size_t first = subject - std::min(subject - begin_, kCondition);
    for (std::size_t i = first; i < subject; ++i) {
      if (is_condition(word(i))) return false;
    }
    const Index<Block> block = tokens_[begin_].block;
    for (std::size_t i = begin_; i > 0 && i + 3 > begin_ && tokens_[i - 1].block == block; --i) {
      if (is_condition(word(i - 1))) return false;
    }
    if (subject == begin_) return true;
    return opens_clause(lower_ascii(word(subject - 1)));
  }

  // The first token of what is said, read from behind the verb.
  std::optional<std::size_t> content_behind(std::size_t i, std::string_view form) const {
    if (word(i) == "that") return begins_clause(i + 1) ? std::optional(i + 1) : std::nullopt;
    const bool has_listener = takes_listener(form);
    if (is_circumstance(i) || (has_listener && (opens_noun_phrase(word(i)) || behind_listener(i)))) {
      for (std::size_t at = i; at < end_ && at < i + kBeforeThat && is_word(at); ++at) {
        if (word(at) == "that") return begins_clause(at + 1) ? std::optional(at + 1) : std::nullopt;
        if (at > i && (is_past(word(at)) || is_auxiliary(word(at)) || is_subject_pronoun(word(at)))) break;
        if (at > i && is_one_of(word(at), {"to", "who", "which", "about", "and"})) break;
      }
    }
    if (form == "asked") {
      const std::size_t behind = behind_listener(i).value_or(i);
      const bool is_question = is_one_of(word(behind), {"if", "whether"}) && must_be_clause(behind + 1);
      return is_question ? std::optional(behind) : std::nullopt;
    }
    if (has_listener) {
      const auto behind = behind_listener(i);
      return behind && must_be_clause(*behind) ? behind : std::nullopt;
    }
    if (form == "said" || form == "says") return must_be_clause(i) ? std::optional(i) : std::nullopt;
    const bool has_verb = is_auxiliary(word(i + 1)) || is_past(word(i + 1));
    return is_subject_pronoun(word(i)) && has_verb ? std::optional(i) : std::nullopt;
  }
  bool is_circumstance(std::size_t i) const {
    if (word(i) == "to") return opens_noun_phrase(word(i + 1)) || behind_listener(i + 1);
    return is_one_of(word(i), {"in", "on", "at", "during", "last", "earlier", "later", "again", "Monday", "Tuesday",
                               "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday", "publicly"});
  }
  std::optional<std::size_t> behind_listener(std::size_t i) const {
    if (is_one_of(word(i), {"him", "her", "them", "me", "us"})) return i + 1;
    if (const auto end = end_of_mention_at(i)) return *end;
    if (opens_noun_phrase(word(i)) || is_high(i)) {
      if (const auto end = end_of_mention_at(i + 1)) return *end;
    }
    if (opens_noun_phrase(word(i)) && is_word(i + 1) && is_subject_pronoun(word(i + 2))) return i + 2;
    const bool is_plural = is_word(i) && !is_high(i) && word(i).size() > 4 && word(i).ends_with("s");
    return is_plural ? std::optional(i + 1) : std::nullopt;
  }

  // Behind "that", which can be a relative pronoun ("a crowd that cheered") or point at something ("that day").
  bool begins_clause(std::size_t i) const {
    if (i >= end_ || tokens_[i].kind == TokenKind::punctuation) return false;
    const std::string_view next = word(i);
    return !is_auxiliary(next) && !(is_past(next) && !is_high(i)) &&
           !is_one_of(next, {"day", "night", "week", "month", "year", "morning", "evening", "time", "same", "way"});
  }
  bool must_be_clause(std::size_t i) const {
    if (i >= end_) return false;
    const bool begins = is_subject_pronoun(word(i)) || opens_noun_phrase(word(i)) || end_of_mention_at(i).has_value();
    if (!begins) return false;
    for (std::size_t at = i + 1; at < end_ && at < i + kToVerb && tokens_[at].kind != TokenKind::punctuation; ++at) {
      if (is_one_of(word(at), {"that", "who", "to", "which"})) return false;
      if (is_one_of(word(at), {"told", "said"})) return true;
      if (is_auxiliary(word(at)) && !is_one_of(word(at), {"'s", "’s"})) return true;
    }
    return false;
  }

  bool closes_quotation(std::size_t begin, std::size_t mark) const {
    if (!is_quotation_mark(word(mark))) return false;
    for (std::size_t i = begin; i < mark; ++i) {
      if (is_quotation_mark(word(i))) return true;
    }
    return false;
  }

  std::size_t content_end(std::size_t begin) const {
    const Sentence& sentence = reading_.sentence_of(begin).in(all_.sentences);
    const std::size_t last = std::min<std::size_t>(end_, sentence.tokens.end.value);
    std::size_t end = begin;
    for (; end < last; ++end) {
      if (is_one_of(word(end), {";", "—", "–", "--"})) break;
      if (word(end) == "," && ends_content(word(end + 1)) && word(end + 2) != "that") break;
      if (word(end) == "but" && is_subject_pronoun(word(end + 1))) break;
    }
    while (end > begin && tokens_[end - 1].kind == TokenKind::punctuation && !closes_quotation(begin, end - 1)) --end;
    return end;
  }

  const QuoteReading& reading_;
  const Annotations& all_;
  const std::vector<Token>& tokens_;
  const std::size_t begin_;
  const std::size_t end_;
  std::vector<ReportedClause> found_;
};

}  // namespace

std::vector<ReportedClause> find_reported_clauses(const QuoteReading& reading, Range<Token> region) {
  return Finder(reading, region).run();
}

}  // namespace onrecord
