// What a piece is, a learned model says (piece_features.h); two rules come first, of what stands over paragraphs or
// alone in one. Pieces of one block are then joined where only the words that attribute them stand between.

#include "stages/utterances.h"

#include <algorithm>
#include <cmath>

#include "corpora/words.h"
#include "stages/function_words.h"
#include "stages/piece_features.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestAttribution = 45;  // tokens between two pieces of one utterance
constexpr std::size_t kFewWords = 3;

struct Verdict {
  PieceKind kind = PieceKind::none;
  float probability = 1;
  std::string_view decided_by;
};

class Finder {
 public:
  Finder(const QuoteReading& reading, const std::vector<QuotedPiece>& pieces)
      : text_(reading.text()),
        models_(reading.models),
        tokens_(reading.tokens()),
        pieces_(pieces),
        features_(reading, pieces) {}

  std::vector<Utterance> run() {
    bool follows = false;  // whether the piece before is part of the last utterance
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (follows && pieces_[i].continues) {
        utterances_.back().pieces.push_back(pieces_[i]);
        continue;
      }
      const PieceView view = features_.view(i);
      const Verdict verdict = judge(i, view);
      const bool joins = follows && utterances_.back().kind == QuoteKind::direct && joined(i - 1, i, view);
      follows = verdict.kind != PieceKind::none || joins;
      if (!follows) continue;
      if (!joins) {
        utterances_.emplace_back();
        utterances_.back().kind = verdict.kind == PieceKind::direct ? QuoteKind::direct : QuoteKind::mixed;
        utterances_.back().confidence = verdict.probability;
        utterances_.back().decided_by = verdict.decided_by;
      }
      utterances_.back().pieces.push_back(pieces_[i]);
    }
    return std::move(utterances_);
  }

 private:
  std::string_view word(std::size_t i) const { return tokens_[i].span.of(text_); }
  bool same_block(std::size_t a, std::size_t b) const { return tokens_[a].block == tokens_[b].block; }

  Verdict judge(std::size_t piece, const PieceView& view) const {
    if (view.goes_on) return {PieceKind::direct, 1, "over paragraphs"};
    if (view.fills_block && view.words > kFewWords) return {PieceKind::direct, 1, "own paragraph"};
    Verdict best;
    best.decided_by = "piece model";
    float most = 0;
    float sum = 0;
    for (const PieceKind kind : kPieceKinds) {
      const float score = models_.pieces.score(features_.features(piece, view, kind));
      if (kind == PieceKind::none || score > most) {
        sum = sum * std::exp(most - score) + 1;
        most = score;
        best.kind = kind;
      } else {
        sum += std::exp(score - most);
      }
    }
    best.probability = 1 / sum;
    return best;
  }

  // Whether between the pieces stand only the words that attribute them: a cue, and a comma or one sentence's end.
  bool joined(std::size_t a, std::size_t b, const PieceView& second) const {
    const std::size_t begin = features_.behind(pieces_[a]);
    std::size_t end = pieces_[b].tokens.begin.value;
    if (!same_block(pieces_[a].tokens.begin.value, end) || begin >= end) return false;
    while (end > begin && is_quotation_mark(word(end - 1))) --end;
    if (end <= begin || end - begin > kLongestAttribution) return false;
    const std::string_view last = word(end - 1);
    if (!is_one_of(last, {".", ",", ";", "—", "--"})) return false;
    if (last == "." && !second.begins_high) return false;
    std::size_t cues = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (i + 1 < end && i > begin && ends_sentence(word(i))) return false;
      cues += features_.is_cue(i) && (i == begin || !features_.is_cue(i - 1));
    }
    return cues > 0 && !(last == "," && cues > 1);
  }

  std::string_view text_;
  const Models& models_;
  const std::vector<Token>& tokens_;
  const std::vector<QuotedPiece>& pieces_;
  PieceFeatures features_;
  std::vector<Utterance> utterances_;
};

}  // namespace

std::vector<Utterance> find_utterances(const QuoteReading& reading, const std::vector<QuotedPiece>& pieces) {
  return Finder(reading, pieces).run();
}

}  // namespace onrecord
