#include "stages/source_candidates.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

#include "corpora/code_points.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestPhrase = 9;  // tokens
constexpr std::size_t kAdverbs = 6;        // tokens between a phrase and its cue

using Words = std::unordered_set<std::string_view>;

bool stands_for_somebody(std::string_view word) {
  if (word.size() > 8) return false;
  static const Words kWords = {"he",   "she",     "they",   "it",       "I",      "we",      "who",   "He",   "She",
                               "They", "It",      "We",     "some",     "others", "many",    "one",   "Some", "Others",
                               "Many", "One",     "both",   "another",  "Both",   "all",     "his",   "her",  "their",
                               "His",  "Her",     "Their",  "him",      "them",   "Another", "which", "my",   "My",
                               "our",  "someone", "nobody", "everyone", "its",    "Its"};
  return kWords.contains(word);
}
bool opens_noun_phrase(std::string_view word) {
  static const Words kWords = {"the",   "The",     "a",       "A",       "an",      "An",    "one",   "One",  "some",
                               "Some",  "his",     "His",     "her",     "Her",     "their", "Their", "its",  "Its",
                               "two",   "Two",     "many",    "Many",    "other",   "Other", "this",  "This", "these",
                               "These", "several", "Several", "another", "Another", "both",  "Both",  "most", "Most",
                               "my",    "My",      "our",     "Our",     "no",      "No",    "three", "Three"};
  return kWords.contains(word);
}
// Function words, which no phrase begins or ends with though a sentence may begin with them.
bool is_function_word(std::string_view word) {
  static const Words kWords = {
      "the",     "a",        "an",        "this",  "that",  "these",  "those",   "in",    "on",    "at",
      "by",      "for",      "from",      "with",  "to",    "of",     "as",      "and",   "but",   "or",
      "so",      "if",       "when",      "while", "after", "before", "then",    "there", "here",  "what",
      "how",     "why",      "where",     "yet",   "still", "also",   "not",     "no",    "now",   "even",
      "though",  "although", "because",   "since", "until", "during", "despite", "last",  "later", "meanwhile",
      "instead", "asked",    "according", "is",    "was",   "are",    "were",    "has",   "have",  "had",
      "will",    "would",    "can",       "could", "do",    "did",    "does",    "be",    "been",  "said",
      "more",    "most",     "just",      "only",  "once",  "over",   "under",   "about", "into",  "than"};
  return kWords.contains(lower_ascii(word));
}
bool is_between(std::string_view word) {  // within a row of capitalized words
  static const Words kWords = {"of", "de", "for", "and", "the", "van", "von", "al", "bin", "-", "&"};
  return kWords.contains(word);
}
bool is_adverbial(std::string_view word) {
  static const Words kWords = {"has",  "have",  "had",    "is",   "was",  "were",  "are",    "be",    "been",
                               "will", "would", "could",  "can",  "may",  "might", "did",    "does",  "do",
                               "not",  "n't",   "n’t",    "also", "then", "later", "once",   "often", "never",
                               "to",   "'s",    "’s",     "'d",   "’d",   "still", "again",  "even",  "first",
                               "just", "as",    "should", "must", "has",  "ever",  "always", "soon",  "further",
                               "now",  "'ve",   "’ve",    "'re",  "’re"};
  return kWords.contains(word) || (word.size() > 3 && word.ends_with("ly"));
}

class Finder {
 public:
  Finder(const QuoteReading& reading, const std::vector<Cue>& cues, const std::vector<bool>& is_quoted)
      : text_(reading.text()),
        reading_(reading),
        all_(reading.annotations),
        tokens_(all_.tokens),
        cues_(cues),
        is_quoted_(is_quoted),
        is_taken_(tokens_.size(), false),
        is_cue_(tokens_.size(), false) {}

  std::vector<SourceCandidate> run() {
    for (const MentionKind kind : {MentionKind::name, MentionKind::description, MentionKind::pronoun})
      add_mentions(kind);
    for (const Cue& cue : cues_) {
      std::fill(is_cue_.begin() + cue.tokens.begin.value, is_cue_.begin() + cue.tokens.end.value, true);
    }
    add_pronouns();
    add_tagged();
    for (const Cue& cue : cues_) {
      add_phrase_before(cue);
      add_phrase_behind(cue);
    }
    for (const Sentence& sentence : all_.sentences) add_capitals(sentence.tokens);
    std::sort(found_.begin(), found_.end(),
              [](const SourceCandidate& a, const SourceCandidate& b) { return a.tokens.begin < b.tokens.begin; });
    return std::move(found_);
  }

 private:
  std::string_view word(std::size_t i) const { return tokens_[i].span.of(text_); }
  bool is_high(std::size_t i) const {
    return u_isupper(static_cast<UChar32>(code_point_at(text_, tokens_[i].span.begin).value));
  }
  bool is_free(std::size_t i) const { return !is_quoted_[i] && !is_taken_[i]; }

  void take(std::size_t begin, std::size_t end, SourceKind kind, std::optional<Index<Mention>> mention = {}) {
    for (std::size_t i = begin; i < end; ++i) {
      if (!is_free(i)) return;
    }
    std::fill(is_taken_.begin() + begin, is_taken_.begin() + end, true);
    found_.push_back({{Index<Token>(begin), Index<Token>(end)}, kind, mention});
  }

  void add_mentions(MentionKind kind) {
    for (std::size_t m = 0; m < all_.mentions.size(); ++m) {
      const Mention& mention = all_.mentions[m];
      if (mention.kind != kind) continue;
      const SourceKind source = kind == MentionKind::name          ? SourceKind::name
                                : kind == MentionKind::description ? SourceKind::description
                                                                   : SourceKind::pronoun;
      take(mention.tokens.begin.value, mention.tokens.end.value, source, Index<Mention>(m));
    }
  }

  void add_capitals(Range<Token> sentence) {
    const std::size_t end = sentence.end.value;
    for (std::size_t i = sentence.begin.value; i < end;) {
      if (!is_name_word(i)) {
        ++i;
        continue;
      }
      std::size_t last = i;
      for (std::size_t next = i + 1; next < end && next <= last + 2 && is_free(next); ++next) {
        if (is_name_word(next)) {
          last = next;
        } else if (!is_between(word(next))) {
          break;
        }
      }
      const bool is_title = last + 1 < end && is_taken_[last + 1] && !is_quoted_[last + 1];  // "Sen. | Ada Vell"
      if (!is_title) take(i, last + 1, SourceKind::capitals);
      i = last + 1;
    }
  }
  bool is_name_word(std::size_t i) const {
    return is_free(i) && tokens_[i].kind == TokenKind::word && is_high(i) && !stands_for_somebody(word(i)) &&
           !is_function_word(word(i));
  }

  void add_pronouns() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == TokenKind::word && is_free(i) && stands_for_somebody(word(i))) {
        take(i, i + 1, SourceKind::pronoun);
      } else if (tokens_[i].kind == TokenKind::handle && is_free(i)) {
        take(i, i + 1, SourceKind::capitals);
      }
    }
  }

  void add_tagged() {
    for (const SpeechSpan& span : reading_.speech) {
      const std::size_t begin = span.tokens.begin.value;
      const std::size_t end = span.tokens.end.value;
      if (span.part == SpeechPart::source && end - begin < kLongestPhrase) take(begin, end, kind_of(begin));
    }
  }

  bool is_plain(std::size_t i) const {
    return is_free(i) && tokens_[i].kind == TokenKind::word && !is_cue_[i] && !is_function_word(word(i)) &&
           !is_adverbial(word(i));
  }

  SourceKind kind_of(std::size_t first) const {
    return is_high(first) && !opens_noun_phrase(word(first)) ? SourceKind::capitals : SourceKind::phrase;
  }

  // "the former aide | also said"
  void add_phrase_before(const Cue& cue) {
    const Index<Block> block = cue.tokens.begin.in(tokens_).block;
    std::size_t end = cue.tokens.begin.value;
    for (std::size_t n = 0; n < kAdverbs && end > 0 && tokens_[end - 1].block == block && is_adverbial(word(end - 1));
         ++n) {
      --end;
    }
    std::size_t begin = end;
    while (begin > 0 && end - begin < kLongestPhrase && tokens_[begin - 1].block == block && is_plain(begin - 1)) {
      --begin;
      if (opens_noun_phrase(word(begin))) break;
    }
    if (begin > 0 && begin < end && tokens_[begin - 1].block == block && is_free(begin - 1) &&
        opens_noun_phrase(word(begin - 1))) {
      --begin;
    }
    if (begin < end && end - begin < kLongestPhrase) take(begin, end, kind_of(begin));
  }

  // "according to | the people"
  void add_phrase_behind(const Cue& cue) {
    const std::size_t begin = cue.tokens.end.value;
    if (begin >= tokens_.size() || tokens_[begin].block != tokens_[begin - 1].block) return;
    std::size_t end = begin;
    if (is_free(end) && opens_noun_phrase(word(end))) ++end;
    while (end < tokens_.size() && end - begin < kLongestPhrase && tokens_[end].block == tokens_[begin].block &&
           is_plain(end)) {
      ++end;
    }
    if (end > begin) take(begin, end, kind_of(begin));
  }

  std::string_view text_;
  const QuoteReading& reading_;
  const Annotations& all_;
  const std::vector<Token>& tokens_;
  const std::vector<Cue>& cues_;
  const std::vector<bool>& is_quoted_;
  std::vector<bool> is_taken_;
  std::vector<bool> is_cue_;
  std::vector<SourceCandidate> found_;
};

}  // namespace

std::vector<SourceCandidate> find_source_candidates(const QuoteReading& reading, const std::vector<Cue>& cues,
                                                    const std::vector<bool>& is_quoted) {
  return Finder(reading, cues, is_quoted).run();
}

}  // namespace onrecord
