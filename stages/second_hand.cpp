// Each part of a quote that the writer's own words report is read for clauses that report in their turn
// (reported_clauses.h). A clause that is a quote already is linked; any other becomes one, unless it overlaps another.
// Where the inner report is a quote and the outer one is none, the words of its sentence are read for the outer one.
//
// Whoever speaks within must be somebody else. Of "she said he had told them" that is sure, and of "officials said he
// had told them", but not of "he said he had told them": a pronoun counts where it cannot mean the outer speaker.

#include "stages/second_hand.h"

#include <algorithm>

#include "corpora/words.h"
#include "stages/referring.h"
#include "stages/reported_clauses.h"
#include "stages/speakers.h"

namespace onrecord {
namespace {

constexpr std::size_t kReach = 40;  // tokens from the begin of a sentence to a source that is reported in it

class Finder {
 public:
  Finder(const QuoteReading& reading, std::vector<Quote>& quotes)
      : reading_(reading), all_(reading.annotations), tokens_(reading.tokens()), quotes_(quotes) {}

  void run() {
    add_outer_quotes();
    std::optional<Span> last_context;  // that several mixed quotes may share
    for (std::size_t outer = 0; outer < quotes_.size(); ++outer) {
      const Quote& quote = quotes_[outer];
      if (!quote.source || quote.decided_by == "declined") continue;
      if (quote.kind == QuoteKind::indirect) {
        for (const Span span : quote.spans) read(outer, span);
      }
      if (!quote.context || quote.context == last_context) continue;
      last_context = quote.context;
      read(outer, *quote.context);
    }
    merge();
  }

 private:
  // Where the tagger took the inner report alone: "officials said | Tom Crowe told them that ..."
  void add_outer_quotes() {
    std::vector<Quote> outers;
    std::vector<std::size_t> inners;
    std::uint32_t end = 0;  // of the quotes before
    for (std::size_t q = 0; q < quotes_.size(); ++q) {
      const Quote& inner = quotes_[q];
      if (inner.source && inner.cue && inner.source->begin >= end && *inner.source < inner.spans.front()) {
        if (auto outer = outer_of(inner)) {
          outers.push_back(std::move(*outer));
          inners.push_back(q);
        }
      }
      end = std::max(end, inner.spans.back().end);
    }
    if (outers.empty()) return;
    find_speakers(reading_, outers);
    for (std::size_t i = 0; i < outers.size(); ++i) {
      const bool is_known = outers[i].speaker || !is_pronoun(outers[i]);
      if (is_known && can_report(outers[i], quotes_[inners[i]])) added_.push_back(std::move(outers[i]));
    }
    merge();
  }

  std::optional<Quote> outer_of(const Quote& inner) const {
    const Range<Token> source = tokens_in(*inner.source);
    if (source.empty()) return std::nullopt;
    const Range<Token> sentence = reading_.sentence_of(source.begin.value).in(all_.sentences).tokens;
    if (source.begin.value - sentence.begin.value > kReach) return std::nullopt;
    for (const ReportedClause& clause : find_reported_clauses(reading_, sentence)) {
      const Span content = reading_.span_of(clause.content);
      if (!opens_with(content, inner)) continue;
      Quote outer = quote_of(clause);
      outer.confidence = inner.confidence;
      return outer;
    }
    return std::nullopt;
  }

  Quote quote_of(const ReportedClause& clause) const {
    Quote quote;
    quote.kind = QuoteKind::indirect;
    quote.spans = {reading_.span_of(clause.content)};
    quote.cue = reading_.span_of(clause.cue);
    quote.source = reading_.span_of(clause.source);
    quote.sentence = reading_.sentence_of(clause.content.begin.value);
    quote.decided_by = "second-hand speech";
    return quote;
  }

  void read(std::size_t outer, Span region) {
    if (region.overlaps(*quotes_[outer].source)) return;
    link_quotes(outer, region);
    for (const ReportedClause& clause : find_reported_clauses(reading_, tokens_in(region))) add(outer, clause);
  }

  Range<Token> tokens_in(Span span) const {
    const auto begin =
        std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& t) { return t.span.begin < span.begin; });
    const auto end = std::partition_point(begin, tokens_.end(), [&](const Token& t) { return t.span.end <= span.end; });
    return {Index<Token>(static_cast<std::size_t>(begin - tokens_.begin())),
            Index<Token>(static_cast<std::size_t>(end - tokens_.begin()))};
  }

  // The quotes that begin in `region`; they stand around the outer one, which may begin behind its context's begin.
  template <class Use>
  void for_quotes_in(Span region, Use use) {
    auto quote = std::partition_point(quotes_.begin(), quotes_.end(),
                                      [&](const Quote& q) { return q.spans.front().begin < region.begin; });
    for (; quote != quotes_.end() && quote->spans.front().begin < region.end; ++quote) {
      use(static_cast<std::size_t>(quote - quotes_.begin()));
    }
  }

  void link_quotes(std::size_t outer, Span region) {
    for_quotes_in(region, [&](std::size_t q) {
      Quote& inner = quotes_[q];
      if (q == outer || inner.within || !inner.source || !inner.cue) return;
      if (opens_with(region, inner) && can_report(quotes_[outer], inner)) inner.within = Index<Quote>(outer);
    });
  }

  // Whether all of a quote lies in `region` and its source opens it, with no more than titles before it.
  bool opens_with(Span region, const Quote& quote) const {
    if (!region.contains(*quote.source) || !region.contains(quote.spans.front()) ||
        !region.contains(quote.spans.back())) {
      return false;
    }
    for (const Token& token : tokens_in({region.begin, quote.source->begin}).in(tokens_)) {
      const std::string_view word = token.span.of(reading_.text());
      const bool is_high = is_ascii_capital(word.front());
      if (!is_high && word != "the" && word != "that") return false;
    }
    return true;
  }

  bool is_pronoun(const Quote& quote) const {
    return gender_of_pronoun(quote.source->of(reading_.text())) != Gender::unknown;
  }

  bool can_report(const Quote& outer, const Quote& inner) const {
    if (inner.speaker && inner.speaker == outer.speaker) return false;
    if (!is_pronoun(inner)) return true;
    if (!outer.speaker) return outer.source->of(reading_.text()).ends_with("s");  // "officials"
    if (!inner.speaker) return false;
    const Entity& reporter = outer.speaker->in(all_.entities);
    const Gender gender = inner.speaker->in(all_.entities).gender;
    return reporter.type != EntityType::person || (reporter.gender != Gender::unknown && reporter.gender != gender);
  }

  void add(std::size_t outer, const ReportedClause& clause) {
    Quote quote = quote_of(clause);
    bool is_free = true;
    for_quotes_in({quote.source->begin, quote.spans.front().end}, [&](std::size_t q) {
      is_free &= q == outer || std::none_of(quotes_[q].spans.begin(), quotes_[q].spans.end(),
                                            [&](Span span) { return span.overlaps(quote.spans.front()); });
    });
    if (!is_free) return;
    if (clause.mention) quote.speaker = all_.resolutions[clause.mention->value].entity;
    if (!can_report(quotes_[outer], quote)) return;
    quote.confidence = quotes_[outer].confidence;
    quote.within = Index<Quote>(outer);
    added_.push_back(std::move(quote));
  }

  // Those that were there and those that were added, in text order, with the links that this moves.
  void merge() {
    if (added_.empty()) return;
    std::stable_sort(added_.begin(), added_.end(),
                     [](const Quote& a, const Quote& b) { return a.spans.front() < b.spans.front(); });
    std::vector<Quote> merged;
    std::vector<Index<Quote>> places;  // of those that were there
    auto next = added_.begin();
    for (Quote& quote : quotes_) {
      for (; next != added_.end() && next->spans.front() < quote.spans.front(); ++next) merged.push_back(*next);
      places.emplace_back(merged.size());
      merged.push_back(std::move(quote));
    }
    merged.insert(merged.end(), next, added_.end());
    for (Quote& quote : merged) {
      if (quote.within) quote.within = places[quote.within->value];
    }
    quotes_ = std::move(merged);
    added_.clear();
  }

  const QuoteReading& reading_;
  const Annotations& all_;
  const std::vector<Token>& tokens_;
  std::vector<Quote>& quotes_;
  std::vector<Quote> added_;
};

}  // namespace

void add_second_hand(const QuoteReading& reading, std::vector<Quote>& quotes) { Finder(reading, quotes).run(); }

}  // namespace onrecord
