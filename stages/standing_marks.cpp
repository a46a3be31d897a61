#include "stages/standing_marks.h"

#include <algorithm>
#include <array>

#include "corpora/words.h"

namespace onrecord {
namespace {

struct KnownMark {
  std::string_view text;
  QuotationMark mark;
};
constexpr std::array<KnownMark, 17> kMarks = {{
    {"\"", {MarkShape::straight, false}},
    {"“", {MarkShape::opening, false}},
    {"”", {MarkShape::closing, false}},
    {"„", {MarkShape::opening, false}},
    {"‟", {MarkShape::opening, false}},
    {"«", {MarkShape::opening, false}},
    {"»", {MarkShape::closing, false}},
    {"‹", {MarkShape::opening, false}},
    {"›", {MarkShape::closing, false}},
    {"＂", {MarkShape::straight, false}},
    {"``", {MarkShape::opening, false}},
    {"''", {MarkShape::straight, false}},
    {"'", {MarkShape::straight, true}},
    {"‘", {MarkShape::opening, true}},
    {"’", {MarkShape::closing, true}},
    {"‚", {MarkShape::opening, true}},
    {"`", {MarkShape::opening, true}},
}};

bool opens_before_text(std::string_view token) {
  return is_one_of(token, {"(", "[", "{", "-", "--", "---", "–", "––", "—", "/", "…"});
}
bool follows_text(std::string_view token) {
  return is_one_of(token, {".", ",", ";", ":", "!", "?", ")", "]", "}", "-", "--", "---", "–", "––", "—", "/", "…"});
}

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, std::size_t end)
      : text_(text), tokens_(tokens), begin_(begin), end_(end) {}

  std::vector<StandingMark> run() {
    find_marks();
    pair_singles();
    return std::move(marks_);
  }

 private:
  std::string_view word(std::size_t i) const { return tokens_[i].span.of(text_); }
  bool has_gap(std::size_t i) const { return tokens_[i].span.end != tokens_[i + 1].span.begin; }

  // Marks that touch each other stand as the outermost does.
  void find_marks() {
    for (std::size_t i = begin_; i < end_; ++i) {
      const auto known = mark_of(word(i));
      if (!known) continue;
      StandingMark mark = {i, known->shape, known->is_single};
      const bool touches_mark = !marks_.empty() && marks_.back().token + 1 == i && !has_gap(i - 1);
      mark.free_left =
          i == begin_ || has_gap(i - 1) || opens_before_text(word(i - 1)) || (touches_mark && marks_.back().free_left);
      marks_.push_back(mark);
    }
    for (std::size_t m = marks_.size(); m-- > 0;) {
      StandingMark& mark = marks_[m];
      const std::size_t i = mark.token;
      const bool touches_mark = m + 1 < marks_.size() && marks_[m + 1].token == i + 1 && !has_gap(i);
      mark.free_right = i + 1 == end_ || has_gap(i) || (follows_text(word(i + 1)) && !touches_mark) ||
                        (touches_mark && marks_[m + 1].free_right);
    }
  }

  // Drops the single marks that are no pair around a text: apostrophes.
  void pair_singles() {
    std::vector<bool> is_paired(marks_.size(), false);
    for (std::size_t m = 0; m < marks_.size();) {
      if (!is_single_opener(marks_[m])) {
        ++m;
        continue;
      }
      std::size_t last = m + 1;
      while (last < marks_.size() && !is_single_opener(marks_[last])) ++last;
      const std::size_t closer = find_single_closer(m, last);
      if (closer != m) is_paired[m] = is_paired[closer] = true;
      m = last;
    }
    std::size_t kept = 0;
    for (std::size_t m = 0; m < marks_.size(); ++m) {
      if (!marks_[m].is_single || is_paired[m]) marks_[kept++] = marks_[m];
    }
    marks_.resize(kept);
  }

  bool is_single_opener(const StandingMark& mark) const {
    if (!mark.is_single || !mark.can_open() || mark.shape == MarkShape::closing || mark.token + 1 >= end_) return false;
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
      const StandingMark& mark = marks_[m];
      if (!mark.is_single) within_double = !within_double;
      if (!mark.is_single || within_double || !mark.can_close() || mark.shape == MarkShape::opening) continue;
      const std::string_view before = word(mark.token - 1);
      if (is_one_of(before, {".", ",", "!", "?", "…", "..."})) return m;
      if (any == first) any = m;
      if (plain == first && !before.ends_with("s")) plain = m;
    }
    return plain != first ? plain : any;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::size_t begin_;
  const std::size_t end_;
  std::vector<StandingMark> marks_;
};

}  // namespace

std::optional<QuotationMark> mark_of(std::string_view token) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || is_ascii_capital(c); };
  if (token.size() > 3 || token.empty() || is_letter(token[0])) return std::nullopt;
  const auto* found = std::find_if(kMarks.begin(), kMarks.end(), [&](const KnownMark& m) { return m.text == token; });
  return found == kMarks.end() ? std::nullopt : std::optional(found->mark);
}

std::vector<StandingMark> find_standing_marks(std::string_view text, const std::vector<Token>& tokens,
                                              std::size_t begin, std::size_t end) {
  return Finder(text, tokens, begin, end).run();
}

}  // namespace onrecord
