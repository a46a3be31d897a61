#include "stages/sentences.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "corpora/code_points.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

bool is_opener(std::string_view mark) { return is_one_of(mark, {"“", "‘", "«", "(", "[", "``"}); }
bool is_closer(std::string_view mark) { return is_one_of(mark, {"”", "’", "»", ")", "]", "''"}); }
bool is_straight(std::string_view mark) { return mark == "\"" || mark == "'"; }

// Words that, written with a capital, begin a sentence and no name: behind "U.S." or "Inc." they decide.
bool can_only_begin(std::string_view word) {
  static constexpr std::array<std::string_view, 58> kStarters = {
      "A",       "After",  "All",   "Also",      "Although", "An",      "And",   "Another", "As",  "At",
      "Because", "Before", "But",   "By",        "During",   "Each",    "Even",  "Every",   "For", "From",
      "He",      "Her",    "Here",  "His",       "How",      "However", "I",     "If",      "In",  "Instead",
      "It",      "Its",    "Many",  "Meanwhile", "Most",     "My",      "No",    "Not",     "Now", "On",
      "One",     "Our",    "She",   "Since",     "So",       "Some",    "Still", "That",    "The", "Their",
      "Then",    "There",  "These", "They",      "This",     "Though",  "We",    "When"};
  return is_one_of(word, kStarters);
}

class Splitter {
 public:
  Splitter(const Article& article, const Models& models, Annotations& annotations)
      : text_(article.text()),
        models_(models),
        blocks_(annotations.blocks),
        tokens_(annotations.tokens),
        sentences_(annotations.sentences) {}

  void run() {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool edge = i + 1 == tokens_.size() || tokens_[i + 1].block != tokens_[i].block;
      const std::size_t end = edge || is_glued_credit(i + 1) ? i + 1 : end_behind(i);
      if (end == 0) continue;
      sentences_.push_back({{tokens_[begin].span.begin, tokens_[end - 1].span.end},
                            tokens_[begin].block,
                            {Index<Token>(begin), Index<Token>(end)}});
      begin = end;
      i = end - 1;
    }
  }

 private:
  std::string_view word(std::size_t i) const { return tokens_[i].span.of(text_); }
  bool touches_next(std::size_t i) const { return tokens_[i].span.end == tokens_[i + 1].span.begin; }
  bool same_block(std::size_t i, std::size_t j) const {
    return j < tokens_.size() && tokens_[i].block == tokens_[j].block;
  }

  // Whether a credit begins at token i, glued to its caption: "outside the hallMira Oskan/Agency".
  bool is_glued_credit(std::size_t i) const {
    return tokens_[i].block.in(blocks_).kind == BlockKind::caption && touches_next(i - 1) &&
           tokens_[i - 1].kind == TokenKind::word && is_upper_start(i) && is_lower_end(i - 1);
  }

  // The token behind the sentence that ends with the mark or abbreviation i; 0 when none ends there.
  std::size_t end_behind(std::size_t i) const {
    const std::string_view mark = word(i);
    const bool full = mark == "!" || mark == "?" || mark == ".";
    const bool ellipsis = mark == "…" || mark.starts_with("..");
    const bool abbreviation = !full && !ellipsis && mark.size() > 1 && mark.back() == '.';
    if (!full && !ellipsis && !abbreviation) return 0;
    if (full && is_item_number(i)) return 0;  // "2. Rest."
    std::size_t next = i + 1;
    while (same_block(i, next) && closes(next)) ++next;
    if (!same_block(i, next)) return next;
    const bool quoted = next > i + 1;
    if (full && !quoted && touches_next(i) && !is_upper_start(next)) return 0;  // "3.", "Yahoo!-owned"
    if (!begins_sentence(next)) return 0;
    if (abbreviation && !ends_with_abbreviation(i, next, quoted)) return 0;
    if ((mark == "!" || mark == "?") && quoted && is_attribution(next)) return 0;
    return next;
  }

  bool opens_block(std::size_t i) const { return i == 0 || tokens_[i - 1].block != tokens_[i].block; }

  // Whether the stop i belongs to the number that opens a list item.
  bool is_item_number(std::size_t i) const {
    return !opens_block(i) && tokens_[i - 1].kind == TokenKind::number && opens_block(i - 1);
  }

  // Whether token i is a closing mark behind the end of a sentence.
  bool closes(std::size_t i) const {
    const std::string_view mark = word(i);
    if (is_closer(mark) || mark == "." || mark == "!" || mark == "?")
      return tokens_[i - 1].span.end == tokens_[i].span.begin || mark == "''";
    return is_straight(mark) && tokens_[i - 1].span.end == tokens_[i].span.begin;
  }

  bool is_upper_start(std::size_t i) const {
    const auto c = static_cast<UChar32>(code_point_at(text_, tokens_[i].span.begin).value);
    return u_isupper(c) || u_istitle(c);
  }

  bool begins_sentence(std::size_t i) const {
    const std::string_view mark = word(i);
    if (is_opener(mark) || is_straight(mark)) return !same_block(i, i + 1) || !is_lower_start(i + 1);
    return !is_lower_start(i) && mark != "," && mark != ";" && mark != ":" && mark != ")" && mark != "/";
  }
  bool is_lower_start(std::size_t i) const {
    return u_islower(static_cast<UChar32>(code_point_at(text_, tokens_[i].span.begin).value));
  }

  bool is_lower_end(std::size_t i) const {
    return u_islower(static_cast<UChar32>(code_point_before(text_, tokens_[i].span.end).value));
  }

  // Whether the abbreviation i ends its sentence before token `next`.
  bool ends_with_abbreviation(std::size_t i, std::size_t next, bool quoted) const {
    const auto known = models_.abbreviations.find_in_capitals(word(i));
    if (known == "title") return false;
    if (known == "month" || known == "unit")
      return tokens_[next].kind != TokenKind::number && can_only_begin(word(next));
    if (quoted) return true;
    if (!is_initial(i)) return can_only_begin(word(next)) || is_opener(word(next)) || is_straight(word(next));
    // A single letter: "George W. Vell", "World War I. The": a name goes on unless the next word cannot be in one.
    return can_only_begin(word(next)) && word(next) != "A" && word(next) != "I";
  }
  bool is_initial(std::size_t i) const { return code_point_at(word(i), 0).size + 1 == word(i).size(); }

  // '"Really?" Vell said': the next words report what was said, so the sentence goes on.
  bool is_attribution(std::size_t i) const {
    for (std::size_t j = i; j < i + 4 && same_block(i, j); ++j) {
      if (models_.cues.contains(word(j))) return true;
      if (tokens_[j].kind != TokenKind::word || !is_upper_start(j)) return false;
    }
    return false;
  }

  std::string_view text_;
  const Models& models_;
  const std::vector<Block>& blocks_;
  const std::vector<Token>& tokens_;
  std::vector<Sentence>& sentences_;
};

}  // namespace

void find_sentences(const Article& article, const Models& models, Annotations& annotations) {
  Splitter(article, models, annotations).run();
}

}  // namespace onrecord
