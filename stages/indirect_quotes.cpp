// Each content that the tagger found is linked to the nearest cue of its sentence, and through it to the nearest
// source. Contents of one cue are one quote:
//
//   [The clinic would reopen]content , [he]source [promised]cue , [or she could have his desk]content
//
// A content without a source, without a word of reporting in its cue, or of one or two words is none.

#include "stages/indirect_quotes.h"

#include <algorithm>

#include "stages/quoted_tokens.h"

namespace onrecord {
namespace {

constexpr std::size_t kFewestWords = 3;
constexpr std::size_t kReach = 4;  // spans looked at on each side
constexpr float kLeastProbability = 0.1F;

class Linker {
 public:
  Linker(const Article& article, const Annotations& annotations, const std::vector<SpeechSpan>& speech,
         const std::vector<Cue>& cues, std::vector<Quote>& quotes)
      : text_(article.text()),
        all_(annotations),
        tokens_(annotations.tokens),
        speech_(speech),
        cues_(cues),
        quotes_(quotes) {}

  void run() {
    const std::size_t quoted = quotes_.size();
    const QuotedTokens quoted_tokens(tokens_, quotes_);
    std::optional<std::size_t> last_cue;
    for (std::size_t s = 0; s < speech_.size(); ++s) {
      if (speech_[s].part != SpeechPart::content) continue;
      const Span content = span_of(speech_[s].tokens);
      if (quoted_tokens.hold_any(speech_[s].tokens)) {
        keep_context(quoted, content);
        continue;
      }
      const auto cue = nearest(s, SpeechPart::cue, speech_[s].tokens);
      if (!cue || !is_reporting(*cue)) continue;
      const auto source = nearest(*cue, SpeechPart::source, speech_[*cue].tokens);
      if (!source) continue;
      const Range<Token> tokens = trimmed(speech_[s].tokens);
      if (tokens.empty()) continue;
      if (last_cue == cue && quotes_.size() > quoted) {
        quotes_.back().spans.push_back(span_of(tokens));
        continue;
      }
      if (count_words(tokens) < kFewestWords || speech_[s].probability < kLeastProbability) continue;
      last_cue = cue;
      add(s, tokens, *cue, *source);
    }
    std::stable_sort(quotes_.begin(), quotes_.end(),
                     [](const Quote& a, const Quote& b) { return a.spans.front() < b.spans.front(); });
  }

 private:
  Span span_of(Range<Token> range) const {
    return {range.begin.in(tokens_).span.begin, tokens_[range.end.value - 1].span.end};
  }

  // A mixed quote in a clause that is reported keeps the clause.
  void keep_context(std::size_t quotes, Span content) {
    const auto end = quotes_.begin() + static_cast<std::ptrdiff_t>(quotes);
    auto quote = std::partition_point(quotes_.begin(), end,
                                      [&](const Quote& q) { return q.spans.front().begin < content.begin; });
    for (; quote != end && quote->spans.front().begin < content.end; ++quote) {
      if (quote->kind == QuoteKind::mixed && content.contains(quote->spans.front())) quote->context = content;
    }
  }

  std::size_t sentence_of(std::size_t token) const {
    const auto behind = std::partition_point(all_.sentences.begin(), all_.sentences.end(),
                                             [&](const Sentence& s) { return s.tokens.begin.value <= token; });
    return static_cast<std::size_t>(behind - all_.sentences.begin()) - 1;
  }

  // The span of this part with the fewest tokens between it and `to`, in a sentence that `to` touches.
  std::optional<std::size_t> nearest(std::size_t from, SpeechPart part, Range<Token> to) const {
    const std::size_t first = sentence_of(to.begin.value);
    const std::size_t last = sentence_of(to.end.value - 1);
    std::optional<std::size_t> best;
    std::size_t least = ~std::size_t{0};
    const std::size_t begin = from - std::min(from, kReach);
    const std::size_t end = std::min(speech_.size(), from + kReach + 1);
    for (std::size_t s = begin; s < end; ++s) {
      const Range<Token> tokens = speech_[s].tokens;
      if (speech_[s].part != part) continue;
      const std::size_t sentence = sentence_of(tokens.begin.value);
      if (sentence < first || sentence > last) continue;
      const std::size_t gap =
          tokens.begin < to.begin ? to.begin.value - tokens.end.value : tokens.begin.value - to.end.value;
      if (gap >= least) continue;
      least = gap;
      best = s;
    }
    return best;
  }

  const Cue* lexicon_cue(std::size_t s) const {
    const Range<Token> tokens = speech_[s].tokens;
    const auto cue =
        std::partition_point(cues_.begin(), cues_.end(), [&](const Cue& c) { return c.tokens.end <= tokens.begin; });
    return cue != cues_.end() && cue->tokens.begin < tokens.end ? &*cue : nullptr;
  }
  bool is_reporting(std::size_t s) const { return lexicon_cue(s) != nullptr; }

  // Whether the content begins with whom its source asked: "asked her | if the ferries would stop".
  bool begins_with_asked(std::size_t begin, std::size_t end) const {
    constexpr std::string_view kAsked[] = {"her", "him", "me", "them", "us", "you"};
    if (begin + 1 >= end || std::ranges::count(kAsked, tokens_[begin].span.of(text_)) == 0) return false;
    const std::string_view next = tokens_[begin + 1].span.of(text_);
    return next == "if" || next == "whether";
  }

  // Without punctuation at the edges, without the "that" that introduces it and without who is asked.
  Range<Token> trimmed(Range<Token> range) const {
    std::size_t begin = range.begin.value;
    std::size_t end = range.end.value;
    while (begin < end && (tokens_[begin].kind == TokenKind::punctuation || tokens_[begin].span.of(text_) == "that")) {
      ++begin;
    }
    if (begins_with_asked(begin, end)) ++begin;
    while (end > begin && tokens_[end - 1].kind == TokenKind::punctuation) --end;
    return {Index<Token>(begin), Index<Token>(end)};
  }

  std::size_t count_words(Range<Token> range) const {
    const auto tokens = range.in(tokens_);
    return static_cast<std::size_t>(
        std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind != TokenKind::punctuation; }));
  }

  void add(std::size_t content, Range<Token> tokens, std::size_t cue, std::size_t source) {
    Quote quote;
    quote.kind = QuoteKind::indirect;
    quote.spans.push_back(span_of(tokens));
    quote.cue = span_of(speech_[cue].tokens);
    quote.source = span_of(speech_[source].tokens);
    quote.sentence = Index<Sentence>(sentence_of(tokens.begin.value));
    quote.confidence = std::clamp(speech_[content].probability, 0.0F, 1.0F);
    quote.decided_by = "speech tagger";
    quotes_.push_back(std::move(quote));
  }

  std::string_view text_;
  const Annotations& all_;
  const std::vector<Token>& tokens_;
  const std::vector<SpeechSpan>& speech_;
  const std::vector<Cue>& cues_;
  std::vector<Quote>& quotes_;
};

}  // namespace

void add_indirect_quotes(const Article& article, const Annotations& annotations, const std::vector<SpeechSpan>& speech,
                         const std::vector<Cue>& cues, std::vector<Quote>& quotes) {
  Linker(article, annotations, speech, cues, quotes).run();
}

}  // namespace onrecord
