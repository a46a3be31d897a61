// Learns who said it.
#pragma once

#include <iosfwd>
#include <vector>

#include "models/models.h"
#include "models/training/polnear.h"

namespace onrecord::training {

// Learns models.attribution from the quoted utterances that the articles' annotators marked. All stages before quotes
// read the articles with `models`. The same data give the same weights.
LinearScorer train_attribution(const std::vector<GoldArticle>& articles, const Models& models, std::ostream& log);

}  // namespace onrecord::training
