#include "stages/piece_features.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "corpora/code_points.h"
#include "corpora/words.h"
#include "models/hashing.h"
#include "stages/function_words.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestAttribution = 45;  // tokens between a piece and the cue that reports it
constexpr std::size_t kLongestWord = 32;         // bytes: what a longer one has more is not looked at
constexpr std::uint64_t kEdge = 1;               // stands for what lies outside of the block
constexpr std::uint64_t kPiece = 0x5200;         // the number of this model's first kind of feature

// How long a piece is, in steps that grow.
std::uint64_t length(std::size_t n) { return n < 8 ? n : n < 12 ? 8 : n < 20 ? 9 : 10; }

}  // namespace

PieceFeatures::PieceFeatures(const QuoteReading& reading, const std::vector<QuotedPiece>& pieces)
    : text_(reading.text()),
      reading_(reading),
      tokens_(reading.tokens()),
      pieces_(pieces),
      is_quoted_(tokens_.size(), false),
      is_cue_(tokens_.size(), false),
      part_of_(tokens_.size(), 0) {
  for (const QuotedPiece& piece : pieces_) {
    std::fill(is_quoted_.begin() + piece.tokens.begin.value, is_quoted_.begin() + piece.tokens.end.value, true);
  }
  for (const Cue& cue : reading.cues) {
    std::fill(is_cue_.begin() + cue.tokens.begin.value, is_cue_.begin() + cue.tokens.end.value, true);
  }
  for (const SpeechSpan& span : reading.speech) {
    std::fill(part_of_.begin() + span.tokens.begin.value, part_of_.begin() + span.tokens.end.value,
              static_cast<std::uint8_t>(1 + static_cast<int>(span.part)));
  }
  for (const Sentence& sentence : reading.annotations.sentences) {
    std::uint8_t& parts = parts_in_.emplace_back();
    for (std::size_t i = sentence.tokens.begin.value; i < sentence.tokens.end.value; ++i) {
      parts = static_cast<std::uint8_t>(parts | 1u << part_of_[i]);
    }
  }
}

bool PieceFeatures::is_high(std::size_t i) const {
  const auto c = static_cast<UChar32>(code_point_at(text_, tokens_[i].span.begin).value);
  return u_isupper(c) || u_istitle(c) || u_isdigit(c);
}

std::size_t PieceFeatures::behind(const QuotedPiece& piece) const {
  std::size_t i = piece.tokens.end.value;
  while (i < tokens_.size() && same_block(i, piece.tokens.begin.value) && is_quotation_mark(word(i))) ++i;
  return i;
}

PieceView PieceFeatures::view(std::size_t index) const {
  const QuotedPiece& piece = pieces_[index];
  const std::size_t begin = piece.tokens.begin.value;
  PieceView view;
  look_inside(piece, view);
  view.goes_on = index + 1 < pieces_.size() && pieces_[index + 1].continues;
  std::size_t before = begin;
  while (before > 0 && same_block(before - 1, begin) && is_quotation_mark(word(before - 1))) --before;
  if (before > 0 && same_block(before - 1, begin)) view.before = before;
  view.introduced = view.before == 0 || is_quoted_[before - 1] ||
                    is_one_of(word(before - 1), {".", "!", "?", ",", ":", "…", "...", ")", "—", "--"});
  view.after_cue = view.before != 0 && is_cue_[before - 1];
  const std::size_t after = behind(piece);
  view.behind = after < tokens_.size() && same_block(after, begin) ? after : tokens_.size();
  view.fills_block = view.before == 0 && view.behind == tokens_.size();
  look_behind(piece, view);
  look_around(piece, view);
  return view;
}

void PieceFeatures::look_inside(const QuotedPiece& piece, PieceView& view) const {
  const std::size_t begin = piece.tokens.begin.value;
  const std::size_t end = piece.tokens.end.value;
  std::size_t long_words = 0;
  std::size_t high_words = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (tokens_[i].kind == TokenKind::punctuation) continue;
    ++view.words;
    if (tokens_[i].span.size() < 4) continue;
    ++long_words;
    high_words += is_high(i);
  }
  view.is_titled = long_words > 0 && high_words == long_words;
  std::size_t first = begin;
  while (first + 1 < end && is_quotation_mark(word(first))) ++first;
  view.begins_high = is_high(first) || is_one_of(word(first), {"...", "…", "[", "(", "I"});
  std::size_t last = end - 1;
  while (last > begin && is_quotation_mark(word(last))) --last;
  view.ends_high = ends_sentence(word(last));
  view.ends_with_comma = word(last) == ",";
}

void PieceFeatures::look_behind(const QuotedPiece& piece, PieceView& view) const {
  const std::size_t begin = piece.tokens.begin.value;
  const std::size_t after = behind(piece);
  if (!view.ends_with_comma && !view.ends_high && (after >= tokens_.size() || word(after) != ",")) return;
  for (std::size_t i = after; i < tokens_.size() && same_block(i, begin) && i < after + kLongestAttribution; ++i) {
    if (is_quoted_[i] || (ends_sentence(word(i)) && i > after)) return;
    if (!is_cue_[i]) continue;
    view.before_attribution = true;
    return;
  }
}

void PieceFeatures::look_around(const QuotedPiece& piece, PieceView& view) const {
  const std::size_t begin = piece.tokens.begin.value;
  for (std::size_t i = begin; i-- > 0 && begin - i < kLongestAttribution;) {
    if (!same_block(i, begin) || (ends_sentence(word(i)) && !is_quoted_[i])) break;
    if (is_cue_[i] && !is_quoted_[i]) view.sentence_has_cue = true;
  }
  for (std::size_t i = piece.tokens.end.value; i < tokens_.size() && i < begin + kLongestAttribution; ++i) {
    if (!same_block(i, begin) || (ends_sentence(word(i)) && !is_quoted_[i])) break;
    if (is_cue_[i] && !is_quoted_[i]) view.sentence_has_cue = true;
  }
}

std::uint64_t PieceFeatures::hash_at(std::size_t token, std::size_t beside) const {
  if (token >= tokens_.size() || !same_block(token, beside)) return kEdge;
  if (is_quotation_mark(word(token))) return kEdge + 1;
  return hash_bytes(lower_ascii(word(token).substr(0, kLongestWord)));
}

std::vector<std::uint64_t> PieceFeatures::features(std::size_t index, const PieceView& view, PieceKind kind) const {
  std::vector<std::uint64_t> features;
  features.reserve(48);
  std::uint64_t number = combine(kPiece, static_cast<std::uint64_t>(kind));
  const auto add = [&](auto... values) {
    std::uint64_t feature = ++number;
    ((feature = combine(feature, static_cast<std::uint64_t>(values))), ...);
    features.push_back(feature);
  };
  const QuotedPiece& piece = pieces_[index];
  const std::size_t begin = piece.tokens.begin.value;
  const std::size_t end = piece.tokens.end.value;
  const std::uint64_t form = combine(view.begins_high * 4 + view.ends_high * 2 + view.ends_with_comma, view.is_titled);
  const std::uint64_t around = view.introduced * 16 + view.after_cue * 8 + view.before_attribution * 4 +
                               view.sentence_has_cue * 2 + view.fills_block;
  const std::uint64_t size = length(view.words);
  const std::uint64_t before = view.before == 0 ? kEdge : hash_at(view.before - 1, begin);
  const std::uint64_t farther = view.before < 2 ? kEdge : hash_at(view.before - 2, begin);
  const std::uint64_t behind = hash_at(view.behind, begin);
  const std::uint64_t beyond = hash_at(view.behind + 1, begin);
  add();
  add(size);
  add(form);
  add(around);
  add(size, form);
  add(size, around);
  add(form, around);
  add(before);
  add(before, farther);
  add(before, size);
  add(before, form);
  add(behind);
  add(behind, beyond);
  add(behind, size, view.is_titled);
  add(before, behind, form);
  add(hash_at(begin, begin));
  add(hash_at(begin, begin), before);
  add(hash_at(end - 1, begin));
  add(view.words <= 2 ? hash_at(end - 1, begin) : kEdge, view.words <= 2 ? hash_at(begin, begin) : kEdge);
  add(piece.opened * 2 + piece.closed, form);
  add(farther);
  add(tokens_[begin].block.in(reading_.annotations.blocks).kind, form);

  // What the tagger of reported speech sees here.
  std::size_t content = 0;
  for (std::size_t i = begin; i < end; ++i) content += part_of_[i] == 1 + static_cast<int>(SpeechPart::content);
  const std::uint64_t covered = content == 0 ? 0 : content < end - begin ? 1 : 2;
  const std::uint64_t part_before = view.before == 0 ? 9 : part_of_[view.before - 1];
  const std::uint64_t part_behind = view.behind < tokens_.size() ? part_of_[view.behind] : 9;
  const std::uint64_t first = part_of_[begin];
  const std::uint64_t in_sentence = parts_in_[reading_.sentence_of(begin).value];
  add(covered);
  add(covered, in_sentence);
  add(covered, part_before, part_behind);
  add(covered, part_before, part_behind, form);
  add(covered, size);
  add(covered, in_sentence, form);
  add(covered, in_sentence, around);
  add(first, in_sentence, size);
  add(covered, before);
  return features;
}

}  // namespace onrecord
