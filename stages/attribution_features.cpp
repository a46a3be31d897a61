// The choices for an utterance are the candidates of its own block, of the two blocks before and of the one behind.
// Each is described by where it stands, by the cue beside it, by what lies between it and the nearest piece of the
// utterance, and by whether it was the source of the utterance before.

#include "stages/attribution_features.h"

#include <algorithm>

#include "models/hashing.h"
#include "stages/quotation_marks.h"

namespace onrecord {
namespace {

constexpr std::size_t kBlocksBefore = 2;
constexpr std::size_t kBlocksBehind = 1;
constexpr std::size_t kMostChoices = 24;
constexpr std::size_t kLongestCandidate = 16;  // tokens that can be looked at
constexpr std::size_t kCueGap = 7;             // tokens between a source and its cue
constexpr std::size_t kLongestWord = 32;       // bytes of a word that tell it from others
constexpr std::uint64_t kEdge = 1;             // stands for what lies outside of the block

// Every kind of feature has a number of its own, which is part of the feature's hash.
enum Template : std::uint64_t {
  kNone = 0x5100,
  kPlace = 0x5110,
  kCue = 0x5120,
  kBetween = 0x5140,
  kWords = 0x5160,
  kHistory = 0x5180,
  kSpeech = 0x51A0,
};

std::uint64_t bucket(std::size_t n) { return n < 5 ? n : n < 8 ? 5 : n < 12 ? 6 : n < 20 ? 7 : n < 40 ? 8 : 9; }
std::uint64_t few(std::size_t n) { return std::min<std::size_t>(n, 3); }

template <class... Values>
std::uint64_t feature(std::uint64_t of, Values... values) {
  ((of = combine(of, static_cast<std::uint64_t>(values))), ...);
  return of;
}

bool ends_sentence(std::string_view token) { return token == "." || token == "!" || token == "?"; }

}  // namespace

AttributionFeatures::AttributionFeatures(const QuoteReading& reading, const std::vector<Utterance>& utterances)
    : text_(reading.text()),
      reading_(reading),
      all_(reading.annotations),
      tokens_(all_.tokens),
      utterances_(utterances),
      cues_(reading.cues),
      is_quoted_(tokens_.size(), false),
      sentence_of_(tokens_.size()),
      quoted_before_(tokens_.size() + 1),
      cues_before_(tokens_.size() + 1),
      sources_before_(tokens_.size() + 1) {
  for (const Utterance& utterance : utterances_) {
    for (const QuotedPiece& piece : utterance.pieces) {
      std::fill(is_quoted_.begin() + piece.tokens.begin.value, is_quoted_.begin() + piece.tokens.end.value, true);
      ++quoted_before_[piece.tokens.begin.value + 1];
    }
  }
  std::erase_if(cues_, [this](const Cue& cue) { return is_quoted_[cue.tokens.begin.value]; });
  candidates_ = find_source_candidates(reading, cues_, is_quoted_);
  for (const Cue& cue : cues_) ++cues_before_[cue.tokens.begin.value + 1];
  for (const SourceCandidate& candidate : candidates_) ++sources_before_[candidate.tokens.begin.value + 1];
  for (std::size_t i = 1; i <= tokens_.size(); ++i) {
    quoted_before_[i] += quoted_before_[i - 1];
    cues_before_[i] += cues_before_[i - 1];
    sources_before_[i] += sources_before_[i - 1];
  }
  for (std::uint32_t s = 0; s < all_.sentences.size(); ++s) {
    const Range<Token> range = all_.sentences[s].tokens;
    std::fill(sentence_of_.begin() + range.begin.value, sentence_of_.begin() + range.end.value, s);
  }
  read_words();
  read_speech();
}

void AttributionFeatures::read_speech() {
  speech_at_.assign(tokens_.size(), 0);
  for (auto& before : parts_before_) before.assign(tokens_.size() + 1, 0);
  for (std::uint32_t s = 0; s < reading_.speech.size(); ++s) {
    const SpeechSpan& span = reading_.speech[s];
    std::fill(speech_at_.begin() + span.tokens.begin.value, speech_at_.begin() + span.tokens.end.value, s + 1);
    ++parts_before_[static_cast<std::size_t>(span.part)][span.tokens.begin.value + 1];
  }
  for (auto& before : parts_before_) {
    for (std::size_t i = 1; i < before.size(); ++i) before[i] += before[i - 1];
  }
}

const SpeechSpan* AttributionFeatures::tagged(const SourceCandidate& candidate) const {
  const std::size_t end = candidate.tokens.end.value;
  for (std::size_t i = end; i-- > candidate.tokens.begin.value && end - i <= kLongestCandidate;) {
    if (speech_at_[i] != 0) return &reading_.speech[speech_at_[i] - 1];
  }
  return nullptr;
}

// What the tagger of reported speech sees at the candidate, and between it and the utterance.
void AttributionFeatures::add_speech_features(const Utterance& utterance, const SourceCandidate& candidate,
                                              const Side& side, std::uint64_t place, std::uint64_t pattern,
                                              std::vector<std::uint64_t>& features) const {
  const auto add = [&](std::uint64_t of, auto... values) { features.push_back(feature(of, values...)); };
  const auto between = [&](SpeechPart part) {
    return few(count_in(parts_before_[static_cast<std::size_t>(part)], side.from, side.to));
  };
  const SpeechSpan* own = tagged(candidate);
  const std::uint64_t part = own ? 1 + static_cast<std::uint64_t>(own->part) : 0;
  const std::uint64_t sure = own ? static_cast<std::uint64_t>(own->probability * 3.99F) : 9;
  const std::uint64_t sources = between(SpeechPart::source);
  const std::uint64_t cues = between(SpeechPart::cue);
  const std::uint64_t contents = between(SpeechPart::content);
  // What stands between is the utterance's own content where the tagger joins more to it than the marks do.
  const std::size_t edge = utterance.pieces[side.piece].tokens.begin.value;
  const std::uint64_t content =
      speech_at_[edge] == 0 ? 0 : 1 + static_cast<std::uint64_t>(reading_.speech[speech_at_[edge] - 1].part);
  const auto kind = static_cast<std::uint64_t>(utterance.kind);
  add(kSpeech, part, sources, place);
  add(kSpeech + 1, part, sources, cues, contents, side.before, kind);
  add(kSpeech + 2, part, sure, sources, side.before);
  add(kSpeech + 3, part, pattern, sources);
  add(kSpeech + 4, part, content, sources, place);
  add(kSpeech + 5, part, cues, contents, place);
  add(kSpeech + 6, part, candidate.kind, kind, sources);
}

void AttributionFeatures::read_words() {
  words_.reserve(tokens_.size());
  is_mark_.reserve(tokens_.size());
  std::string lower;
  for (const Token& token : tokens_) {
    const std::string_view word = token.span.of(text_);
    lower.assign(word.substr(0, kLongestWord));
    for (char& c : lower) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    words_.push_back(hash_bytes(lower));
    is_mark_.push_back(is_quotation_mark(word));
  }
}

// The word at `token` where it lies in the block of `beside`; all quotation marks are alike.
std::uint64_t AttributionFeatures::mark_hash(std::size_t token, std::size_t beside) const {
  if (token >= tokens_.size() || !same_block(token, beside)) return kEdge;
  return is_mark_[token] ? kEdge + 1 : word_hash(token);
}

std::size_t AttributionFeatures::count_in(const std::vector<std::uint32_t>& sums, std::size_t begin,
                                          std::size_t end) const {
  return begin < end ? sums[end] - sums[begin] : 0;
}

// The nearest piece; at equal distance the one that the candidate follows.
AttributionFeatures::Side AttributionFeatures::side_of(const Utterance& utterance,
                                                       const SourceCandidate& candidate) const {
  const std::size_t begin = candidate.tokens.begin.value;
  const std::size_t end = candidate.tokens.end.value;
  const auto& pieces = utterance.pieces;
  const auto next = std::partition_point(pieces.begin(), pieces.end(),
                                         [&](const QuotedPiece& piece) { return piece.tokens.begin.value < begin; });
  Side side;
  if (next != pieces.begin()) {
    side = {false, (next - 1)->tokens.end.value, begin, static_cast<std::size_t>(next - pieces.begin()) - 1};
  }
  if (next == pieces.end()) return side;
  const std::size_t gap = next->tokens.begin.value - end;
  if (next == pieces.begin() || gap < side.to - side.from) {
    side = {true, end, next->tokens.begin.value, static_cast<std::size_t>(next - pieces.begin())};
  }
  return side;
}

AttributionFeatures::Beside AttributionFeatures::cues_beside(const SourceCandidate& candidate) const {
  Beside beside;
  const auto behind = std::partition_point(cues_.begin(), cues_.end(),
                                           [&](const Cue& cue) { return cue.tokens.begin < candidate.tokens.end; });
  const std::size_t begin = candidate.tokens.begin.value;
  const std::size_t end = candidate.tokens.end.value;
  if (behind != cues_.end() && behind->tokens.begin.value - end <= kCueGap &&
      sentence_of_[behind->tokens.begin.value] == sentence_of_[begin] &&
      count_in(quoted_before_, end, behind->tokens.begin.value) == 0) {
    beside.behind = static_cast<std::size_t>(behind - cues_.begin());
    beside.gap_behind = behind->tokens.begin.value - end;
  }
  if (behind != cues_.begin()) {
    const auto before = behind - 1;
    if (before->tokens.end.value <= begin && begin - before->tokens.end.value <= kCueGap &&
        sentence_of_[before->tokens.begin.value] == sentence_of_[begin] &&
        count_in(quoted_before_, before->tokens.end.value, begin) == 0) {
      beside.before = static_cast<std::size_t>(before - cues_.begin());
      beside.gap_before = begin - before->tokens.end.value;
    }
  }
  return beside;
}

void AttributionFeatures::add_utterance_features(const Utterance& utterance,
                                                 std::vector<std::uint64_t>& features) const {
  const QuotedPiece& first = utterance.pieces.front();
  const QuotedPiece& last = utterance.pieces.back();
  const std::size_t begin = first.tokens.begin.value;
  const std::size_t end = last.tokens.end.value;
  const std::uint64_t kind = static_cast<std::uint64_t>(utterance.kind);
  std::size_t behind = end;
  while (behind < tokens_.size() && same_block(behind, end - 1) && is_quotation_mark(tokens_[behind].span.of(text_))) {
    ++behind;
  }
  const std::size_t before = begin >= 2 ? begin - 2 : tokens_.size();
  const std::size_t cues = count_in(cues_before_, all_.sentences[sentence_of_[begin]].tokens.begin.value, begin) +
                           count_in(cues_before_, end, all_.sentences[sentence_of_[end - 1]].tokens.end.value);
  features.push_back(feature(kNone, kind));
  features.push_back(feature(kNone + 1, kind, few(cues)));
  features.push_back(feature(kNone + 2, kind, mark_hash(behind, end - 1)));
  features.push_back(feature(kNone + 3, kind, mark_hash(before, begin)));
  features.push_back(feature(kNone + 4, kind, mark_hash(end - 1, end - 1)));
  features.push_back(feature(kNone + 5, kind, bucket(end - begin)));
  features.push_back(feature(kNone + 6, kind, mark_hash(before, begin) == kEdge, mark_hash(behind, end - 1) == kEdge));
  features.push_back(feature(kNone + 7, hash_bytes(utterance.decided_by), few(cues)));
  const auto& sources = parts_before_[static_cast<std::size_t>(SpeechPart::source)];
  const std::size_t tagged = count_in(sources, all_.sentences[sentence_of_[begin]].tokens.begin.value, begin) +
                             count_in(sources, end, all_.sentences[sentence_of_[end - 1]].tokens.end.value);
  features.push_back(feature(kNone + 8, kind, few(tagged), few(cues)));
}

void AttributionFeatures::add_choice_features(std::size_t u, std::size_t c, std::optional<std::size_t> last,
                                              std::vector<std::uint64_t>& features) const {
  const Utterance& utterance = utterances_[u];
  const SourceCandidate& candidate = candidates_[c];
  const std::size_t begin = candidate.tokens.begin.value;
  const std::size_t end = candidate.tokens.end.value;
  const Side side = side_of(utterance, candidate);
  const QuotedPiece& piece = utterance.pieces[side.piece];
  const std::size_t near = side.before ? piece.tokens.begin.value : piece.tokens.end.value - 1;
  const auto add = [&](std::uint64_t of, auto... values) { features.push_back(feature(of, values...)); };

  const std::uint64_t kind = static_cast<std::uint64_t>(utterance.kind);
  const std::uint64_t what = static_cast<std::uint64_t>(candidate.kind);
  const std::size_t sentences = sentence_of_[std::max(begin, near)] - sentence_of_[std::min(begin, near)];
  const std::size_t blocks = std::max(tokens_[begin].block, tokens_[near].block).value -
                             std::min(tokens_[begin].block, tokens_[near].block).value;
  const std::uint64_t place = feature(0, side.before, few(sentences), blocks);
  const std::size_t gap = side.to - side.from;
  const std::size_t cues = count_in(cues_before_, side.from, side.to);
  const std::size_t quotes = count_in(quoted_before_, side.from, side.to);
  const std::size_t sources = count_in(sources_before_, side.from, side.to);

  add(kPlace, place, kind);
  add(kPlace + 1, place, what);
  add(kPlace + 2, place, bucket(gap), kind);
  add(kPlace + 3, place, few(sources), few(quotes));
  add(kPlace + 4, place, few(sources), few(cues), kind);
  add(kPlace + 5, bucket(gap), what);
  add(kPlace + 6, side.piece > 0, place);
  add(kPlace + 7, place, few(count_in(sources_before_, all_.sentences[sentence_of_[begin]].tokens.begin.value, begin)));

  const Beside beside = cues_beside(candidate);
  const std::uint64_t before_cue = beside.before ? word_hash(cues_[*beside.before].tokens.begin.value) : kEdge;
  const std::uint64_t behind_cue = beside.behind ? word_hash(cues_[*beside.behind].tokens.begin.value) : kEdge;
  const std::uint64_t gaps =
      feature(0, beside.before ? few(beside.gap_before) : 9, beside.behind ? few(beside.gap_behind) : 9);
  // Whether the cue lies between the candidate and the utterance.
  const bool inner_before = beside.before && !side.before;
  const bool inner_behind = beside.behind && side.before;
  const std::uint64_t pattern = feature(gaps, inner_before, inner_behind);
  add(kCue, pattern, place);
  add(kCue + 1, pattern, what, kind);
  add(kCue + 2, before_cue, beside.before ? few(beside.gap_before) : 9, side.before, kind);
  add(kCue + 3, behind_cue, beside.behind ? few(beside.gap_behind) : 9, side.before, kind);
  add(kCue + 4, before_cue, behind_cue, place);
  add(kCue + 5, pattern, few(sources), few(sentences));
  if (beside.before) {
    const std::size_t cue = cues_[*beside.before].tokens.begin.value;
    add(kCue + 6, !side.before && count_in(cues_before_, side.from, cue) == 0, few(cue - std::min(cue, side.from)),
        kind, place);
    add(kCue + 8, mark_hash(cue - 1, begin), few(beside.gap_before), place);
  }
  if (beside.behind) {
    const std::size_t cue = cues_[*beside.behind].tokens.end.value;
    add(kCue + 7, side.before ? few(side.to - std::min(cue, side.to)) : 9, kind, place);
    add(kCue + 9, mark_hash(cue, begin), few(beside.gap_behind), place);
    add(kCue + 10, mark_hash(end, begin), few(beside.gap_behind), behind_cue != kEdge);
  }

  add_speech_features(utterance, candidate, side, place, pattern, features);

  std::size_t commas = 0;
  std::size_t stops = 0;
  for (std::size_t i = side.from; i < side.to && i < side.from + 60; ++i) {
    const std::string_view token = tokens_[i].span.of(text_);
    commas += token == ",";
    stops += ends_sentence(token) || token == ":";
  }
  add(kBetween, few(commas), few(stops), place);
  add(kBetween + 1, few(commas), few(cues), side.before, kind);
  if (gap <= 6) {
    std::uint64_t words = 0;
    for (std::size_t i = side.from; i < side.to; ++i) words = combine(words, mark_hash(i, i));
    add(kBetween + 2, words, side.before);
  }
  add(kBetween + 3, mark_hash(near, near), place);
  add(kBetween + 4, side.before && side.to > 0 ? mark_hash(side.to - 1 - (side.to > side.from + 1), near) : kEdge,
      place);

  add(kWords, word_hash(begin), what);
  add(kWords + 1, word_hash(end - 1), what);
  add(kWords + 2, mark_hash(begin - 1, begin), what);
  add(kWords + 3, mark_hash(end, begin), what);
  add(kWords + 4, mark_hash(begin - 1, begin), place);
  add(kWords + 5, mark_hash(end, begin), place);
  if (candidate.mention) {
    const Mention& mention = candidate.mention->in(all_.mentions);
    add(kWords + 6, static_cast<std::uint64_t>(mention.type), what);
    add(kWords + 7, static_cast<std::uint64_t>(mention.type), place);
  }

  if (!last) {
    add(kHistory, place);
    return;
  }
  const SourceCandidate& former = candidates_[*last];
  const bool same = *last == c;
  const bool alike = word_hash(former.tokens.end.value - 1) == word_hash(end - 1);
  const bool later = begin > former.tokens.begin.value;
  const QuotedPiece& former_end = utterances_[u - 1].pieces.back();
  const std::size_t step = piece.tokens.begin.in(tokens_).block.value - former_end.tokens.begin.in(tokens_).block.value;
  add(kHistory + 1, same, alike, few(step), kind);
  add(kHistory + 2, same, alike, place);
  add(kHistory + 3, same, later, few(cues), few(step));
  add(kHistory + 4, same, pattern);
  add(kHistory + 5, same, few(step),
      mark_hash(piece.tokens.begin.value >= 2 ? piece.tokens.begin.value - 2 : tokens_.size(),
                piece.tokens.begin.value) == kEdge,
      mark_hash(piece.tokens.end.value + 1, piece.tokens.end.value - 1) == kEdge);
}

std::vector<SourceChoice> AttributionFeatures::choices(std::size_t u, std::optional<std::size_t> last) const {
  const Utterance& utterance = utterances_[u];
  const std::uint32_t first_block = utterance.pieces.front().tokens.begin.in(tokens_).block.value;
  const std::uint32_t last_block = utterance.pieces.back().tokens.begin.in(tokens_).block.value;
  const auto block_of = [&](const SourceCandidate& c) { return std::size_t{c.tokens.begin.in(tokens_).block.value}; };
  const auto begin = std::partition_point(candidates_.begin(), candidates_.end(), [&](const SourceCandidate& c) {
    return block_of(c) + kBlocksBefore < first_block;
  });
  const auto end = std::partition_point(
      begin, candidates_.end(), [&](const SourceCandidate& c) { return block_of(c) <= last_block + kBlocksBehind; });
  // Where there are very many, those next to the utterance's first piece.
  auto from = begin;
  auto to = end;
  if (static_cast<std::size_t>(end - begin) > kMostChoices) {
    const auto middle = std::partition_point(
        begin, end, [&](const SourceCandidate& c) { return c.tokens.begin < utterance.pieces.front().tokens.begin; });
    from = middle - std::min<std::ptrdiff_t>(middle - begin, kMostChoices / 2);
    to = middle + std::min<std::ptrdiff_t>(end - middle, kMostChoices / 2);
  }
  std::vector<SourceChoice> choices;
  choices.reserve(static_cast<std::size_t>(to - from) + 1);
  for (auto candidate = from; candidate != to; ++candidate) {
    SourceChoice& choice = choices.emplace_back();
    choice.candidate = static_cast<std::size_t>(candidate - candidates_.begin());
    choice.features.reserve(64);
    add_choice_features(u, *choice.candidate, last, choice.features);
  }
  add_utterance_features(utterance, choices.emplace_back().features);
  return choices;
}

std::optional<Range<Token>> AttributionFeatures::cue_of(std::size_t u, std::size_t source) const {
  const SourceCandidate& candidate = candidates_[source];
  const Side side = side_of(utterances_[u], candidate);
  const Beside beside = cues_beside(candidate);
  if (!beside.before && !beside.behind) return std::nullopt;
  const bool first_word_before = beside.before && (!beside.behind || (beside.gap_before == 0 && !side.before));
  return cues_[first_word_before ? *beside.before : *beside.behind].tokens;
}

}  // namespace onrecord
