#include "stages/speech.h"

namespace onrecord {
namespace {

// Added to the score of every label that begins a span: the balance of precision and recall with the best F1.
constexpr float kEagerness = 0.2F;

void encourage(TaggerScratch& scratch) {
  for (Lanes& lanes : scratch.scores) {
    for (const auto part : {SpeechPart::source, SpeechPart::cue, SpeechPart::content}) {
      lanes[label_of(static_cast<std::size_t>(part), Part::begin) - 1u] += kEagerness;
      lanes[label_of(static_cast<std::size_t>(part), Part::unit) - 1u] += kEagerness;
    }
  }
}

}  // namespace

std::vector<TaggedSpan> find_speech_spans(const SpeechFeatures& features, const Annotations& annotations,
                                          const SequenceTagger& tagger, bool second) {
  const std::vector<Token>& tokens = annotations.tokens;
  std::vector<TaggedSpan> all;
  std::vector<TaggedSpan> spans;
  FeatureRows rows;
  TaggerScratch scratch;
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t end = begin + 1;
    while (end < tokens.size() && tokens[end].block == tokens[begin].block) ++end;
    if (second && !features.found_in(begin, end)) {  // nor would the second pass find anything
      begin = end;
      continue;
    }
    rows.clear();
    spans.clear();
    if (second) {
      features.add_second(begin, end, rows);
    } else {
      features.add_first(begin, end, rows);
    }
    tagger.score(rows, scratch);
    encourage(scratch);
    tagger.find_spans(scratch, spans);
    for (TaggedSpan span : spans) {
      span.begin += static_cast<std::uint32_t>(begin);
      span.end += static_cast<std::uint32_t>(begin);
      all.push_back(span);
    }
    begin = end;
  }
  return all;
}

std::vector<SpeechSpan> as_speech(const std::vector<TaggedSpan>& spans) {
  std::vector<SpeechSpan> speech;
  speech.reserve(spans.size());
  for (const TaggedSpan& span : spans) {
    speech.push_back(
        {static_cast<SpeechPart>(span.type), {Index<Token>(span.begin), Index<Token>(span.end)}, span.probability});
  }
  return speech;
}

std::vector<SpeechSpan> find_speech(const Article& article, const Models& models, const Annotations& annotations,
                                    const std::vector<QuotedPiece>& pieces, const std::vector<Cue>& cues) {
  const auto words = find_name_words(article.text(), annotations.tokens, models.words, models.gazetteer);
  SpeechFeatures features(article.text(), annotations, words, pieces, cues);
  features.see_article(find_speech_spans(features, annotations, models.speech_first, false));
  return as_speech(find_speech_spans(features, annotations, models.speech_second, true));
}

}  // namespace onrecord
