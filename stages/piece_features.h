// What a quoted piece is: a whole utterance, a fragment in the writer's own sentence, or nothing that anybody says
// (scare quotes, titles, names, words as words). Its features, for the model that decides.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "stages/quote_reading.h"

namespace onrecord {

enum class PieceKind : std::uint8_t { none, direct, mixed };
inline constexpr std::array<PieceKind, 3> kPieceKinds = {PieceKind::none, PieceKind::direct, PieceKind::mixed};

// What can be seen of a piece and of the words around it.
struct PieceView {
  std::size_t words = 0;
  bool begins_high = false;         // with a capital, a digit or marks of omission
  bool ends_high = false;           // with a stop, a question or exclamation mark inside the quotation marks
  bool ends_with_comma = false;     // inside the quotation marks
  bool introduced = false;          // a stop, comma, colon or the block's edge stands before it
  bool after_cue = false;           // a word of reporting stands directly before it
  bool before_attribution = false;  // words of reporting follow, up to the end of the sentence
  bool sentence_has_cue = false;    // outside of the quotation marks
  bool is_titled = false;           // every long word has a capital
  bool fills_block = false;
  bool goes_on = false;    // in the next paragraph
  std::size_t before = 0;  // the token before its marks + 1; 0 where its block begins with it
  std::size_t behind = 0;  // the token behind its marks; the number of tokens where its block ends with it
};

// Built once an article. Keeps references to its arguments.
class PieceFeatures {
 public:
  PieceFeatures(const QuoteReading& reading, const std::vector<QuotedPiece>& pieces);

  PieceView view(std::size_t piece) const;

  // The features of the choice of `kind` for the piece.
  std::vector<std::uint64_t> features(std::size_t piece, const PieceView& view, PieceKind kind) const;

  bool is_cue(std::size_t token) const { return is_cue_[token]; }
  // The first token behind the marks that close the piece; its block's end where nothing follows.
  std::size_t behind(const QuotedPiece& piece) const;

 private:
  std::string_view word(std::size_t i) const { return tokens_[i].span.of(text_); }
  bool same_block(std::size_t a, std::size_t b) const { return tokens_[a].block == tokens_[b].block; }
  bool is_high(std::size_t i) const;
  void look_inside(const QuotedPiece& piece, PieceView& view) const;
  void look_behind(const QuotedPiece& piece, PieceView& view) const;
  void look_around(const QuotedPiece& piece, PieceView& view) const;
  std::uint64_t hash_at(std::size_t token, std::size_t beside) const;

  std::string_view text_;
  const QuoteReading& reading_;
  const std::vector<Token>& tokens_;
  const std::vector<QuotedPiece>& pieces_;
  std::vector<bool> is_quoted_;
  std::vector<bool> is_cue_;
  std::vector<std::uint8_t> part_of_;   // by token: 0, or 1 + the part of reported speech that the tagger sees
  std::vector<std::uint8_t> parts_in_;  // by sentence: a bit for each of these
};

}  // namespace onrecord
