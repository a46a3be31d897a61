// Transcript labels: blocks whose own form says who speaks. Whom a label means, transcript_speakers.h tells.
//
//   ARDELL: Mr. Marsh, what is its name?        a turn of a transcript; also "Q:" and "A:"
//   “You build, and you decide.” ––Ada Vell     a block quote with its speaker behind a dash
#pragma once

#include <vector>

#include "corpora/annotations.h"

namespace onrecord {

struct LabelledBlock {
  Index<Block> block;
  Range<Token> label;    // "ARDELL", "Ada Vell"
  Range<Token> content;  // what is said, without its label; it may have quotation marks of its own
};

// In text order. Pure and linear in the text's length. Reads blocks and tokens.
std::vector<LabelledBlock> find_transcript_labels(const Article& article, const Annotations& annotations);

}  // namespace onrecord
