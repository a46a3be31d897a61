// Likely cues: which words report in this article.
//
// "Found" reports in "the inquiry found that it was closed", not in "it was found near the pier". Candidates are the
// cues of the lexicon and the words that often were one in training; a log-linear model tells from the words, names and
// marks around a candidate how likely it reports. The tagger of reported speech sees only those that may well do.
#pragma once

#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"
#include "stages/cues.h"
#include "stages/name_words.h"
#include "stages/speech_places.h"

namespace onrecord {

// `cues`, of the lexicon, and the words that are in none of them but in `words_that_report`; these have no stance.
std::vector<Cue> find_cue_candidates(const DistinctWords& words, const std::vector<Cue>& cues,
                                     const LinearScorer& words_that_report);

class CueFeatures {
 public:
  // Keeps references to its arguments, all of one article; of `places` no cues need to be known.
  CueFeatures(const Annotations& annotations, const DistinctWords& words, const std::vector<SpeechPlace>& places,
              const std::vector<Cue>& candidates)
      : all_(annotations), words_(words), places_(places), candidates_(candidates) {}

  // Appends the features of one candidate.
  void add(std::size_t candidate, std::vector<std::uint64_t>& features) const;

 private:
  const Annotations& all_;
  const DistinctWords& words_;
  const std::vector<SpeechPlace>& places_;
  const std::vector<Cue>& candidates_;
};

// Gives each candidate its probability and drops those that hardly report.
void judge_candidates(const CueFeatures& features, const LinearScorer& reporting, std::vector<Cue>& candidates);

}  // namespace onrecord
