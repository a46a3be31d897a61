// Of each mark of a block it is known how it stands (standing_marks.h); one pass over them keeps a stack of what is
// open.
//
//   “We ‘will not’ move,” she said.    opens, opens, closes, closes: the inner pair is part of the outer text
//   "We will not move, she said.       closed by the paragraph's edge, or by the next paragraph if that opens anew
//   We will not move,” she said.       opened by the paragraph's edge, or at the sentence behind the piece before
//   "We will not, she said. "We stay." the first is closed where the second opens

#include "stages/quotation_marks.h"

#include <algorithm>
#include <utility>

#include "stages/standing_marks.h"

namespace onrecord {
namespace {

class Reader {
 public:
  Reader(const Article& article, const Annotations& annotations)
      : text_(article.text()), all_(annotations), tokens_(annotations.tokens) {}

  std::vector<QuotedPiece> run() {
    for (std::size_t begin = 0; begin < tokens_.size();) {
      std::size_t end = begin + 1;
      while (end < tokens_.size() && tokens_[end].block == tokens_[begin].block) ++end;
      read_block(begin, end);
      begin = end;
    }
    return std::move(pieces_);
  }

 private:
  struct Pair {
    std::size_t open;   // the token of the mark
    std::size_t close;  // the same, or end_ where it is missing
  };

  std::string_view word(std::size_t i) const { return tokens_[i].span.of(text_); }
  bool has_gap(std::size_t i) const { return tokens_[i].span.end != tokens_[i + 1].span.begin; }

  void read_block(std::size_t begin, std::size_t end) {
    const bool aside = is_aside(begin);
    const bool goes_on = aside ? false : std::exchange(is_unclosed_, false);
    begin_ = begin;
    end_ = end;
    marks_ = find_standing_marks(text_, tokens_, begin, end);
    open_.clear();
    inner_.clear();
    first_piece_ = pieces_.size();
    last_close_ = begin;
    for (const StandingMark& mark : marks_) {
      if (open_.empty()) {
        take_outside(mark, goes_on);
      } else {
        take_inside(mark);
      }
    }
    if (!open_.empty()) close_at_edge(aside);
  }

  // Captions and notices stand between the paragraphs of a text, and interrupt none.
  bool is_aside(std::size_t token) const {
    const BlockKind kind = tokens_[token].block.in(all_.blocks).kind;
    return kind == BlockKind::boilerplate || kind == BlockKind::caption;
  }

  void take_outside(const StandingMark& mark, bool goes_on) {
    if (mark.is_single ? mark.can_open() : opens(mark)) {
      continues_ = goes_on && mark.token == begin_;
      return open_.push_back(mark);
    }
    if (mark.is_single || mark.token == last_close_ + 1) return;  // a doubled mark
    if (mark.shape == MarkShape::straight && mark.token > begin_ && tokens_[mark.token - 1].kind == TokenKind::number)
      return;
    supply_opening(mark, goes_on);
  }
  static bool opens(const StandingMark& mark) {
    if (mark.can_open() || mark.can_close()) return mark.can_open();
    return mark.shape != MarkShape::closing;
  }

  void take_inside(const StandingMark& mark) {
    if (open_.front().is_single) {  // whatever stands within single marks is inner
      if (mark.is_single && mark.can_close()) close_outer(mark);
      return;
    }
    if (mark.is_single) return;
    if (!closes(mark)) {
      if (mark.token == open_.back().token + 1) open_.pop_back();  // a doubled mark
      return open_.push_back(mark);
    }
    if (open_.size() == 1) return close_outer(mark);
    if (open_.size() == 2) inner_.push_back({open_.back().token, mark.token});
    open_.pop_back();
  }
  static bool closes(const StandingMark& mark) {
    if (mark.shape == MarkShape::closing) return true;
    if (mark.can_open() || mark.can_close()) return mark.can_close();
    return mark.shape == MarkShape::straight;
  }

  void close_outer(const StandingMark& mark) {
    emit(open_.front().token + 1, mark.token, true, true);
    last_close_ = mark.token;
    open_.clear();
    inner_.clear();
  }

  // A mark that closes what nothing opened.
  void supply_opening(const StandingMark& mark, bool goes_on) {
    last_close_ = mark.token;
    if (pieces_.size() == first_piece_) {
      continues_ = goes_on;
      return emit(begin_, mark.token, false, true);
    }
    const std::size_t behind = pieces_.back().tokens.end.value;
    const auto sentence = std::partition_point(all_.sentences.begin(), all_.sentences.end(),
                                               [&](const Sentence& s) { return s.tokens.begin.value <= behind; });
    if (sentence == all_.sentences.end() || sentence->tokens.begin.value >= mark.token) return;
    emit(sentence->tokens.begin.value, mark.token, false, true);
  }

  // A text that is still open at the end of its paragraph goes on in the next where that opens anew. Otherwise its
  // mark is missing: here, or in front of the first inner text, which then was no inner one.
  void close_at_edge(bool aside) {
    const std::size_t outer = open_.front().token;
    const bool goes_on = !aside && next_paragraph_opens();
    if (!goes_on && open_.size() > 1) inner_.push_back({open_[1].token, end_});
    if (goes_on || inner_.empty()) {
      emit(outer + 1, end_, true, false);
      is_unclosed_ = !aside;
      return;
    }
    emit(outer + 1, inner_.front().open, true, false);
    for (const Pair& pair : inner_) emit(pair.open + 1, pair.close, true, pair.close != end_);
    is_unclosed_ = !aside && inner_.back().close == end_;
  }

  bool next_paragraph_opens() const {
    std::size_t next = end_;
    while (next < tokens_.size() && is_aside(next)) ++next;
    if (next + 1 >= tokens_.size()) return false;
    const auto mark = mark_of(word(next));
    return mark && !mark->is_single && !has_gap(next);
  }

  // The tokens of [begin, end) as a piece, unless there is no word in it.
  void emit(std::size_t begin, std::size_t end, bool opened, bool closed) {
    const auto is_word = [](const Token& t) { return t.kind != TokenKind::punctuation; };
    if (begin >= end || std::none_of(tokens_.begin() + begin, tokens_.begin() + end, is_word)) return;
    QuotedPiece piece;
    piece.tokens = {Index<Token>(begin), Index<Token>(end)};
    piece.span = {tokens_[begin].span.begin, tokens_[end - 1].span.end};
    piece.continues = std::exchange(continues_, false);
    piece.opened = opened;
    piece.closed = closed;
    pieces_.push_back(piece);
  }

  std::string_view text_;
  const Annotations& all_;
  const std::vector<Token>& tokens_;
  std::vector<QuotedPiece> pieces_;
  bool is_unclosed_ = false;  // whether the last paragraph ended within its last piece

  // Of the block at hand:
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t first_piece_ = 0;
  std::size_t last_close_ = 0;  // the last closing mark, or begin_
  bool continues_ = false;      // whether the next piece goes on from the paragraph before
  std::vector<StandingMark> marks_;
  std::vector<StandingMark> open_;  // not yet closed, the outermost first
  std::vector<Pair> inner_;         // closed pairs directly within the outermost
};

}  // namespace

std::vector<QuotedPiece> read_quotation_marks(const Article& article, const Annotations& annotations) {
  return Reader(article, annotations).run();
}

bool is_quotation_mark(std::string_view token) { return mark_of(token).has_value(); }

}  // namespace onrecord
