// Two passes over each block. The first says of every mark how it stands: text touches it on the right only (it can
// open), on the left only (it can close), or else its shape must tell. The second keeps a stack of what is open.
//
//   “We ‘will not’ move,” she said.    opens, opens, closes, closes: the inner pair is part of the outer text
//   "We will not move, she said.       closed by the paragraph's edge, or by the next paragraph if that opens anew
//   We will not move,” she said.       opened by the paragraph's edge, or at the sentence behind the piece before
//   "We will not, she said. "We stay." the first is closed where the second opens
//
// Single marks count only outside double ones, and only in pairs: most of them are apostrophes.

#include "stages/quotation_marks.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "corpora/code_points.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

enum class Shape : std::uint8_t { none, straight, opening, closing };

struct MarkShape {
  std::string_view text;
  Shape shape;
  bool is_single;
};
constexpr std::array<MarkShape, 17> kMarks = {{
    {"\"", Shape::straight, false},
    {"“", Shape::opening, false},
    {"”", Shape::closing, false},
    {"„", Shape::opening, false},
    {"‟", Shape::opening, false},
    {"«", Shape::opening, false},
    {"»", Shape::closing, false},
    {"‹", Shape::opening, false},
    {"›", Shape::closing, false},
    {"＂", Shape::straight, false},
    {"``", Shape::opening, false},
    {"''", Shape::straight, false},
    {"'", Shape::straight, true},
    {"‘", Shape::opening, true},
    {"’", Shape::closing, true},
    {"‚", Shape::opening, true},
    {"`", Shape::opening, true},
}};

const MarkShape* find_mark(std::string_view token) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (token.size() > 3 || token.empty() || is_letter(token[0])) return nullptr;
  const auto* found = std::find_if(kMarks.begin(), kMarks.end(), [&](const MarkShape& m) { return m.text == token; });
  return found == kMarks.end() ? nullptr : found;
}

struct Mark {
  std::size_t token = 0;
  Shape shape = Shape::none;
  bool is_single = false;
  bool free_left = false;   // white space, an opening bracket, a dash or the block's edge stands before it
  bool free_right = false;  // white space, a closing mark or the block's edge stands behind it

  bool can_open() const { return free_left && !free_right; }
  bool can_close() const { return !free_left && free_right; }
};

bool opens_before_text(std::string_view token) {
  return is_one_of(token, {"(", "[", "{", "-", "--", "---", "–", "––", "—", "/", "…"});
}
bool follows_text(std::string_view token) {
  return is_one_of(token, {".", ",", ";", ":", "!", "?", ")", "]", "}", "-", "--", "---", "–", "––", "—", "/", "…"});
}

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
    find_marks();
    pair_singles();
    open_.clear();
    inner_.clear();
    first_piece_ = pieces_.size();
    last_close_ = begin;
    for (const Mark& mark : marks_) {
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

  // Marks that touch each other stand as the outermost does.
  void find_marks() {
    marks_.clear();
    for (std::size_t i = begin_; i < end_; ++i) {
      const MarkShape* known = find_mark(word(i));
      if (!known) continue;
      Mark mark = {i, known->shape, known->is_single};
      const bool touches_mark = !marks_.empty() && marks_.back().token + 1 == i && !has_gap(i - 1);
      mark.free_left =
          i == begin_ || has_gap(i - 1) || opens_before_text(word(i - 1)) || (touches_mark && marks_.back().free_left);
      marks_.push_back(mark);
    }
    for (std::size_t m = marks_.size(); m-- > 0;) {
      Mark& mark = marks_[m];
      const std::size_t i = mark.token;
      const bool touches_mark = m + 1 < marks_.size() && marks_[m + 1].token == i + 1 && !has_gap(i);
      mark.free_right = i + 1 == end_ || has_gap(i) || (follows_text(word(i + 1)) && !touches_mark) ||
                        (touches_mark && marks_[m + 1].free_right);
    }
  }

  // Drops the single marks that are no pair around a text: apostrophes.
  void pair_singles() {
    is_paired_.assign(marks_.size(), false);
    for (std::size_t m = 0; m < marks_.size();) {
      if (!is_single_opener(marks_[m])) {
        ++m;
        continue;
      }
      std::size_t last = m + 1;
      while (last < marks_.size() && !is_single_opener(marks_[last])) ++last;
      const std::size_t closer = find_single_closer(m, last);
      if (closer != m) is_paired_[m] = is_paired_[closer] = true;
      m = last;
    }
    std::size_t kept = 0;
    for (std::size_t m = 0; m < marks_.size(); ++m) {
      if (!marks_[m].is_single || is_paired_[m]) marks_[kept++] = marks_[m];
    }
    marks_.resize(kept);
  }

  bool is_single_opener(const Mark& mark) const {
    if (!mark.is_single || !mark.can_open() || mark.shape == Shape::closing || mark.token + 1 >= end_) return false;
    // "'90s", "'em": the apostrophe of what was left out.
    return tokens_[mark.token + 1].kind != TokenKind::number &&
           !is_one_of(word(mark.token + 1), {"em", "tis", "twas", "til", "cause", "n", "bout"});
  }

  // The mark in (first, last) that ends what `first` opens: one behind a stop or comma, else the first that does not
  // stand behind an s ("the workers' vote"), else the first; `first` itself when there is none.
  std::size_t find_single_closer(std::size_t first, std::size_t last) const {
    std::size_t any = first;
    std::size_t plain = first;
    bool within_double = false;
    for (std::size_t m = first + 1; m < last; ++m) {
      const Mark& mark = marks_[m];
      if (!mark.is_single) within_double = !within_double;
      if (!mark.is_single || within_double || !mark.can_close() || mark.shape == Shape::opening) continue;
      const std::string_view before = word(mark.token - 1);
      if (is_one_of(before, {".", ",", "!", "?", "…", "..."})) return m;
      if (any == first) any = m;
      if (plain == first && !before.ends_with("s")) plain = m;
    }
    return plain != first ? plain : any;
  }

  void take_outside(const Mark& mark, bool goes_on) {
    if (mark.is_single ? mark.can_open() : opens(mark)) {
      continues_ = goes_on && mark.token == begin_;
      return open_.push_back(mark);
    }
    if (mark.is_single || mark.token == last_close_ + 1) return;  // a doubled mark
    if (mark.shape == Shape::straight && mark.token > begin_ && tokens_[mark.token - 1].kind == TokenKind::number)
      return;
    supply_opening(mark, goes_on);
  }
  static bool opens(const Mark& mark) {
    if (mark.can_open() || mark.can_close()) return mark.can_open();
    return mark.shape != Shape::closing;
  }

  void take_inside(const Mark& mark) {
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
  static bool closes(const Mark& mark) {
    if (mark.shape == Shape::closing) return true;
    if (mark.can_open() || mark.can_close()) return mark.can_close();
    return mark.shape == Shape::straight;
  }

  void close_outer(const Mark& mark) {
    emit(open_.front().token + 1, mark.token, true, true);
    last_close_ = mark.token;
    open_.clear();
    inner_.clear();
  }

  // A mark that closes what nothing opened.
  void supply_opening(const Mark& mark, bool goes_on) {
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
    const MarkShape* mark = find_mark(word(next));
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
  std::vector<Mark> marks_;
  std::vector<bool> is_paired_;
  std::vector<Mark> open_;   // not yet closed, the outermost first
  std::vector<Pair> inner_;  // closed pairs directly within the outermost
};

}  // namespace

std::vector<QuotedPiece> read_quotation_marks(const Article& article, const Annotations& annotations) {
  return Reader(article, annotations).run();
}

bool is_quotation_mark(std::string_view token) { return find_mark(token) != nullptr; }

}  // namespace onrecord
