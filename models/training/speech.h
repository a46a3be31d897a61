// Learns the tagger of reported speech and measures it.
#pragma once

#include <iosfwd>
#include <vector>

#include "models/models.h"
#include "models/training/gold_quotes.h"

namespace onrecord::training {

// Learns models.words_that_report, models.reporting and models.speech, reporting to `log`. The tagger learns from cues
// as they are judged in articles not seen. Needs the models of the names stage.
void train_speech(const std::vector<GoldArticle>& articles, Models& models, std::ostream& log);

// What is found in each of the articles by what was learned from the others alone, but for models.words_that_report:
// for models that build on it.
using FoundSpeech = std::vector<std::vector<TaggedSpan>>;
FoundSpeech find_unseen_speech(const std::vector<GoldArticle>& articles, const Models& models, std::ostream& log);

// What the models find in each of the articles.
FoundSpeech find_known_speech(const std::vector<GoldArticle>& articles, const Models& models);

// Sources, cues and contents found against the corpus's own, exact but for punctuation at the edges.
void measure_speech(const std::vector<GoldArticle>& articles, const Models& models, std::ostream& out);

}  // namespace onrecord::training
