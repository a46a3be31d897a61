#include "stages/attribution_features.h"

#include <algorithm>

#include "stages/source_view.h"

namespace onrecord {
namespace {

constexpr std::size_t kBlocksBefore = 2;
constexpr std::size_t kBlocksBehind = 1;
constexpr std::size_t kMostChoices = 24;
constexpr std::size_t kFar = 4;  // blocks: more are alike

// The nearest piece; at equal distance the one that the candidate follows.
SourceView side_of(const SourceContext& context, std::size_t u, std::size_t c) {
  const auto& pieces = context.utterances()[u].pieces;
  const Range<Token> candidate = context.candidates()[c].tokens;
  const std::size_t begin = candidate.begin.value;
  const std::size_t end = candidate.end.value;
  const auto next = std::partition_point(pieces.begin(), pieces.end(),
                                         [&](const QuotedPiece& piece) { return piece.tokens.begin.value < begin; });
  SourceView view;
  view.utterance = u;
  view.candidate = c;
  if (next != pieces.begin()) {
    view.from = (next - 1)->tokens.end.value;
    view.to = begin;
    view.piece = static_cast<std::size_t>(next - pieces.begin()) - 1;
    view.near = view.from - 1;
  }
  if (next == pieces.end()) return view;
  if (next == pieces.begin() || next->tokens.begin.value - end < view.to - view.from) {
    view.before = true;
    view.from = end;
    view.to = next->tokens.begin.value;
    view.piece = static_cast<std::size_t>(next - pieces.begin());
    view.near = view.to;
  }
  return view;
}

SourceView view_of(const SourceContext& context, std::size_t u, std::size_t c) {
  SourceView view = side_of(context, u, c);
  const std::size_t begin = context.candidates()[c].tokens.begin.value;
  view.kind = static_cast<std::uint64_t>(context.utterances()[u].kind);
  view.what = static_cast<std::uint64_t>(context.candidates()[c].kind);
  const auto [first, last] = std::minmax(begin, view.near);
  view.sentences = few(context.sentence_of(last) - context.sentence_of(first));
  const std::size_t blocks = std::min<std::size_t>(context.block_of(last) - context.block_of(first), kFar);
  view.place = feature(0, view.before, view.sentences, blocks);
  view.cues = few(context.cues_in(view.from, view.to));
  view.quotes = few(context.quotes_in(view.from, view.to));
  view.sources = few(context.sources_in(view.from, view.to));
  const CuesBeside& beside = context.facts(c).cues;
  const std::uint64_t gaps =
      feature(0, beside.before ? few(beside.gap_before) : 9, beside.behind ? few(beside.gap_behind) : 9);
  // Whether the cue lies between the candidate and the utterance.
  view.pattern = feature(gaps, beside.before && !view.before, beside.behind && view.before);
  return view;
}

}  // namespace

void LastSources::add(const SourceContext& context, std::optional<std::size_t> source) {
  const auto means_same = [&](std::size_t a, std::size_t b) {
    const auto entity = context.facts(a).entity;
    if (a == b || (entity && entity == context.facts(b).entity)) return true;
    return context.word(context.candidates()[a].tokens.end.value - 1) ==
           context.word(context.candidates()[b].tokens.end.value - 1);
  };
  if (source && known && !means_same(*source, *known)) other = known;
  if (source) known = source;
  last = source;
}

std::vector<SourceChoice> source_choices(const SourceContext& context, std::size_t u, const LastSources& last) {
  const Utterance& utterance = context.utterances()[u];
  const auto& candidates = context.candidates();
  const Index<Token> first = utterance.pieces.front().tokens.begin;
  const std::size_t first_block = context.block_of(first.value);
  const std::size_t last_block = context.block_of(utterance.pieces.back().tokens.begin.value);
  const auto place_of = [&](auto is_before) {
    return static_cast<std::size_t>(std::partition_point(candidates.begin(), candidates.end(), is_before) -
                                    candidates.begin());
  };
  const auto block_of = [&](const SourceCandidate& c) { return context.block_of(c.tokens.begin.value); };
  std::size_t from = place_of([&](const SourceCandidate& c) { return block_of(c) + kBlocksBefore < first_block; });
  std::size_t to = place_of([&](const SourceCandidate& c) { return block_of(c) <= last_block + kBlocksBehind; });
  if (to - from > kMostChoices) {  // those next to the utterance's first piece
    const std::size_t middle = place_of([&](const SourceCandidate& c) { return c.tokens.begin < first; });
    from = std::max(from, middle - std::min(middle, kMostChoices / 2));
    to = std::min(to, middle + kMostChoices / 2);
  }
  const Turn turn = turn_of(context, u);
  std::vector<SourceChoice> choices;
  choices.reserve(to - from + 3);
  const auto add = [&](std::size_t c) {
    SourceChoice& choice = choices.emplace_back();
    choice.candidate = c;
    choice.features.reserve(80);
    const SourceView view = view_of(context, u, c);
    add_place_features(context, view, choice.features);
    add_cue_features(context, view, choice.features);
    add_speech_features(context, view, choice.features);
    add_history_features(context, view, turn, last, choice.features);
  };
  for (const auto far : {last.other, last.known}) {
    if (far && *far < from && (choices.empty() || choices.front().candidate != far)) add(*far);
  }
  for (std::size_t c = from; c < to; ++c) add(c);
  add_none_features(context, u, turn, last, choices.emplace_back().features);
  return choices;
}

std::optional<Range<Token>> cue_of(const SourceContext& context, std::size_t u, std::size_t candidate) {
  const CuesBeside& beside = context.facts(candidate).cues;
  if (!beside.before && !beside.behind) return std::nullopt;
  const bool stands_before = side_of(context, u, candidate).before;
  const bool first_word_before = beside.before && (!beside.behind || (beside.gap_before == 0 && !stands_before));
  return context.cues()[first_word_before ? *beside.before : *beside.behind].tokens;
}

}  // namespace onrecord
