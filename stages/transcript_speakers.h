// Transcript speakers: whom the labels that transcript_labels.h finds mean: "ARDELL", "Sen. Vell", "Q" and "A".
#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "stages/quote_reading.h"

namespace onrecord {

// Built once an article. Keeps a reference to its argument. `first_turn` is the first quote with a label.
class TranscriptSpeakers {
 public:
  TranscriptSpeakers(const QuoteReading& reading, const Quote& first_turn);

  // The entity that a label means; nothing where the article names none.
  std::optional<Index<Entity>> find(Span label) const;

 private:
  std::optional<Index<Entity>> bearer_of(Span label) const;

  const QuoteReading& reading_;
  std::optional<Index<Entity>> asked_;  // who answers: "A"
  std::optional<Index<Entity>> asking_;
  std::unordered_map<std::string, Index<Entity>> bearers_;  // the first person whose full name ends with the word
};

}  // namespace onrecord
