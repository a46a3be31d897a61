#include "stages/referring.h"

#include <algorithm>
#include <optional>
#include <string>

#include "corpora/words.h"
#include "stages/entities_names.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestWord = 10;   // bytes, of a pronoun or a determiner: "themselves"
constexpr std::size_t kMostModifiers = 6;  // words between the determiner and the head

bool is_plural_pronoun(std::string_view word) {
  return is_one_of(word, {"they", "them", "their", "theirs", "themselves"});
}

// Words that never stand inside "the ... senator": what they begin is no longer that noun phrase.
bool ends_noun_phrase(std::string_view word) {
  return is_one_of(word,
                   {"of",   "for",   "in",   "on",   "at",   "by",   "with", "from", "to",    "as",   "that",  "who",
                    "whom", "is",    "was",  "are",  "were", "be",   "been", "has",  "have",  "had",  "will",  "would",
                    "can",  "could", "said", "says", "than", "then", "but",  "or",   "which", "when", "where", "not",
                    "if",   "he",    "she",  "it",   "they", "we",   "you",  "i",    "the",   "a",    "an",    "this"});
}

class Finder {
 public:
  Finder(const Article& article, const Models& models, Annotations& all)
      : text_(article.text()), models_(models), all_(all), in_name_(all.tokens.size(), false) {
    for (const Mention& name : all_.mentions) {
      std::fill(in_name_.begin() + name.tokens.begin.value, in_name_.begin() + name.tokens.end.value, true);
    }
  }

  void run() {
    for (std::size_t s = 0; s < all_.sentences.size(); ++s) {
      const Range<Token> tokens = all_.sentences[s].tokens;
      for (std::size_t t = tokens.begin.value; t < tokens.end.value; ++t) {
        if (in_name_[t] || all_.tokens[t].kind != TokenKind::word || text(t).size() > kLongestWord) continue;
        const std::string word = lower_ascii(text(t));
        if (gender_of_pronoun(word) != Gender::unknown)
          all_.mentions.push_back(make(s, t, t + 1, MentionKind::pronoun, EntityType::person, "pronoun"));
        if (is_plural_pronoun(word))
          all_.mentions.push_back(make(s, t, t + 1, MentionKind::pronoun, EntityType::organization, "plural pronoun"));
        if (is_one_of(word, {"the", "this", "that"})) find_description(s, t, tokens.end.value);
      }
    }
    std::stable_sort(all_.mentions.begin(), all_.mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.span < b.span; });
  }

 private:
  std::string_view text(std::size_t t) const { return all_.tokens[t].span.of(text_); }

  // The last word of the noun phrase that begins at `determiner` is its head: "the party" but not "the party leader".
  // The owner of what follows is a description, too: "the party" and "the party's leader".
  void find_description(std::size_t sentence, std::size_t determiner, std::size_t end) {
    const std::size_t last = std::min(end, determiner + 2 + kMostModifiers);
    std::optional<Mention> found;
    std::size_t t = determiner + 1;
    for (; t < last && !in_name_[t] && is_inside(t); ++t) {
      const std::string word = lower_ascii(text(t));
      if (ends_noun_phrase(word)) break;
      const bool behind_head = found && found->tokens.end.value == t;
      if (behind_head && is_possessive(word)) {
        all_.mentions.push_back(*found);
        found.reset();
        continue;
      }
      if (models_.roles.contains(word)) {
        found = make(sentence, determiner, t + 1, MentionKind::description, EntityType::person, "definite role");
      } else if (models_.bodies.contains(word)) {
        found = make(sentence, determiner, t + 1, MentionKind::description, EntityType::organization, "definite body");
      } else if (behind_head) {
        break;
      }
    }
    const bool title = found && found->tokens.end.value == t && t < end && in_name_[t];
    if (found && !title) all_.mentions.push_back(*found);
  }

  static bool is_possessive(std::string_view word) { return word == "'s" || word == "\u2019s"; }

  bool is_inside(std::size_t t) const {
    const TokenKind kind = all_.tokens[t].kind;
    return kind == TokenKind::word || kind == TokenKind::number || text(t) == "-";
  }

  Mention make(std::size_t sentence, std::size_t begin, std::size_t end, MentionKind kind, EntityType type,
               std::string_view rule) {
    Mention mention;
    mention.tokens = {Index<Token>(begin), Index<Token>(end)};
    mention.span = {all_.tokens[begin].span.begin, all_.tokens[end - 1].span.end};
    mention.sentence = Index<Sentence>(sentence);
    mention.kind = kind;
    mention.type = type;
    mention.decided_by = rule;
    return mention;
  }

  std::string_view text_;
  const Models& models_;
  Annotations& all_;
  std::vector<bool> in_name_;
};

}  // namespace

void add_referring_mentions(const Article& article, const Models& models, Annotations& annotations) {
  Finder(article, models, annotations).run();
}

Gender gender_of_pronoun(std::string_view word) {
  const std::string lower = lower_ascii(word);
  if (is_one_of(lower, {"he", "him", "his", "himself"})) return Gender::male;
  if (is_one_of(lower, {"she", "her", "hers", "herself"})) return Gender::female;
  return Gender::unknown;
}

}  // namespace onrecord
