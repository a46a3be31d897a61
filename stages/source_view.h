// A source candidate as one utterance sees it, and its features by theme.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "models/hashing.h"
#include "stages/attribution_features.h"
#include "stages/features.h"
#include "stages/source_context.h"

namespace onrecord {

struct SourceView {
  std::size_t utterance = 0;
  std::size_t candidate = 0;
  std::size_t piece = 0;  // the nearest of the utterance
  bool before = false;    // the candidate stands before that piece
  std::size_t from = 0;   // tokens between them: [from, to)
  std::size_t to = 0;
  std::size_t near = 0;  // the piece's token on the side of the candidate

  // As features have them.
  std::uint64_t kind = 0;       // of the utterance
  std::uint64_t what = 0;       // kind of the candidate
  std::uint64_t sentences = 0;  // between them
  std::uint64_t place = 0;      // side, sentences and blocks
  std::uint64_t cues = 0;       // that begin between them
  std::uint64_t quotes = 0;
  std::uint64_t sources = 0;
  std::uint64_t pattern = 0;  // which cues stand beside the candidate, how far off and on which side
};

// How an utterance follows the text before it.
struct Turn {
  bool is_alone = false;   // nothing else stands in its block
  bool follows = false;    // its block is the next to the one in which the utterance before ends
  bool asks = false;       // it ends with a question mark
  bool was_asked = false;  // the utterance before does
  // How the block before ends, if this one begins with the utterance: 1 in a word, 2 with a sentence or quotation
  // marks, 3 with a colon; 0 elsewhere.
  std::uint64_t lead = 0;
  std::vector<Index<Entity>> named;  // whom its own words name
  std::uint64_t form = 0;            // of all flags
};
Turn turn_of(const SourceContext& context, std::size_t utterance);

using Features = std::vector<std::uint64_t>;

// Where the candidate stands to the utterance and what between, and the words around it.
void add_place_features(const SourceContext& context, const SourceView& view, Features& features);
// The cues beside the candidate, and what the tagger of reported speech sees.
void add_cue_features(const SourceContext& context, const SourceView& view, Features& features);
void add_speech_features(const SourceContext& context, const SourceView& view, Features& features);
// Who spoke before, and how the conversation goes on.
void add_history_features(const SourceContext& context, const SourceView& view, const Turn& turn,
                          const LastSources& last, Features& features);
// Of the choice that there is no source.
void add_none_features(const SourceContext& context, std::size_t utterance, const Turn& turn, const LastSources& last,
                       Features& features);

// How far apart things are, in steps that grow.
inline std::uint64_t distance(std::size_t n) {
  return n < 5 ? n : n < 8 ? 5 : n < 12 ? 6 : n < 20 ? 7 : n < 40 ? 8 : 9;
}

}  // namespace onrecord
