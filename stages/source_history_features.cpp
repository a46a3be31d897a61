#include "stages/source_view.h"

namespace onrecord {
namespace {

enum Template : std::uint64_t { kNone = 0x5100, kHistory = 0x5180, kTurn = 0x51E0 };

constexpr std::size_t kMostNamed = 100;  // mentions within an utterance that are looked at

std::size_t last_word_of(const SourceContext& context, const Utterance& utterance) {
  std::size_t i = utterance.pieces.back().tokens.end.value - 1;
  while (i > 0 && context.is_quotation_mark(i)) --i;
  return i;
}

// Whom the words of the utterance name.
std::vector<Index<Entity>> named_in(const SourceContext& context, const Utterance& utterance) {
  const auto& mentions = context.all().mentions;
  std::vector<Index<Entity>> named;
  std::size_t seen = 0;
  for (const QuotedPiece& piece : utterance.pieces) {
    auto m = std::partition_point(mentions.begin(), mentions.end(),
                                  [&](const Mention& other) { return other.span.begin < piece.span.begin; });
    for (; m != mentions.end() && m->span.begin < piece.span.end && seen < kMostNamed; ++m, ++seen) {
      const auto entity = context.all().resolutions[static_cast<std::size_t>(m - mentions.begin())].entity;
      if (m->kind == MentionKind::name && entity) named.push_back(*entity);
    }
  }
  return named;
}

}  // namespace

Turn turn_of(const SourceContext& context, std::size_t u) {
  const Utterance& utterance = context.utterances()[u];
  const std::size_t count = context.tokens().size();
  std::size_t begin = utterance.pieces.front().tokens.begin.value;
  std::size_t end = utterance.pieces.back().tokens.end.value;
  while (begin > 0 && context.same_block(begin - 1, begin) && context.is_quotation_mark(begin - 1)) --begin;
  while (end < count && context.same_block(end, end - 1) && context.is_quotation_mark(end)) ++end;
  const bool begins = begin == 0 || !context.same_block(begin - 1, begin);
  const bool ends = end == count || !context.same_block(end, end - 1);
  Turn turn;
  turn.is_alone = begins && ends && utterance.pieces.size() == 1;
  turn.asks = context.text_of(last_word_of(context, utterance)) == "?";
  if (begins && begin > 0) {
    const std::string_view before = context.text_of(begin - 1);
    turn.lead = before == ":" ? 3 : before == "." || context.is_quotation_mark(begin - 1) ? 2 : 1;
  }
  if (u > 0) {
    const Utterance& former = context.utterances()[u - 1];
    turn.was_asked = context.text_of(last_word_of(context, former)) == "?";
    turn.follows = context.block_of(former.pieces.back().tokens.begin.value) + 1 == context.block_of(begin);
  }
  turn.form = turn.is_alone + 2 * turn.follows + 4 * turn.asks + 8 * turn.was_asked;
  turn.named = named_in(context, utterance);
  return turn;
}

void add_history_features(const SourceContext& context, const SourceView& view, const Turn& turn,
                          const LastSources& last, Features& features) {
  const auto add = [&](std::uint64_t of, auto... values) { features.push_back(feature(of, values...)); };
  const std::size_t c = view.candidate;
  const SourceCandidate& candidate = context.candidates()[c];
  const auto entity = context.facts(c).entity;
  const Utterance& utterance = context.utterances()[view.utterance];
  const auto means = [&](std::optional<std::size_t> one) -> std::uint64_t {
    if (!one) return 0;
    if (*one == c) return 3;
    return entity && entity == context.facts(*one).entity ? 2 : 1;
  };
  const std::uint64_t again = means(last.last ? last.last : last.known);
  const std::uint64_t other = means(last.other);
  add(kTurn, again, other, turn.form, last.last.has_value());
  add(kTurn + 1, again, other, turn.is_alone, view.cues);
  add(kTurn + 2, turn.lead, turn.is_alone, view.place, view.what);
  add(kTurn + 3, turn.lead, turn.is_alone, view.place, view.sources);
  add(kTurn + 4, turn.is_alone, view.pattern, view.place);
  add(kTurn + 5, turn.is_alone, again, view.place);
  const bool is_named = entity && std::find(turn.named.begin(), turn.named.end(), *entity) != turn.named.end();
  add(kTurn + 6, is_named, view.place);
  add(kTurn + 7, is_named, again, view.pattern);

  if (!last.last) {
    add(kHistory, view.place);
    return;
  }
  const SourceCandidate& former = context.candidates()[*last.last];
  const QuotedPiece& piece = utterance.pieces[view.piece];
  const std::size_t begin = piece.tokens.begin.value;
  const std::size_t end = piece.tokens.end.value;
  const bool same = *last.last == c;
  const bool alike = context.word(former.tokens.end.value - 1) == context.word(candidate.tokens.end.value - 1);
  const bool later = candidate.tokens.begin > former.tokens.begin;
  const QuotedPiece& former_end = context.utterances()[view.utterance - 1].pieces.back();
  const std::uint64_t step = few(context.block_of(begin) - context.block_of(former_end.tokens.begin.value));
  add(kHistory + 1, same, alike, step, view.kind);
  add(kHistory + 2, same, alike, view.place);
  add(kHistory + 3, same, later, view.cues, step);
  add(kHistory + 4, same, view.pattern);
  const bool opens = begin < 2 || context.word(begin - 2, begin) == SourceContext::kEdge;
  add(kHistory + 5, same, step, opens, context.word(end + 1, end - 1) == SourceContext::kEdge);
}

void add_none_features(const SourceContext& context, std::size_t u, const Turn& turn, const LastSources& last,
                       Features& features) {
  const auto add = [&](std::uint64_t of, auto... values) { features.push_back(feature(of, values...)); };
  const Utterance& utterance = context.utterances()[u];
  const std::size_t begin = utterance.pieces.front().tokens.begin.value;
  const std::size_t end = utterance.pieces.back().tokens.end.value;
  const auto kind = static_cast<std::uint64_t>(utterance.kind);
  std::size_t behind = end;
  while (behind < context.tokens().size() && context.same_block(behind, end - 1) && context.is_quotation_mark(behind)) {
    ++behind;
  }
  const std::uint64_t word_before = begin >= 2 ? context.word(begin - 2, begin) : SourceContext::kEdge;
  const std::uint64_t word_behind = context.word(behind, end - 1);
  const std::size_t first = context.sentence_at(begin).begin.value;
  const std::size_t past = context.sentence_at(end - 1).end.value;
  const std::uint64_t cues = few(context.cues_in(first, begin) + context.cues_in(end, past));
  const std::uint64_t tagged =
      few(context.tagged_in(SpeechPart::source, first, begin) + context.tagged_in(SpeechPart::source, end, past));
  add(kNone, kind);
  add(kNone + 1, kind, cues);
  add(kNone + 2, kind, word_behind);
  add(kNone + 3, kind, word_before);
  add(kNone + 4, kind, context.word(end - 1, end - 1));
  add(kNone + 5, kind, distance(end - begin));
  add(kNone + 6, kind, word_before == SourceContext::kEdge, word_behind == SourceContext::kEdge);
  add(kNone + 7, hash_bytes(utterance.decided_by), cues);
  add(kNone + 8, kind, tagged, cues);
  add(kNone + 9, turn.form, last.last.has_value(), last.other.has_value());
  add(kNone + 10, turn.is_alone, turn.lead, last.last.has_value());
}

}  // namespace onrecord
