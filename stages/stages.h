// The stages, in order: how an article becomes annotations.
//
// A stage is a pure function that reads the article, the models and the layers above its own, and fills its own
// layer. No stage throws on a valid article. All are const and thread-safe: scratch lives in the call.
#pragma once

#include <span>
#include <string_view>

#include "corpora/annotations.h"
#include "models/models.h"

namespace onrecord {

struct Stage {
  std::string_view name;
  void (*run)(const Article&, const Models&, Annotations&);
};

// All stages in the order in which they run.
std::span<const Stage> all_stages();

// Runs them all. In debug builds the annotations are checked after every stage. Adds the seconds that each took to the
// element of its place in `seconds`, which has one a stage or none.
Annotations analyse(const Article& article, const Models& models, std::span<double> seconds = {});

}  // namespace onrecord
