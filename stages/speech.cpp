#include "stages/speech.h"

#include "stages/likely_cues.h"

namespace onrecord {
namespace {

// Added to the score of every label that begins a span: the balance of precision and recall with the best F1.
constexpr float kEagerness = 0.3F;

void encourage(Lanes& lanes) {
  for (const auto part : {SpeechPart::source, SpeechPart::cue, SpeechPart::content}) {
    lanes[label_of(static_cast<std::size_t>(part), Part::begin) - 1u] += kEagerness;
    lanes[label_of(static_cast<std::size_t>(part), Part::unit) - 1u] += kEagerness;
  }
}

void add_to(Lanes& sum, const Lanes& scores) {
  for (std::size_t l = 0; l < kLanes; ++l) sum[l] += scores[l];
}

}  // namespace

std::vector<TaggedSpan> read_speech(const SpeechFeatures& features, const SequenceTagger& tagger) {
  TaggerScratch scratch;
  FeatureRows rows;
  features.add_word_rows(rows);
  std::vector<Lanes> of_words(rows.rows());
  tagger.add_scores(rows, of_words, scratch);
  rows.clear();
  features.add_stretch_rows(rows);
  std::vector<Lanes> of_stretches(rows.rows());
  tagger.add_scores(rows, of_stretches, scratch);
  std::vector<Lanes> scores;
  std::vector<TaggedSpan> spans;
  for (const Range<Token> passage : features.passages()) {
    const std::size_t begin = passage.begin.value;
    const std::size_t end = passage.end.value;
    scores.assign(end - begin, Lanes());
    rows.clear();
    features.add_token_rows(begin, end, rows);
    tagger.add_scores(rows, scores, scratch);
    for (std::size_t i = begin; i < end; ++i) {
      Lanes& sum = scores[i - begin];
      add_to(sum, of_stretches[features.stretch_row(i)]);
      for (const std::size_t row : features.word_rows(i, begin, end)) add_to(sum, of_words[row]);
      encourage(sum);
    }
    const std::size_t known = spans.size();
    tagger.find_likely_spans(scores, scratch, spans);
    for (TaggedSpan& span : std::span(spans).subspan(known)) {
      span.begin += static_cast<std::uint32_t>(begin);
      span.end += static_cast<std::uint32_t>(begin);
    }
  }
  return spans;
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
  const DistinctWords words = find_distinct_words(article.text(), annotations.tokens, models.words);
  std::vector<SpeechPlace> places = find_speech_places(article.text(), annotations, pieces);
  std::vector<Cue> likely = find_cue_candidates(words, cues, models.words_that_report);
  judge_candidates(CueFeatures(annotations, words, places, likely), models.reporting, likely);
  place_cues(annotations, words, likely, places);
  const SpeechFeatures features(annotations, words, std::move(places));
  return as_speech(read_speech(features, models.speech));
}

}  // namespace onrecord
