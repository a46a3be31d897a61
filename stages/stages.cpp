#include "stages/stages.h"

#include <array>
#include <cassert>

#include "stages/affiliations.h"
#include "stages/blocks.h"
#include "stages/entities.h"
#include "stages/mentions.h"
#include "stages/quotes.h"
#include "stages/sentences.h"
#include "stages/tokens.h"

namespace onrecord {

std::span<const Stage> all_stages() {
  static constexpr std::array<Stage, 7> kStages = {{
      {"blocks", find_blocks},
      {"tokens", find_tokens},
      {"sentences", find_sentences},
      {"mentions", find_mentions},
      {"entities", find_entities},
      {"quotes", find_quotes},
      {"affiliations", find_affiliations},
  }};
  return kStages;
}

Annotations analyse(const Article& article, const Models& models) {
  Annotations annotations;
  for (const Stage& stage : all_stages()) {
    stage.run(article, models, annotations);
    assert(!find_broken_promise(article, annotations));
  }
  return annotations;
}

}  // namespace onrecord
