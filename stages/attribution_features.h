// What decides who said it: each source candidate near an utterance, as the attribution model sees it.
#pragma once

#include <optional>
#include <vector>

#include "stages/source_context.h"

namespace onrecord {

// A candidate to be the source of one utterance; without `candidate` the choice that the text names none.
struct SourceChoice {
  std::optional<std::size_t> candidate;  // place in SourceContext::candidates()
  std::vector<std::uint64_t> features;
};

// The sources of the utterances before the one at hand.
struct LastSources {
  std::optional<std::size_t> last;   // of the one right before
  std::optional<std::size_t> other;  // the last that means another
  std::optional<std::size_t> known;  // the last there was

  void add(const SourceContext& context, std::optional<std::size_t> source);
};

// The choices for utterance number `u`: the candidates of its own block, of the two before and of the one behind,
// whoever spoke last, and no source at the end.
std::vector<SourceChoice> source_choices(const SourceContext& context, std::size_t u, const LastSources& last);

// The cue that belongs to a candidate: the nearest beside it, on the side of the utterance where there are two.
std::optional<Range<Token>> cue_of(const SourceContext& context, std::size_t u, std::size_t candidate);

}  // namespace onrecord
