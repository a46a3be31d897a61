#include "stages/source_view.h"

namespace onrecord {
namespace {

enum Template : std::uint64_t { kPlace = 0x5110, kBetween = 0x5140, kWords = 0x5160 };

constexpr std::size_t kMostBetween = 60;  // tokens whose marks are counted
constexpr std::size_t kFewBetween = 6;    // tokens that are looked at as a whole

bool ends_clause(std::string_view token) { return token == "." || token == "!" || token == "?" || token == ":"; }

void add_between(const SourceContext& context, const SourceView& view, Features& features) {
  const auto add = [&](std::uint64_t of, auto... values) { features.push_back(feature(of, values...)); };
  std::size_t commas = 0;
  std::size_t stops = 0;
  for (std::size_t i = view.from; i < view.to && i < view.from + kMostBetween; ++i) {
    const std::string_view token = context.text_of(i);
    commas += token == ",";
    stops += ends_clause(token);
  }
  add(kBetween, few(commas), few(stops), view.place);
  add(kBetween + 1, few(commas), view.cues, view.before, view.kind);
  if (view.to - view.from <= kFewBetween) {
    std::uint64_t words = 0;
    for (std::size_t i = view.from; i < view.to; ++i) words = combine(words, context.word(i, i));
    add(kBetween + 2, words, view.before);
  }
  add(kBetween + 3, context.word(view.near, view.near), view.place);
  const bool has_more = view.to > view.from + 1;  // the mark before the piece, and a word
  add(kBetween + 4,
      view.before && view.to > 0 ? context.word(view.to - 1 - !has_more, view.near) : SourceContext::kEdge, view.place);
}

}  // namespace

void add_place_features(const SourceContext& context, const SourceView& view, Features& features) {
  const auto add = [&](std::uint64_t of, auto... values) { features.push_back(feature(of, values...)); };
  const SourceCandidate& candidate = context.candidates()[view.candidate];
  const std::size_t begin = candidate.tokens.begin.value;
  const std::size_t end = candidate.tokens.end.value;
  const std::size_t gap = view.to - view.from;
  add(kPlace, view.place, view.kind);
  add(kPlace + 1, view.place, view.what);
  add(kPlace + 2, view.place, distance(gap), view.kind);
  add(kPlace + 3, view.place, view.sources, view.quotes);
  add(kPlace + 4, view.place, view.sources, view.cues, view.kind);
  add(kPlace + 5, distance(gap), view.what);
  add(kPlace + 6, view.piece > 0, view.place);
  add(kPlace + 7, view.place, few(context.sources_in(context.sentence_at(begin).begin.value, begin)));
  add_between(context, view, features);

  add(kWords, context.word(begin), view.what);
  add(kWords + 1, context.word(end - 1), view.what);
  add(kWords + 2, context.word(begin - 1, begin), view.what);
  add(kWords + 3, context.word(end, begin), view.what);
  add(kWords + 4, context.word(begin - 1, begin), view.place);
  add(kWords + 5, context.word(end, begin), view.place);
  if (!candidate.mention) return;
  const auto type = static_cast<std::uint64_t>(candidate.mention->in(context.all().mentions).type);
  add(kWords + 6, type, view.what);
  add(kWords + 7, type, view.place);
}

}  // namespace onrecord
