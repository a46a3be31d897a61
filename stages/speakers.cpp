// A source that is a name means the entity of that name. For all others a learned model chooses among the entities of
// the article (speaker_features.h), from the first quote to the last: whoever spoke goes on speaking.

#include "stages/speakers.h"

#include <algorithm>

#include "stages/speaker_features.h"

namespace onrecord {

void find_speakers(const QuoteReading& reading, std::vector<Quote>& quotes) {
  const SpeakerFeatures features(reading);
  std::optional<Index<Entity>> last;
  std::uint32_t last_block = 0;
  for (Quote& quote : quotes) {
    const std::uint32_t block = quote.sentence.in(reading.annotations.sentences).block.value;
    const auto phrase = quote.speaker ? std::nullopt : features.phrase_of(quote);
    if (phrase && SpeakerFeatures::is_plain_name(*phrase)) {
      quote.speaker = reading.annotations.resolutions[phrase->core->value].entity;
    } else if (phrase) {
      const auto choices = features.choices(quote, *phrase, last, block - last_block);
      float most = 0;
      for (const SpeakerChoice& choice : choices) {
        const float score = reading.models.speakers.score(choice.features);
        if (&choice != choices.data() && score <= most) continue;
        most = score;
        quote.speaker = choice.entity;
      }
    }
    last = quote.speaker;
    last_block = block;
  }
}

}  // namespace onrecord
