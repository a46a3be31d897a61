// What surrounds each token of an article, as the tagger of reported speech sees it: quotation marks, clause, cues and
// mentions.
#pragma once

#include <string_view>
#include <vector>

#include "corpora/annotations.h"
#include "stages/cues.h"
#include "stages/name_words.h"
#include "stages/quotation_marks.h"

namespace onrecord {

enum class Quoted : std::uint8_t { outside, mark, inside, first, last };

struct SpeechPlace {
  std::uint32_t sentence_begin = 0;
  std::uint32_t sentence_end = 0;
  std::uint32_t clause = 0;      // the first token behind the last comma, dash or mark, or of the sentence
  std::uint32_t cue_before = 0;  // the nearest cue's first token in the sentence, + 1; 0 where there is none
  std::uint32_t cue_behind = 0;
  std::uint32_t cue_farther = 0;  // the one before cue_before
  std::uint32_t mention = 0;      // the mention that covers the token, + 1; 0 where none does
  std::uint8_t naming = 0;        // the kind and type of that mention, and the token's part of it
  Quoted quoted = Quoted::outside;
  bool sentence_has_quoted = false;
  std::uint8_t cue = 0;       // 1 the first word of a cue, 2 a later one
  std::uint8_t strength = 0;  // of a cue: its probability, in steps
  std::uint8_t that = 0;      // "that" stood before in the sentence: 1 right behind a cue, 2 elsewhere
  std::uint64_t stance = 0;   // of a cue
  std::uint64_t frame = 0;  // of a cue's first word: the mentions or clusters of words right before and behind the cue
};

// One element a token, without cues. Reads blocks, tokens, sentences and mentions. Linear in the text's length.
std::vector<SpeechPlace> find_speech_places(std::string_view text, const Annotations& annotations,
                                            const std::vector<QuotedPiece>& pieces);

// Adds what is around of cues: all members of SpeechPlace that speak of them.
void place_cues(const Annotations& annotations, const DistinctWords& words, const std::vector<Cue>& cues,
                std::vector<SpeechPlace>& places);

// Where speech can be: sentences in a row, of one block, each with a cue or something quoted. Nothing else is
// tagged. In text order.
std::vector<Range<Token>> find_passages(const Annotations& annotations, const std::vector<SpeechPlace>& places);

}  // namespace onrecord
