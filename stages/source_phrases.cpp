// The phrase grows from the words that attribution chose: over what the tagger of reported speech takes for this
// source, to the right over roles and bodies ("Brightwater | chief"), to the left up to a determiner ("the Senate |
// leader").

#include "stages/source_phrases.h"

#include <algorithm>
#include <string>

#include "corpora/words.h"
#include "stages/function_words.h"
#include "stages/referring.h"
#include "stages/role_words.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestTagged = 16;  // tokens
constexpr std::size_t kLongestHead = 12;    // tokens looked at for the main word
constexpr std::size_t kBroughtIn = 120;     // tokens back in which a source can have been brought in
constexpr std::size_t kFormer = 400;        // tokens back in which the main word is looked for
constexpr std::size_t kMostBefore = 5;      // words between a determiner and what was chosen

bool ends_head(std::string_view word) {  // what follows the main word of a phrase
  return is_one_of(word,
                   {"of", "for", "from", "in", "at", "on", "with", "who", "which", "that", ",", "(", "to", "and"});
}
bool is_preposition(std::string_view word) {
  return is_one_of(word, {"of", "for", "from", "in", "at", "on", "with", "to", "by", "and", "as", "about"});
}
bool is_aside(std::string_view word) {  // what can follow a whole name within a phrase
  return is_one_of(word,
                   {",",  "(",    "--",   "—",     "–",     "of",      "from",    "and",     "who", "whose", "when",
                    "as", "also", "then", "later", "today", "however", "himself", "herself", "has", "had"});
}
bool is_owned(std::string_view word) {
  return is_one_of(word, {"his", "His", "her", "Her", "their", "Their", "its", "Its", "my", "My", "our", "Our"});
}
bool is_indefinite(std::string_view word) {
  return is_one_of(word, {"a", "A", "an", "An", "one", "One", "another", "Another", "some", "Some"});
}
bool is_party_member(std::string_view word) { return is_one_of(word, {"Republican", "Democrat"}); }

class Finder {
 public:
  Finder(const QuoteReading& reading, const std::vector<bool>& is_quoted)
      : reading_(reading), all_(reading.annotations), tokens_(reading.tokens()), is_quoted_(is_quoted) {}

  SourcePhrase run(Span source) {
    begin_ = token_at(source.begin);
    end_ = token_at(source.end - 1) + 1;
    sentence_ = reading_.sentence_of(begin_).in(all_.sentences).tokens;
    take_tagged();
    grow();
    SourcePhrase phrase;
    phrase.tokens = {Index<Token>(begin_), Index<Token>(end_)};
    phrase.head = Index<Token>(begin_);
    const std::size_t last = std::min(end_, begin_ + kLongestHead);
    for (std::size_t i = begin_; i < last && (i == begin_ || !ends_head(word(i))); ++i) {
      if (tokens_[i].kind == TokenKind::word && !is_possessive(word(i))) phrase.head = Index<Token>(i);
    }
    for (std::size_t i = begin_; i < last; ++i) {
      append_role_words(i > begin_ ? word(i - 1) : std::string_view(), word(i), phrase.words);
    }
    const Span span = reading_.span_of(phrase.tokens);
    const auto first = std::partition_point(all_.mentions.begin(), all_.mentions.end(),
                                            [&](const Mention& m) { return m.span.begin < span.begin; });
    for (auto m = first; m != all_.mentions.end() && m->span.begin < span.end; ++m) {
      const Index<Mention> at(static_cast<std::size_t>(m - all_.mentions.begin()));
      if (m->kind == MentionKind::name) phrase.names.push_back(at);
      if (m->tokens.end.value == phrase.head.value + 1 && !phrase.core) phrase.core = at;
    }
    take_name(phrase);
    phrase.sort = sort_of(phrase);
    phrase.is_anonymous = is_anonymous_role(lower_ascii(word(phrase.head.value)));
    phrase.is_definite = phrase.sort == SourceSort::name || (!is_owned(word(begin_)) && !was_brought_in(phrase));
    if (phrase.sort >= SourceSort::role) take_head(phrase);
    return phrase;
  }

 private:
  std::string_view word(std::size_t i) const { return tokens_[i].span.of(reading_.text()); }

  std::size_t token_at(std::uint32_t byte) const {
    return static_cast<std::size_t>(
        std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& t) { return t.span.end <= byte; }) -
        tokens_.begin());
  }

  // A name that the main word is a part of, or a person's at the end: "Union for Harbour Work", "the head of the Pact |
  // Ada Vell | today". Nothing but asides may follow, and before a person and the titles no preposition stands.
  void take_name(SourcePhrase& phrase) const {
    if (phrase.core && phrase.core->in(all_.mentions).kind == MentionKind::name) return;
    for (const Index<Mention> m : phrase.names) {
      const Range<Token> name = m.in(all_.mentions).tokens;
      const std::size_t end = name.end.value;
      const bool is_whole = end >= end_ || is_aside(word(end)) || is_preposition(word(end));
      const bool is_person = m.in(all_.mentions).type == EntityType::person && is_behind_titles(name.begin.value);
      const bool has_head = name.begin <= phrase.head && phrase.head < name.end;
      if (!(is_whole && (has_head || is_person)) && !is_called(name, phrase.head)) continue;
      phrase.head = Index<Token>(end - 1);
      phrase.core = m;
      return;
    }
  }
  bool is_behind_titles(std::size_t name) const {
    std::size_t first = name;
    while (first > begin_ && is_title(first - 1)) --first;
    if (first == begin_) return true;
    return !is_preposition(word(first - 1)) && !(first == name && is_possessive(word(first - 1)));
  }
  bool is_title(std::size_t i) const {
    std::string lower = lower_ascii(word(i));
    if (lower.ends_with('.')) lower.pop_back();
    return reading_.models.roles.contains(lower) || is_one_of(lower, {"former", "acting"});
  }
  // "The Harbour Wire | news agency": what the body is called.
  bool is_called(Range<Token> name, Index<Token> head) const {
    const std::size_t end = name.end.value;
    const bool is_next = end == head.value || (end + 1 == head.value && word(end) == "news");
    return is_next && is_one_of(word(head.value), {"group", "agency", "newspaper", "magazine", "network", "channel",
                                                   "website", "company", "organization", "outlet", "station"});
  }

  // The main word, and the sentence that had it last.
  void take_head(SourcePhrase& phrase) const {
    const std::size_t head = phrase.head.value;
    std::vector<std::uint64_t> words;
    append_role_words(head > begin_ ? word(head - 1) : std::string_view(), word(head), words);
    if (!words.empty()) phrase.head_word = words.front();
    for (std::size_t i = std::min<std::size_t>(head, sentence_.begin.value); i-- > head - std::min(head, kFormer);) {
      if (word(i) != word(head) || is_quoted_[i]) continue;
      phrase.former = reading_.sentence_of(i);
      return;
    }
  }

  // Whether an indefinite article stands before the main word, here or where the text had it lately; but not where it
  // was a title ("by Senator Vell").
  bool was_brought_in(const SourcePhrase& phrase) const {
    const std::size_t head = phrase.head.value;
    const std::size_t first = head - std::min(head, kBroughtIn);
    if (is_indefinite_at(head, first)) return true;
    for (std::size_t i = head; i-- > first;) {
      if (word(i) != word(head) || is_quoted_[i] || is_capital(i + 1)) continue;
      if (is_indefinite_at(i, first)) return true;
    }
    return false;
  }
  bool is_indefinite_at(std::size_t head, std::size_t first) const {
    for (std::size_t k = head; k-- > first && head - k <= kMostBefore;) {
      if (is_indefinite(word(k))) return true;
      if (tokens_[k].kind != TokenKind::word && word(k) != "-") return false;
      if (is_determiner(word(k)) || is_preposition(word(k)) || ends_head(word(k))) return false;
    }
    return false;
  }
  bool is_capital(std::size_t i) const { return is_ascii_capital(word(i)[0]); }

  void take_tagged() {
    const std::size_t begin = begin_;
    const std::size_t end = end_;
    const auto first = std::partition_point(reading_.speech.begin(), reading_.speech.end(),
                                            [&](const SpeechSpan& s) { return s.tokens.end.value <= begin; });
    for (auto span = first; span != reading_.speech.end() && span->tokens.begin.value < end; ++span) {
      if (span->part != SpeechPart::source || span->tokens.size() > kLongestTagged) continue;
      begin_ = std::min<std::size_t>(begin_, span->tokens.begin.value);
      end_ = std::max<std::size_t>(end_, span->tokens.end.value);
    }
  }

  void grow() {
    const auto is_head = [&](std::string_view w) {
      return reading_.models.roles.contains(w) || reading_.models.bodies.contains(w) || is_party_member(w);
    };
    while (end_ < sentence_.end.value && !is_quoted_[end_] && tokens_[end_].kind == TokenKind::word &&
           end_ - begin_ < kLongestTagged && is_head(word(end_))) {
      ++end_;
    }
    std::size_t left = begin_;
    while (left > sentence_.begin.value && begin_ - left < kMostBefore && !is_quoted_[left - 1] &&
           !is_determiner(word(left)) && (tokens_[left - 1].kind == TokenKind::word || word(left - 1) == "-") &&
           !ends_head(word(left - 1))) {
      --left;
    }
    if (is_determiner(word(left))) begin_ = left;
  }

  SourceSort sort_of(const SourcePhrase& phrase) const {
    const std::string head = lower_ascii(word(phrase.head.value));
    const auto core_is = [&](MentionKind kind) { return phrase.core && phrase.core->in(all_.mentions).kind == kind; };
    if (is_party_member(word(phrase.head.value))) return SourceSort::role;
    if (core_is(MentionKind::name)) return SourceSort::name;
    const Gender gender = gender_of_pronoun(head);
    if (gender != Gender::unknown) return gender == Gender::male ? SourceSort::he : SourceSort::she;
    if (core_is(MentionKind::pronoun)) return SourceSort::they;
    if (is_one_of(head, {"it", "its"})) return SourceSort::it;
    if (is_one_of(head, {"who", "which", "that"})) return SourceSort::relative;
    if (is_one_of(head, {"i", "we", "my", "our"})) return SourceSort::first_person;
    if (reading_.models.roles.contains(head)) return SourceSort::role;
    if (is_document(head)) return SourceSort::document;
    if (reading_.models.bodies.contains(head)) return SourceSort::body;
    return SourceSort::other;
  }

  const QuoteReading& reading_;
  const Annotations& all_;
  const std::vector<Token>& tokens_;
  const std::vector<bool>& is_quoted_;
  Range<Token> sentence_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

std::optional<SourcePhrase> find_source_phrase(const QuoteReading& reading, const std::vector<bool>& is_quoted,
                                               const Quote& quote) {
  if (!quote.source) return std::nullopt;
  return Finder(reading, is_quoted).run(*quote.source);
}

}  // namespace onrecord
