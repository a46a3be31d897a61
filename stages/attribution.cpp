// The cue is looked for behind a direct quote up to the end of the sentence, then before it, and around a fragment the
// other way round. The source stands beside the cue: before it, past auxiliaries, adverbs and an apposition, or behind
// it where the cue follows the closing mark at once. A quote with no cue of its own goes on with the speaker of the one
// before it in its block, or of the block before.

#include "stages/attribution.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "corpora/code_points.h"
#include "stages/quotation_marks.h"
#include "stages/reporting.h"

namespace onrecord {
namespace {

constexpr std::size_t kReach = 45;        // tokens from a quote to its cue
constexpr std::size_t kSourceReach = 30;  // tokens from a cue to its source
constexpr std::size_t kPronounReach = 400;

bool is_one_of(std::string_view token, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), token) != list.end();
}
bool ends_sentence(std::string_view token) { return is_one_of(token, {".", "!", "?"}); }
bool is_pronoun(std::string_view token) {
  return is_one_of(token, {"he", "she", "they", "it", "I", "we", "He", "She", "They", "It", "We", "who"});
}
bool is_determiner(std::string_view token) {
  return is_one_of(token, {"the",   "The",     "a",       "A",    "an",   "An",   "one",     "One",     "some",
                           "Some",  "another", "Another", "his",  "His",  "her",  "Her",     "their",   "Their",
                           "its",   "Its",     "two",     "Two",  "many", "Many", "several", "Several", "other",
                           "Other", "this",    "This",    "that", "both", "Both", "most",    "Most"});
}
bool is_auxiliary(std::string_view token) {
  return is_one_of(token, {"has",   "have",  "had",  "is",    "was",   "were",  "are",   "be",    "been", "will",
                           "would", "could", "can",  "may",   "might", "did",   "does",  "do",    "not",  "n't",
                           "n’t",   "also",  "then", "later", "once",  "often", "never", "has",   "to",   "'s",
                           "’s",    "'d",    "’d",   "still", "again", "even",  "went",  "first", "just", "as"}) ||
         token.ends_with("ly");
}

class Attributor {
 public:
  Attributor(const Article& article, const Models& models, const Annotations& annotations,
             const std::vector<Utterance>& utterances)
      : text_(article.text()),
        all_(annotations),
        tokens_(annotations.tokens),
        utterances_(utterances),
        cues_(find_cues(article, models, annotations)) {
    piece_of_.assign(tokens_.size(), false);
    for (const Utterance& utterance : utterances_) {
      for (const QuotedPiece& piece : utterance.pieces) {
        std::fill(piece_of_.begin() + piece.tokens.begin.value, piece_of_.begin() + piece.tokens.end.value, true);
      }
    }
    mention_at_.assign(tokens_.size(), -1);
    for (std::size_t m = 0; m < all_.mentions.size(); ++m) {
      const Range<Token> range = all_.mentions[m].tokens;
      std::fill(mention_at_.begin() + range.begin.value, mention_at_.begin() + range.end.value, static_cast<int>(m));
    }
  }

  std::vector<Quote> run() {
    for (const Utterance& utterance : utterances_) attribute(utterance);
    return std::move(quotes_);
  }

 private:
  std::string_view word(std::size_t i) const { return tokens_[i].span.of(text_); }
  bool same_block(std::size_t a, std::size_t b) const { return tokens_[a].block == tokens_[b].block; }
  Span span_of(std::size_t begin, std::size_t end) const {
    return {tokens_[begin].span.begin, tokens_[end - 1].span.end};
  }

  void attribute(const Utterance& utterance) {
    Quote quote;
    quote.kind = utterance.kind;
    for (const QuotedPiece& piece : utterance.pieces) quote.spans.push_back(piece.span);
    quote.sentence = sentence_of(utterance.pieces.front().tokens.begin.value);
    quote.confidence = utterance.confidence;
    quote.decided_by = utterance.decided_by;
    if (utterance.label) {
      quote.source = utterance.label;
      quote.speaker = entity_within(*utterance.label);
    } else if (const auto cue = find_cue(utterance)) {
      quote.cue = span_of(cue->begin.value, cue->end.value);
      find_source(utterance, *cue, quote);
    } else {
      continue_speaker(utterance, quote);
    }
    last_block_ = tokens_[utterance.pieces.back().tokens.begin.value].block;
    if (quote.speaker) last_speaker_ = quote.speaker;
    quotes_.push_back(std::move(quote));
  }

  Index<Sentence> sentence_of(std::size_t token) const {
    const auto behind = std::partition_point(all_.sentences.begin(), all_.sentences.end(),
                                             [&](const Sentence& s) { return s.tokens.begin.value <= token; });
    return Index<Sentence>(static_cast<std::size_t>(behind - all_.sentences.begin()) - 1);
  }

  // The name within `span`, resolved.
  std::optional<Index<Entity>> entity_within(Span span) const {
    const auto first = std::partition_point(all_.mentions.begin(), all_.mentions.end(),
                                            [&](const Mention& m) { return m.span.begin < span.begin; });
    for (auto m = first; m != all_.mentions.end() && m->span.begin < span.end; ++m) {
      if (const auto entity = resolved(static_cast<std::size_t>(m - all_.mentions.begin()))) return entity;
    }
    return std::nullopt;
  }
  std::optional<Index<Entity>> resolved(std::size_t mention) const {
    if (mention >= all_.resolutions.size()) return std::nullopt;
    return all_.resolutions[mention].entity;
  }

  std::optional<Range<Token>> find_cue(const Utterance& utterance) const {
    if (utterance.kind == QuoteKind::direct) {
      for (const QuotedPiece& piece : utterance.pieces) {
        if (const auto cue = cue_behind(piece)) return cue;
      }
      return cue_before(utterance.pieces.front());
    }
    if (const auto cue = cue_before(utterance.pieces.front())) return cue;
    return cue_behind(utterance.pieces.front());
  }

  std::size_t behind(const QuotedPiece& piece) const {
    std::size_t i = piece.tokens.end.value;
    while (i < tokens_.size() && same_block(i, piece.tokens.begin.value) && is_quotation_mark(word(i))) ++i;
    return i;
  }

  // The first cue from the closing mark to the end of the sentence, or to the next quote.
  std::optional<Range<Token>> cue_behind(const QuotedPiece& piece) const {
    const std::size_t begin = behind(piece);
    const std::string_view last = word(piece.tokens.end.value - 1);
    if (begin < tokens_.size() && ends_sentence(last) &&
        u_isupper(static_cast<UChar32>(text_[tokens_[begin].span.begin])) && last == ".") {
      return std::nullopt;  // a new sentence
    }
    std::size_t end = begin;
    while (end < tokens_.size() && end < begin + kReach && same_block(end, piece.tokens.begin.value) &&
           !piece_of_[end] && !ends_sentence(word(end))) {
      ++end;
    }
    const auto cue =
        std::partition_point(cues_.begin(), cues_.end(), [&](const Cue& c) { return c.tokens.begin.value < begin; });
    if (cue == cues_.end() || cue->tokens.end.value > end) return std::nullopt;
    return cue->tokens;
  }

  // The last cue between the sentence's begin, or the quote before, and the opening mark. What a colon introduces
  // may be reported a sentence earlier.
  std::optional<Range<Token>> cue_before(const QuotedPiece& piece) const {
    const std::size_t end = piece.tokens.begin.value;
    std::size_t begin = end;
    while (begin > 0 && end - begin < kReach && same_block(begin - 1, end) && !ends_sentence(word(begin - 1))) --begin;
    auto cue =
        std::partition_point(cues_.begin(), cues_.end(), [&](const Cue& c) { return c.tokens.begin.value < end; });
    while (cue != cues_.begin()) {
      --cue;
      if (cue->tokens.begin.value < begin) return std::nullopt;
      if (!piece_of_[cue->tokens.begin.value]) return cue->tokens;
    }
    return std::nullopt;
  }

  void find_source(const Utterance& utterance, Range<Token> cue, Quote& quote) {
    const std::string_view first = word(cue.begin.value);
    const bool inverted = first == "according" || first == "in" || follows_mark(utterance, cue.begin.value);
    if (inverted && take_behind(cue.end.value, quote)) return;
    if (take_before(cue.begin.value, quote)) return;
    take_behind(cue.end.value, quote);
  }

  bool follows_mark(const Utterance& utterance, std::size_t cue) const {
    return std::any_of(utterance.pieces.begin(), utterance.pieces.end(), [&](const QuotedPiece& piece) {
      std::size_t i = behind(piece);
      while (i < cue && (word(i) == "," || is_auxiliary(word(i)))) ++i;
      return i == cue;
    });
  }

  bool take(std::size_t begin, std::size_t end, Quote& quote) {
    quote.source = span_of(begin, end);
    if (mention_at_[begin] >= 0) quote.speaker = resolved(static_cast<std::size_t>(mention_at_[begin]));
    if (!quote.speaker && is_one_of(word(begin), {"he", "she", "He", "She"})) quote.speaker = antecedent(begin);
    return true;
  }

  bool take_mention(std::size_t token, Quote& quote) {
    const Mention& mention = all_.mentions[static_cast<std::size_t>(mention_at_[token])];
    return take(mention.tokens.begin.value, mention.tokens.end.value, quote);
  }

  bool is_source_mention(std::size_t token) const {
    if (mention_at_[token] < 0) return false;
    const EntityType type = all_.mentions[static_cast<std::size_t>(mention_at_[token])].type;
    return type == EntityType::person || type == EntityType::organization;
  }

  bool take_before(std::size_t cue, Quote& quote) {
    std::size_t i = cue;
    const auto in_reach = [&] {
      return i > 0 && same_block(i - 1, cue) && cue - i < kSourceReach && !piece_of_[i - 1];
    };
    while (in_reach() && is_auxiliary(word(i - 1))) --i;
    if (in_reach() && word(i - 1) == ",") {  // an apposition: what stands before it speaks
      std::size_t comma = i - 1;
      while (comma > 0 && same_block(comma - 1, cue) && cue - comma < kSourceReach && word(comma - 1) != "," &&
             !piece_of_[comma - 1] && !ends_sentence(word(comma - 1))) {
        --comma;
      }
      if (comma > 1 && word(comma - 1) == "," && is_source_mention(comma - 2)) return take_mention(comma - 2, quote);
    }
    const std::size_t begin = i;
    for (; in_reach() && !ends_sentence(word(i - 1)); --i) {
      if (is_source_mention(i - 1)) return take_mention(i - 1, quote);
      if (is_pronoun(word(i - 1)) && word(i - 1) != "who") return take(i - 1, i, quote);
      if (is_determiner(word(i - 1)) && i <= begin) return take(i - 1, begin == i ? begin : begin, quote);
    }
    if (begin > 0 && begin - 1 >= i && same_block(begin - 1, cue) && tokens_[begin - 1].kind == TokenKind::word) {
      return take(begin - 1, begin, quote);
    }
    return false;
  }

  bool take_behind(std::size_t begin, Quote& quote) {
    for (std::size_t i = begin; i < tokens_.size() && i < begin + 12 && same_block(i, begin - 1) && !piece_of_[i];
         ++i) {
      if (ends_sentence(word(i)) || word(i) == ",") break;
      if (is_source_mention(i)) return take_mention(i, quote);
      if (is_pronoun(word(i))) return take(i, i + 1, quote);
    }
    if (begin >= tokens_.size() || !same_block(begin, begin - 1) || tokens_[begin].kind != TokenKind::word)
      return false;
    std::size_t end = begin;
    while (end < tokens_.size() && end < begin + 8 && same_block(end, begin) && tokens_[end].kind == TokenKind::word &&
           !piece_of_[end]) {
      ++end;
    }
    return take(begin, end, quote);
  }

  // Whom "he" or "she" means: the last speaker, or a person that opened a sentence since.
  std::optional<Index<Entity>> antecedent(std::size_t token) const {
    const bool female = is_one_of(word(token), {"she", "She"});
    const auto fits = [&](Index<Entity> e) {
      const Entity& entity = e.in(all_.entities);
      return entity.type == EntityType::person && entity.gender != (female ? Gender::male : Gender::female);
    };
    for (std::size_t i = token; i-- > 0 && token - i < kPronounReach;) {
      if (mention_at_[i] < 0 || piece_of_[i]) continue;
      const auto mention = static_cast<std::size_t>(mention_at_[i]);
      const auto entity = resolved(mention);
      if (!entity || !fits(*entity)) continue;
      const auto& m = all_.mentions[mention];
      const bool first = mention == 0 || all_.mentions[mention - 1].sentence != m.sentence;
      if (first) return entity;
    }
    return std::nullopt;
  }

  void continue_speaker(const Utterance& utterance, Quote& quote) {
    if (!last_speaker_ || !last_block_ || utterance.kind != QuoteKind::direct) return;
    const std::uint32_t block = tokens_[utterance.pieces.front().tokens.begin.value].block.value;
    if (block - last_block_->value <= 1) quote.speaker = last_speaker_;
  }

  std::string_view text_;
  const Annotations& all_;
  const std::vector<Token>& tokens_;
  const std::vector<Utterance>& utterances_;
  const std::vector<Cue> cues_;
  std::vector<bool> piece_of_;
  std::vector<int> mention_at_;  // the mention that holds the token, or -1
  std::optional<Index<Entity>> last_speaker_;
  std::optional<Index<Block>> last_block_;
  std::vector<Quote> quotes_;
};

}  // namespace

std::vector<Quote> attribute(const Article& article, const Models& models, const Annotations& annotations,
                             const std::vector<Utterance>& utterances) {
  return Attributor(article, models, annotations, utterances).run();
}

}  // namespace onrecord
