#include "stages/speech_places.h"

#include "models/hashing.h"

namespace onrecord {
namespace {

constexpr std::uint64_t kNothing = 90;
constexpr std::uint64_t kCluster = 100;  // + the cluster of a word outside of mentions

bool opens_clause(std::string_view word) {
  return word == "," || word == "—" || word == "–" || word == "--" || word == ":" || word == ";";
}

class Reader {
 public:
  Reader(std::string_view text, const Annotations& annotations, const DistinctWords& words)
      : text_(text), all_(annotations), words_(words), places_(annotations.tokens.size()) {}

  std::vector<SpeechPlace> run(const std::vector<QuotedPiece>& pieces, const std::vector<Cue>& cues) {
    for (const QuotedPiece& piece : pieces) take_piece(piece);
    for (std::size_t m = 0; m < all_.mentions.size(); ++m) take_mention(m);
    for (const Cue& cue : cues) take_cue(cue);
    for (const Sentence& sentence : all_.sentences) take_sentence(sentence.tokens);
    return std::move(places_);
  }

 private:
  void take_piece(const QuotedPiece& piece) {
    const std::size_t begin = piece.tokens.begin.value;
    const std::size_t end = piece.tokens.end.value;
    for (std::size_t i = begin; i < end; ++i) places_[i].quoted = Quoted::inside;
    places_[begin].quoted = Quoted::first;
    places_[end - 1].quoted = Quoted::last;
    if (piece.opened && begin > 0) places_[begin - 1].quoted = Quoted::mark;
    if (piece.closed && end < places_.size()) places_[end].quoted = Quoted::mark;
  }

  void take_mention(std::size_t m) {
    const Mention& mention = all_.mentions[m];
    const std::size_t begin = mention.tokens.begin.value;
    const std::size_t end = mention.tokens.end.value;
    const std::size_t what = mention.kind == MentionKind::name      ? static_cast<std::size_t>(mention.type)
                             : mention.kind == MentionKind::pronoun ? std::size(kEntityTypes)
                                                                    : std::size(kEntityTypes) + 1;
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t part = end - begin == 1 ? 3 : i == begin ? 0 : i + 1 == end ? 2 : 1;
      places_[i].naming = static_cast<std::uint8_t>(1 + what * 4 + part);
      places_[i].mention = static_cast<std::uint32_t>(m + 1);
    }
  }

  void take_cue(const Cue& cue) {
    const std::size_t begin = cue.tokens.begin.value;
    const std::size_t end = cue.tokens.end.value;
    const std::uint64_t stance = hash_bytes(cue.stance);
    for (std::size_t i = begin; i < end; ++i) {
      places_[i].cue = i == begin ? 1 : 2;
      places_[i].stance = stance;
    }
    places_[begin].frame =
        combine(begin > 0 ? beside(begin - 1, begin) : kNothing, end < places_.size() ? beside(end, begin) : kNothing);
  }
  std::uint64_t beside(std::size_t i, std::size_t cue) const {
    if (all_.tokens[i].block != all_.tokens[cue].block) return kNothing;
    return places_[i].naming != 0 ? (places_[i].naming + 3u) / 4 : kCluster + words_.of(i).written.brown6;
  }

  void take_sentence(Range<Token> tokens) {
    const std::uint32_t begin = tokens.begin.value;
    const std::uint32_t end = tokens.end.value;
    SpeechPlace running;
    running.clause = begin;
    bool quoted = false;
    for (std::uint32_t i = begin; i < end; ++i) {
      SpeechPlace& place = places_[i];
      place.sentence_begin = begin;
      place.sentence_end = end;
      place.clause = running.clause;
      place.cue_before = running.cue_before;
      place.cue_farther = running.cue_farther;
      place.that = running.that;
      const std::string_view word = all_.tokens[i].span.of(text_);
      if (place.cue == 1) {
        running.cue_farther = running.cue_before;
        running.cue_before = i + 1;
      }
      if (opens_clause(word) || place.quoted == Quoted::mark) running.clause = i + 1;
      if (word == "that") running.that = running.cue_before == i ? 1 : 2;
      quoted |= place.quoted >= Quoted::inside;
    }
    std::uint32_t behind = 0;
    for (std::uint32_t i = end; i-- > begin;) {
      places_[i].cue_behind = behind;
      places_[i].sentence_has_quoted = quoted;
      if (places_[i].cue == 1) behind = i + 1;
    }
  }

  std::string_view text_;
  const Annotations& all_;
  const DistinctWords& words_;
  std::vector<SpeechPlace> places_;
};

}  // namespace

std::vector<SpeechPlace> find_speech_places(std::string_view text, const Annotations& annotations,
                                            const DistinctWords& words, const std::vector<QuotedPiece>& pieces,
                                            const std::vector<Cue>& cues) {
  return Reader(text, annotations, words).run(pieces, cues);
}

}  // namespace onrecord
