// Standing marks: the quotation marks of a block, and of each how it stands: text touches it on the right only (it can
// open), on the left only (it can close), or else its shape must tell.
//
// Single marks count only outside double ones, and only in pairs: most of them are apostrophes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "corpora/annotations.h"

namespace onrecord {

enum class MarkShape : std::uint8_t { straight, opening, closing };

struct QuotationMark {
  MarkShape shape = MarkShape::straight;
  bool is_single = false;
};

// What mark a token is; nothing for any other token.
std::optional<QuotationMark> mark_of(std::string_view token);

struct StandingMark {
  std::size_t token = 0;
  MarkShape shape = MarkShape::straight;
  bool is_single = false;
  bool free_left = false;   // white space, an opening bracket, a dash or the block's edge stands before it
  bool free_right = false;  // white space, a closing mark or the block's edge stands behind it

  bool can_open() const { return free_left && !free_right; }
  bool can_close() const { return !free_left && free_right; }
};

// Those among the tokens [begin, end) of one block, in text order. Linear.
std::vector<StandingMark> find_standing_marks(std::string_view text, const std::vector<Token>& tokens,
                                              std::size_t begin, std::size_t end);

}  // namespace onrecord
