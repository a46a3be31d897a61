// Cues: where in an article a word or phrase of reporting ("said", "according to") stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"

namespace onrecord {

// A word or phrase that reports.
struct Cue {
  Range<Token> tokens;
  std::string_view stance;  // as the lexicon has it: "neutral", "denied"; lives as long as the models
  float probability = 1;    // that it reports here, where a model was asked: stages/likely_cues.h
};

// All phrases of the cue lexicon in the article, the longest at each place, in text order. Linear in the text's length.
std::vector<Cue> find_cues(const Article& article, const Models& models, const Annotations& annotations);

}  // namespace onrecord
