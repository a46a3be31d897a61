// A label says who speaks (transcript_speakers.h), and a source that is a name means the entity of that name. For all
// others a learned model chooses among the entities of the article (speaker_features.h), from the first quote to the
// last: whoever spoke goes on speaking.

#include "stages/speakers.h"

#include <optional>

#include "stages/speaker_features.h"
#include "stages/transcript_speakers.h"

namespace onrecord {
namespace {

// Taken from the score of "nobody" where the source is a definite role: "the senator" is somebody the text names more
// often than not, and a name that is wrong harms as much as one that is missing.
constexpr float kTrustInRoles = 1;

class Finder {
 public:
  Finder(const QuoteReading& reading, std::vector<Quote>& quotes)
      : reading_(reading), all_(reading.annotations), quotes_(quotes), features_(reading) {}

  void run() {
    for (Quote& quote : quotes_) {
      const std::uint32_t block = quote.sentence.in(all_.sentences).block.value;
      if (quote.decided_by == "label") {
        if (!labels_) labels_.emplace(reading_, quote);
        quote.speaker = labels_->find(*quote.source);
      } else if (const auto phrase = features_.phrase_of(quote)) {
        if (!quote.source->contains(phrase->head.in(all_.tokens).span)) quote.source = reading_.span_of(phrase->tokens);
        quote.speaker =
            phrase->sort == SourceSort::name ? all_.resolutions[phrase->core->value].entity : choose(quote, *phrase);
      }
      last_.add(quote.speaker, block);
    }
  }

 private:
  std::optional<Index<Entity>> choose(const Quote& quote, const SourcePhrase& phrase) const {
    std::optional<Index<Entity>> best;
    std::optional<float> most;
    for (const SpeakerChoice& choice : features_.choices(quote, phrase, last_)) {
      float score = reading_.models.speakers.score(choice.features);
      if (!choice.entity && phrase.sort == SourceSort::role && phrase.is_definite && !phrase.is_anonymous)
        score -= kTrustInRoles;
      if (most && score <= *most) continue;
      most = score;
      best = choice.entity;
    }
    return best;
  }

  const QuoteReading& reading_;
  const Annotations& all_;
  std::vector<Quote>& quotes_;
  const SpeakerFeatures features_;
  std::optional<TranscriptSpeakers> labels_;
  LastSpoken last_;
};

}  // namespace

void find_speakers(const QuoteReading& reading, std::vector<Quote>& quotes) { Finder(reading, quotes).run(); }

}  // namespace onrecord
