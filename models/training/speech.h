// Learns the two passes of the tagger of reported speech and measures it.
#pragma once

#include <iosfwd>
#include <vector>

#include "models/models.h"
#include "models/training/gold_quotes.h"

namespace onrecord::training {

// Learns models.speech_first and models.speech_second, reporting to `log`. The second pass learns from what a first
// pass says that has not seen the article. Needs the models of the names stage.
void train_speech(const std::vector<GoldArticle>& articles, Models& models, std::ostream& log);

// What a first pass finds in each of the articles if it has learned from the others alone: for models that build on it.
using FoundSpeech = std::vector<std::vector<TaggedSpan>>;
FoundSpeech find_unseen_speech(const std::vector<GoldArticle>& articles, const Models& models, std::ostream& log);

// What models.speech_first finds in each of the articles.
FoundSpeech find_first_speech(const std::vector<GoldArticle>& articles, const Models& models);

// Sources, cues and contents found against the corpus's own, exact but for punctuation at the edges.
void measure_speech(const std::vector<GoldArticle>& articles, const Models& models, std::ostream& out);

}  // namespace onrecord::training
