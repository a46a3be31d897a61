#include "stages/speech.h"

namespace onrecord {
namespace {

// Added by each pass to the score of every label that begins a span: the balance of precision and recall with the best
// F1.
constexpr float kFirst = 0.2F;
constexpr float kSecond = 0.4F;

void encourage(std::span<Lanes> scores, float eagerness) {
  for (Lanes& lanes : scores) {
    for (const auto part : {SpeechPart::source, SpeechPart::cue, SpeechPart::content}) {
      lanes[label_of(static_cast<std::size_t>(part), Part::begin) - 1u] += eagerness;
      lanes[label_of(static_cast<std::size_t>(part), Part::unit) - 1u] += eagerness;
    }
  }
}

void add_to(Lanes& sum, const Lanes& scores) {
  for (std::size_t l = 0; l < kLanes; ++l) sum[l] += scores[l];
}

std::size_t end_of_block(const std::vector<Token>& tokens, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < tokens.size() && tokens[end].block == tokens[begin].block) ++end;
  return end;
}

void append_from(std::size_t begin, const std::vector<TaggedSpan>& spans, std::vector<TaggedSpan>& all) {
  const auto by = static_cast<std::uint32_t>(begin);
  for (const TaggedSpan& span : spans) all.push_back({span.begin + by, span.end + by, span.type, span.probability});
}

}  // namespace

FirstReading read_first(const SpeechFeatures& features, const Annotations& annotations, const SequenceTagger& tagger,
                        bool with_probabilities) {
  const std::vector<Token>& tokens = annotations.tokens;
  FirstReading reading;
  reading.scores.resize(tokens.size());
  TaggerScratch scratch;
  FeatureRows rows;
  features.add_word_rows(rows);
  std::vector<Lanes> of_words(rows.rows());
  tagger.add_scores(rows, of_words, scratch);
  rows.clear();
  features.add_stretch_rows(rows);
  std::vector<Lanes> of_stretches(rows.rows());
  tagger.add_scores(rows, of_stretches, scratch);
  std::vector<TaggedSpan> spans;
  for (std::size_t begin = 0; begin < tokens.size();) {
    const std::size_t end = end_of_block(tokens, begin);
    const auto scores = std::span(reading.scores).subspan(begin, end - begin);
    rows.clear();
    features.add_first(begin, end, rows);
    tagger.add_scores(rows, scores, scratch);
    for (std::size_t i = begin; i < end; ++i) {
      Lanes sum = reading.scores[i];
      add_to(sum, of_stretches[features.stretch_row(i)]);
      for (const std::size_t row : features.word_rows(i, begin, end)) add_to(sum, of_words[row]);
      reading.scores[i] = sum;
    }
    encourage(scores, kFirst);
    spans.clear();
    if (with_probabilities) {
      tagger.find_likely_spans(scores, scratch, spans);
    } else {
      tagger.find_spans(scores, scratch, spans);
    }
    append_from(begin, spans, reading.spans);
    begin = end;
  }
  return reading;
}

std::vector<TaggedSpan> read_second(const SpeechFeatures& features, const Annotations& annotations,
                                    const SequenceTagger& tagger, std::vector<Lanes> scores) {
  const std::vector<Token>& tokens = annotations.tokens;
  TaggerScratch scratch;
  FeatureRows rows;
  std::vector<TaggedSpan> spans;
  std::vector<TaggedSpan> all;
  for (std::size_t begin = 0; begin < tokens.size();) {
    const std::size_t end = end_of_block(tokens, begin);
    if (features.found_in(begin, end)) {
      const auto own = std::span(scores).subspan(begin, end - begin);
      rows.clear();
      features.add_second(begin, end, rows);
      tagger.add_scores(rows, own, scratch);
      encourage(own, kSecond);
      spans.clear();
      tagger.find_likely_spans(own, scratch, spans);
      append_from(begin, spans, all);
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
  const DistinctWords words = find_distinct_words(article.text(), annotations.tokens, models.words);
  SpeechFeatures features(article.text(), annotations, words, pieces, cues);
  FirstReading first = read_first(features, annotations, models.speech_first);
  features.see_article(std::move(first.spans));
  return as_speech(read_second(features, annotations, models.speech_second, std::move(first.scores)));
}

}  // namespace onrecord
