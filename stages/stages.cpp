#include "stages/stages.h"

#include <array>
#include <cassert>
#include <chrono>

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

Annotations analyse(const Article& article, const Models& models, std::span<double> seconds) {
  using Clock = std::chrono::steady_clock;
  Annotations annotations;
  for (std::size_t i = 0; i < all_stages().size(); ++i) {
    const auto started = Clock::now();
    all_stages()[i].run(article, models, annotations);
    if (!seconds.empty()) seconds[i] += std::chrono::duration<double>(Clock::now() - started).count();
    assert(!find_broken_promise(article, annotations));
  }
  return annotations;
}

}  // namespace onrecord
