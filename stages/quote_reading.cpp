#include "stages/quote_reading.h"

#include <algorithm>

namespace onrecord {

Index<Sentence> QuoteReading::sentence_of(std::size_t token) const {
  const auto& sentences = annotations.sentences;
  const auto behind = std::partition_point(sentences.begin(), sentences.end(),
                                           [&](const Sentence& s) { return s.tokens.begin.value <= token; });
  return Index<Sentence>(static_cast<std::size_t>(behind - sentences.begin()) - 1);
}

QuoteReading read_for_quotes(const Article& article, const Models& models, const Annotations& annotations) {
  QuoteReading reading = {
      article, models, annotations, read_quotation_marks(article, annotations), find_cues(article, models, annotations),
      {}};
  reading.speech = find_speech(article, models, annotations, reading.pieces, reading.cues);
  return reading;
}

}  // namespace onrecord
