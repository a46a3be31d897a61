#include "stages/quotes.h"

#include <algorithm>

#include "stages/attribution.h"
#include "stages/indirect_quotes.h"
#include "stages/quotation_marks.h"
#include "stages/quote_details.h"
#include "stages/reporting.h"
#include "stages/speaker_labels.h"
#include "stages/speech.h"
#include "stages/utterances.h"

namespace onrecord {
namespace {

Span span_of(Range<Token> range, const std::vector<Token>& tokens) {
  return {range.begin.in(tokens).span.begin, tokens[range.end.value - 1].span.end};
}

// A labelled block is one utterance, whatever marks it holds; the paragraphs in which its marks opened belong to it.
// Takes the pieces that lie in such blocks.
std::vector<Utterance> take_labelled(const Article& article, const Annotations& annotations,
                                     std::vector<QuotedPiece>& pieces) {
  const std::vector<Token>& tokens = annotations.tokens;
  const auto is_mark = [&](std::size_t i) { return is_quotation_mark(tokens[i].span.of(article.text())); };
  std::vector<Utterance> utterances;
  std::vector<QuotedPiece> kept;
  auto piece = pieces.begin();
  for (const LabelledBlock& block : find_speaker_labels(article, annotations)) {
    Range<Token> content = block.content;
    if (content.size() > 2 && is_mark(content.begin.value) && is_mark(content.end.value - 1)) {
      content = {Index<Token>(content.begin.value + 1), Index<Token>(content.end.value - 1)};
    }
    for (; piece != pieces.end() && piece->tokens.begin < block.content.begin; ++piece) kept.push_back(*piece);
    Utterance utterance;
    utterance.decided_by = "label";
    utterance.label = span_of(block.label, tokens);
    if (piece != pieces.end() && piece->continues && piece->tokens.begin < block.content.end) {
      auto opening = kept.end();
      while (opening != kept.begin() && (opening == kept.end() || opening->continues)) --opening;
      utterance.pieces.assign(opening, kept.end());
      kept.erase(opening, kept.end());
    }
    while (piece != pieces.end() && piece->tokens.begin < block.content.end) ++piece;
    QuotedPiece whole;
    whole.tokens = content;
    whole.span = span_of(content, tokens);
    utterance.pieces.push_back(whole);
    utterances.push_back(std::move(utterance));
  }
  kept.insert(kept.end(), piece, pieces.end());
  pieces = std::move(kept);
  return utterances;
}

}  // namespace

std::vector<Utterance> find_quoted_utterances(const Article& article, const Models& models,
                                              const Annotations& annotations) {
  std::vector<QuotedPiece> pieces = read_quotation_marks(article, annotations);
  const std::vector<Utterance> labelled = take_labelled(article, annotations, pieces);
  std::vector<Utterance> utterances = find_utterances(article, models, annotations, pieces);
  utterances.insert(utterances.end(), labelled.begin(), labelled.end());
  std::sort(utterances.begin(), utterances.end(),
            [](const Utterance& a, const Utterance& b) { return a.pieces.front().span < b.pieces.front().span; });
  return utterances;
}

void find_quotes(const Article& article, const Models& models, Annotations& annotations) {
  std::vector<Quote> quotes =
      attribute(article, models, annotations, find_quoted_utterances(article, models, annotations));
  const std::vector<QuotedPiece> pieces = read_quotation_marks(article, annotations);
  const std::vector<Cue> cues = find_cues(article, models, annotations);
  add_indirect_quotes(article, annotations, find_speech(article, models, annotations, pieces, cues), cues, quotes);
  add_quote_details(article, annotations, cues, quotes);
  annotations.quotes = std::move(quotes);
}

}  // namespace onrecord
