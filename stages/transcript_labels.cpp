// A dash label needs a block that the first stage calls a block quote. A turn needs company: a colon behind a name also
// ends many a sentence's begin ("WASHINGTON:", "Update:"), so its label must stand before two blocks at least, or
// before neighbours of another label.

#include "stages/transcript_labels.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <unordered_map>

#include "corpora/code_points.h"
#include "stages/quotation_marks.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestLabel = 5;  // tokens

bool is_dash(std::string_view token) {
  return token == "––" || token == "–" || token == "—" || token == "——" || token == "--" || token == "-" ||
         token == "---" || token == "―";
}

class Finder {
 public:
  Finder(const Article& article, const Annotations& annotations)
      : text_(article.text()), all_(annotations), tokens_(annotations.tokens) {}

  std::vector<LabelledBlock> run() {
    for (std::size_t begin = 0; begin < tokens_.size();) {
      std::size_t end = begin + 1;
      while (end < tokens_.size() && tokens_[end].block == tokens_[begin].block) ++end;
      const BlockKind kind = tokens_[begin].block.in(all_.blocks).kind;
      if (kind == BlockKind::block_quote) {
        find_dash_label(begin, end);
      } else if (kind != BlockKind::boilerplate && kind != BlockKind::caption) {
        find_turn(begin, end);
      }
      begin = end;
    }
    drop_lonely_turns();
    std::sort(found_.begin(), found_.end(),
              [](const LabelledBlock& a, const LabelledBlock& b) { return a.block < b.block; });
    return std::move(found_);
  }

 private:
  std::string_view word(std::size_t i) const { return tokens_[i].span.of(text_); }
  bool is_high(std::size_t i) const {
    return u_isupper(static_cast<UChar32>(code_point_at(text_, tokens_[i].span.begin).value));
  }

  // The last dash of the block that has marks or a sentence's end before it; behind it the name, up to a comma.
  void find_dash_label(std::size_t begin, std::size_t end) {
    std::size_t dash = end;
    for (std::size_t i = end; i-- > begin + 1;) {
      if (!is_dash(word(i))) continue;
      dash = i;
      break;
    }
    if (dash + 1 >= end || !is_high(dash + 1)) return;
    std::size_t label_end = dash + 1;
    while (label_end < end && word(label_end) != ",") ++label_end;
    found_.push_back({tokens_[begin].block,
                      {Index<Token>(dash + 1), Index<Token>(label_end)},
                      {Index<Token>(begin), Index<Token>(dash)}});
  }

  // "ARDELL:", "Sen. Vell:", "Q:" and "Q." at the block's begin.
  void find_turn(std::size_t begin, std::size_t end) {
    if (word(begin) == "Q." || word(begin) == "A.") return add_turn(begin, begin + 1, begin + 1, end);
    for (std::size_t i = begin; i < end && i <= begin + kLongestLabel; ++i) {
      if (i > begin && word(i) == ":") return add_turn(begin, i, i + 1, end);
      if (tokens_[i].kind != TokenKind::word || !is_high(i)) return;
    }
  }

  void add_turn(std::size_t begin, std::size_t label_end, std::size_t content, std::size_t end) {
    if (content >= end) return;
    turns_.push_back({tokens_[begin].block,
                      {Index<Token>(begin), Index<Token>(label_end)},
                      {Index<Token>(content), Index<Token>(end)}});
  }

  std::string_view label_of(const LabelledBlock& turn) const {
    return Span{turn.label.begin.in(tokens_).span.begin, tokens_[turn.label.end.value - 1].span.end}.of(text_);
  }

  void drop_lonely_turns() {
    std::unordered_map<std::string_view, std::size_t> counts;
    for (const LabelledBlock& turn : turns_) ++counts[label_of(turn)];
    for (std::size_t i = 0; i < turns_.size(); ++i) {
      const bool follows = i > 0 && turns_[i - 1].block.value + 1 == turns_[i].block.value;
      const bool precedes = i + 1 < turns_.size() && turns_[i].block.value + 1 == turns_[i + 1].block.value;
      const bool repeated = counts[label_of(turns_[i])] > 1;
      const bool beside_repeated =
          (follows && counts[label_of(turns_[i - 1])] > 1) || (precedes && counts[label_of(turns_[i + 1])] > 1);
      if ((follows || precedes) && (repeated || beside_repeated)) found_.push_back(turns_[i]);
    }
  }

  std::string_view text_;
  const Annotations& all_;
  const std::vector<Token>& tokens_;
  std::vector<LabelledBlock> turns_;
  std::vector<LabelledBlock> found_;
};

}  // namespace

std::vector<LabelledBlock> find_transcript_labels(const Article& article, const Annotations& annotations) {
  return Finder(article, annotations).run();
}

}  // namespace onrecord
