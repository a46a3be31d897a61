#include "stages/speech_places.h"

#include <optional>

#include "models/hashing.h"

namespace onrecord {
namespace {

constexpr std::uint64_t kNothing = 90;
constexpr std::uint64_t kCluster = 100;  // + the cluster of a word outside of mentions
const std::uint64_t kThat = hash_bytes("that");

bool opens_clause(std::string_view word) {
  return word == "," || word == "—" || word == "–" || word == "--" || word == ":" || word == ";";
}

void place_piece(const QuotedPiece& piece, std::vector<SpeechPlace>& places) {
  const std::size_t begin = piece.tokens.begin.value;
  const std::size_t end = piece.tokens.end.value;
  for (std::size_t i = begin; i < end; ++i) places[i].quoted = Quoted::inside;
  places[begin].quoted = Quoted::first;
  places[end - 1].quoted = Quoted::last;
  if (piece.opened && begin > 0) places[begin - 1].quoted = Quoted::mark;
  if (piece.closed && end < places.size()) places[end].quoted = Quoted::mark;
}

void place_mention(const Mention& mention, std::size_t number, std::vector<SpeechPlace>& places) {
  const std::size_t begin = mention.tokens.begin.value;
  const std::size_t end = mention.tokens.end.value;
  const std::size_t what = mention.kind == MentionKind::name      ? static_cast<std::size_t>(mention.type)
                           : mention.kind == MentionKind::pronoun ? std::size(kEntityTypes)
                                                                  : std::size(kEntityTypes) + 1;
  for (std::size_t i = begin; i < end; ++i) {
    const std::size_t part = end - begin == 1 ? 3 : i == begin ? 0 : i + 1 == end ? 2 : 1;
    places[i].naming = static_cast<std::uint8_t>(1 + what * 4 + part);
    places[i].mention = static_cast<std::uint32_t>(number + 1);
  }
}

void place_sentence(std::string_view text, const std::vector<Token>& tokens, Range<Token> sentence,
                    std::vector<SpeechPlace>& places) {
  const std::uint32_t begin = sentence.begin.value;
  const std::uint32_t end = sentence.end.value;
  std::uint32_t clause = begin;
  bool quoted = false;
  for (std::uint32_t i = begin; i < end; ++i) {
    SpeechPlace& place = places[i];
    place.sentence_begin = begin;
    place.sentence_end = end;
    place.clause = clause;
    const bool is_mark = place.quoted == Quoted::mark;
    if (is_mark || (tokens[i].kind != TokenKind::word && opens_clause(tokens[i].span.of(text)))) clause = i + 1;
    quoted |= place.quoted >= Quoted::inside;
  }
  if (!quoted) return;
  for (std::uint32_t i = begin; i < end; ++i) places[i].sentence_has_quoted = true;
}

class CuePlacer {
 public:
  CuePlacer(const Annotations& annotations, const DistinctWords& words, std::vector<SpeechPlace>& places)
      : all_(annotations), words_(words), places_(places) {}

  void take_cue(const Cue& cue) {
    const std::size_t begin = cue.tokens.begin.value;
    const std::size_t end = cue.tokens.end.value;
    const std::uint64_t stance = hash_bytes(cue.stance);
    const float p = cue.probability;
    for (std::size_t i = begin; i < end; ++i) {
      places_[i].cue = i == begin ? 1 : 2;
      places_[i].strength = p < 0.3F ? 1 : p < 0.55F ? 2 : p < 0.85F ? 3 : 4;
      places_[i].stance = stance;
    }
    places_[begin].frame =
        combine(begin > 0 ? beside(begin - 1, begin) : kNothing, end < places_.size() ? beside(end, begin) : kNothing);
  }

  void take_sentence(Range<Token> tokens) {
    SpeechPlace running;
    for (std::uint32_t i = tokens.begin.value; i < tokens.end.value; ++i) {
      SpeechPlace& place = places_[i];
      place.cue_before = running.cue_before;
      place.cue_farther = running.cue_farther;
      place.that = running.that;
      if (place.cue == 1) {
        running.cue_farther = running.cue_before;
        running.cue_before = i + 1;
      }
      if (words_.of(i).form == kThat) running.that = running.cue_before == i ? 1 : 2;
    }
    std::uint32_t behind = 0;
    for (std::uint32_t i = tokens.end.value; i-- > tokens.begin.value;) {
      places_[i].cue_behind = behind;
      if (places_[i].cue == 1) behind = i + 1;
    }
  }

 private:
  std::uint64_t beside(std::size_t i, std::size_t cue) const {
    if (all_.tokens[i].block != all_.tokens[cue].block) return kNothing;
    return places_[i].naming != 0 ? (places_[i].naming + 3u) / 4 : kCluster + words_.of(i).written.brown6;
  }

  const Annotations& all_;
  const DistinctWords& words_;
  std::vector<SpeechPlace>& places_;
};

}  // namespace

std::vector<SpeechPlace> find_speech_places(std::string_view text, const Annotations& annotations,
                                            const std::vector<QuotedPiece>& pieces) {
  std::vector<SpeechPlace> places(annotations.tokens.size());
  for (const QuotedPiece& piece : pieces) place_piece(piece, places);
  for (std::size_t m = 0; m < annotations.mentions.size(); ++m) place_mention(annotations.mentions[m], m, places);
  for (const Sentence& sentence : annotations.sentences) {
    place_sentence(text, annotations.tokens, sentence.tokens, places);
  }
  return places;
}

void place_cues(const Annotations& annotations, const DistinctWords& words, const std::vector<Cue>& cues,
                std::vector<SpeechPlace>& places) {
  CuePlacer placer(annotations, words, places);
  for (const Cue& cue : cues) placer.take_cue(cue);
  for (const Sentence& sentence : annotations.sentences) placer.take_sentence(sentence.tokens);
}

std::vector<Range<Token>> find_passages(const Annotations& annotations, const std::vector<SpeechPlace>& places) {
  const auto may_speak = [&places](Range<Token> sentence) {
    for (std::size_t i = sentence.begin.value; i < sentence.end.value; ++i) {
      if (places[i].cue != 0 || places[i].quoted != Quoted::outside) return true;
    }
    return false;
  };
  std::vector<Range<Token>> passages;
  std::optional<Index<Block>> block;  // of the sentence before, if it may speak
  for (const Sentence& sentence : annotations.sentences) {
    if (!may_speak(sentence.tokens)) {
      block.reset();
      continue;
    }
    if (block == sentence.block) {
      passages.back().end = sentence.tokens.end;
    } else {
      passages.push_back(sentence.tokens);
    }
    block = sentence.block;
  }
  return passages;
}

}  // namespace onrecord
