#include "stages/source_view.h"

namespace onrecord {
namespace {

enum Template : std::uint64_t { kCue = 0x5120, kSpeech = 0x51A0, kReporter = 0x51C0 };

constexpr std::size_t kLongestCandidate = 16;  // tokens that can be looked at
constexpr std::uint64_t kAbsent = 9;

// The tagged span that covers most of the candidate; nothing where none touches it.
const SpeechSpan* tagged(const SourceContext& context, const SourceCandidate& candidate) {
  const std::size_t end = candidate.tokens.end.value;
  for (std::size_t i = end; i-- > candidate.tokens.begin.value && end - i <= kLongestCandidate;) {
    if (const SpeechSpan* span = context.speech_at(i)) return span;
  }
  return nullptr;
}

// "Vell said, according to the Post": who else reports in the sentence, and who only passes it on.
void add_reporter_features(const SourceContext& context, const SourceView& view, Features& features) {
  const auto add = [&](std::uint64_t of, auto... values) { features.push_back(feature(of, values...)); };
  const CandidateFacts& facts = context.facts(view.candidate);
  const std::size_t begin = context.candidates()[view.candidate].tokens.begin.value;
  const Range<Token> own = context.sentence_at(begin);
  const Range<Token> quoted = context.sentence_at(view.near);
  const std::uint64_t here = few(context.reporters_in(own.begin.value, own.end.value) - facts.reports);
  const std::uint64_t beside = quoted == own ? 4 : few(context.reporters_in(quoted.begin.value, quoted.end.value));
  const std::uint64_t form = facts.reports + 2 * facts.is_according + 4 * facts.is_outlet;
  add(kReporter, form, here, view.kind);
  add(kReporter + 1, form, here, beside, view.place);
  add(kReporter + 2, form, view.pattern, here);
  add(kReporter + 3, facts.is_credit, view.place);
}

}  // namespace

void add_cue_features(const SourceContext& context, const SourceView& view, Features& features) {
  const auto add = [&](std::uint64_t of, auto... values) { features.push_back(feature(of, values...)); };
  const CuesBeside& beside = context.facts(view.candidate).cues;
  const std::size_t begin = context.candidates()[view.candidate].tokens.begin.value;
  const std::size_t end = context.candidates()[view.candidate].tokens.end.value;
  const auto word_of = [&](std::optional<std::size_t> cue) {
    return cue ? context.word(context.cues()[*cue].tokens.begin.value) : SourceContext::kEdge;
  };
  const std::uint64_t before_cue = word_of(beside.before);
  const std::uint64_t behind_cue = word_of(beside.behind);
  add(kCue, view.pattern, view.place);
  add(kCue + 1, view.pattern, view.what, view.kind);
  add(kCue + 2, before_cue, beside.before ? few(beside.gap_before) : kAbsent, view.before, view.kind);
  add(kCue + 3, behind_cue, beside.behind ? few(beside.gap_behind) : kAbsent, view.before, view.kind);
  add(kCue + 4, before_cue, behind_cue, view.place);
  add(kCue + 5, view.pattern, view.sources, view.sentences);
  if (beside.before) {
    const std::size_t cue = context.cues()[*beside.before].tokens.begin.value;
    const bool is_first = !view.before && context.cues_in(view.from, cue) == 0;
    add(kCue + 6, is_first, few(cue - std::min(cue, view.from)), view.kind, view.place);
    add(kCue + 8, context.word(cue - 1, begin), few(beside.gap_before), view.place);
  }
  if (beside.behind) {
    const std::size_t cue = context.cues()[*beside.behind].tokens.end.value;
    add(kCue + 7, view.before ? few(view.to - std::min(cue, view.to)) : kAbsent, view.kind, view.place);
    add(kCue + 9, context.word(cue, begin), few(beside.gap_behind), view.place);
    add(kCue + 10, context.word(end, begin), few(beside.gap_behind), behind_cue != SourceContext::kEdge);
  }
  add_reporter_features(context, view, features);
}

void add_speech_features(const SourceContext& context, const SourceView& view, Features& features) {
  const auto add = [&](std::uint64_t of, auto... values) { features.push_back(feature(of, values...)); };
  const auto part_of = [](const SpeechSpan* span) { return span ? 1 + static_cast<std::uint64_t>(span->part) : 0; };
  const auto between = [&](SpeechPart part) { return few(context.tagged_in(part, view.from, view.to)); };
  const SourceCandidate& candidate = context.candidates()[view.candidate];
  const SpeechSpan* own = tagged(context, candidate);
  const std::uint64_t part = part_of(own);
  const std::uint64_t sure = own ? static_cast<std::uint64_t>(own->probability * 3.99F) : kAbsent;
  const std::uint64_t sources = between(SpeechPart::source);
  const std::uint64_t cues = between(SpeechPart::cue);
  const std::uint64_t contents = between(SpeechPart::content);
  // What stands between is the utterance's own content where the tagger joins more to it than the marks do.
  const Utterance& utterance = context.utterances()[view.utterance];
  const std::uint64_t content = part_of(context.speech_at(utterance.pieces[view.piece].tokens.begin.value));
  add(kSpeech, part, sources, view.place);
  add(kSpeech + 1, part, sources, cues, contents, view.before, view.kind);
  add(kSpeech + 2, part, sure, sources, view.before);
  add(kSpeech + 3, part, view.pattern, sources);
  add(kSpeech + 4, part, content, sources, view.place);
  add(kSpeech + 5, part, cues, contents, view.place);
  add(kSpeech + 6, part, candidate.kind, view.kind, sources);
}

}  // namespace onrecord
