#include "stages/quotes.h"

#include <algorithm>

#include "stages/attribution.h"
#include "stages/declined_quotes.h"
#include "stages/indirect_quotes.h"
#include "stages/quote_details.h"
#include "stages/second_hand.h"
#include "stages/speakers.h"
#include "stages/transcript_labels.h"

namespace onrecord {
namespace {

// A labelled block is one utterance, whatever marks it holds; the paragraphs in which its marks opened belong to it.
// Takes the pieces that lie in such blocks.
std::vector<Utterance> take_labelled(const QuoteReading& reading, std::vector<QuotedPiece>& pieces) {
  const std::vector<Token>& tokens = reading.tokens();
  const auto is_mark = [&](std::size_t i) { return is_quotation_mark(tokens[i].span.of(reading.text())); };
  std::vector<Utterance> utterances;
  std::vector<QuotedPiece> kept;
  auto piece = pieces.begin();
  for (const LabelledBlock& block : find_transcript_labels(reading.article, reading.annotations)) {
    Range<Token> content = block.content;
    if (content.size() > 2 && is_mark(content.begin.value) && is_mark(content.end.value - 1)) {
      content = {Index<Token>(content.begin.value + 1), Index<Token>(content.end.value - 1)};
    }
    for (; piece != pieces.end() && piece->tokens.begin < block.content.begin; ++piece) kept.push_back(*piece);
    Utterance utterance;
    utterance.decided_by = "label";
    utterance.label = reading.span_of(block.label);
    if (piece != pieces.end() && piece->continues && piece->tokens.begin < block.content.end) {
      auto opening = kept.end();
      while (opening != kept.begin() && (opening == kept.end() || opening->continues)) --opening;
      utterance.pieces.assign(opening, kept.end());
      kept.erase(opening, kept.end());
    }
    while (piece != pieces.end() && piece->tokens.begin < block.content.end) ++piece;
    QuotedPiece whole;
    whole.tokens = content;
    whole.span = reading.span_of(content);
    utterance.pieces.push_back(whole);
    utterances.push_back(std::move(utterance));
  }
  kept.insert(kept.end(), piece, pieces.end());
  pieces = std::move(kept);
  return utterances;
}

}  // namespace

std::vector<QuotedPiece> find_unlabelled_pieces(const QuoteReading& reading) {
  std::vector<QuotedPiece> pieces = reading.pieces;
  take_labelled(reading, pieces);
  return pieces;
}

std::vector<Utterance> find_quoted_utterances(const QuoteReading& reading) {
  std::vector<QuotedPiece> pieces = reading.pieces;
  const std::vector<Utterance> labelled = take_labelled(reading, pieces);
  std::vector<Utterance> utterances = find_utterances(reading, pieces);
  utterances.insert(utterances.end(), labelled.begin(), labelled.end());
  std::sort(utterances.begin(), utterances.end(),
            [](const Utterance& a, const Utterance& b) { return a.pieces.front().span < b.pieces.front().span; });
  return utterances;
}

void find_quotes(const Article& article, const Models& models, Annotations& annotations) {
  const QuoteReading reading = read_for_quotes(article, models, annotations);
  std::vector<Quote> quotes = attribute(reading, find_quoted_utterances(reading));
  add_indirect_quotes(article, annotations, reading.speech, reading.cues, quotes);
  add_declined_quotes(reading, quotes);
  find_speakers(reading, quotes);
  add_second_hand(reading, quotes);
  add_quote_details(article, annotations, reading.cues, quotes);
  annotations.quotes = std::move(quotes);
}

}  // namespace onrecord
