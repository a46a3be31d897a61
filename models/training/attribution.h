// Learns what quoted pieces are, and who said them.
#pragma once

#include <iosfwd>
#include <vector>

#include "models/models.h"
#include "models/training/gold_quotes.h"
#include "models/training/speech.h"

namespace onrecord::training {

// Learns models.pieces from the quoted pieces of the articles, and models.attribution from the quoted utterances that
// their annotators marked. `speech` is what a tagger finds in each that has not learned from it; all other stages read
// the articles with `models`. The same data give the same weights.
void train_pieces(const std::vector<GoldArticle>& articles, const FoundSpeech& speech, Models& models,
                  std::ostream& log);
void train_attribution(const std::vector<GoldArticle>& articles, const FoundSpeech& speech, Models& models,
                       std::ostream& log);

// Learns models.speakers from the quotes that are found in the articles with the models before, where the annotators
// name their speaker. Needs articles with names.
void train_speakers(const std::vector<GoldArticle>& articles, const FoundSpeech& speech, Models& models,
                    std::ostream& log);

}  // namespace onrecord::training
