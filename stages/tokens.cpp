// One pass over ICU's breaks makes raw segments; a second emits tokens, trying the joins in order at each segment and
// then splitting what stands alone. Each rule looks at segments that touch: white space always separates.

#include "stages/tokens.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <memory>

#include "corpora/code_points.h"
#include "corpora/error.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestCredit = 120;  // bytes from a caption's last word to the stroke behind its photographer

const icu::BreakIterator& word_breaks() {
  static const std::unique_ptr<icu::BreakIterator> kPrototype = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw Error("ICU", std::string("cannot break words: ") + u_errorName(status));
    return words;
  }();
  return *kPrototype;
}

// The raw segments of the text that are not white space.
std::vector<Span> segments_of(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  const std::unique_ptr<icu::BreakIterator> words(word_breaks().clone());
  words->setText(&utext, status);
  if (U_FAILURE(status)) throw Error("ICU", std::string("cannot break words: ") + u_errorName(status));
  std::vector<Span> segments;
  segments.reserve(text.size() / 4);
  std::int32_t begin = words->first();
  for (std::int32_t end = words->next(); end != icu::BreakIterator::DONE; begin = end, end = words->next()) {
    segments.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
  utext_close(&utext);
  return segments;
}

bool is_alphabetic(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c)); }
bool is_lower(char32_t c) { return u_islower(static_cast<UChar32>(c)); }
bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }
bool is_alphanumeric(char32_t c) { return is_alphabetic(c) || is_digit(c); }
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018; }  // also turned the wrong way
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

TokenKind kind_of(std::string_view token) {
  const char32_t first = code_point_at(token, 0).value;
  if (is_digit(first)) return TokenKind::number;
  for (std::size_t at = 0; at < token.size();) {
    const CodePoint c = code_point_at(token, at);
    if (is_alphanumeric(c.value)) return TokenKind::word;
    at += c.size;
  }
  return u_ispunct(static_cast<UChar32>(first)) ? TokenKind::punctuation : TokenKind::symbol;
}

// Endings that attach to a word with an apostrophe: "'s", "'re" ... Given without it; in capitals only those that
// headlines have.
bool is_clitic(std::string_view ending) {
  static constexpr std::array<std::string_view, 8> kClitics = {"s", "re", "ve", "ll", "d", "m", "S", "RE"};
  return is_one_of(ending, kClitics);
}

// "example.org", "ada@example.org": letters, and a common top-level domain at the end.
bool is_domain(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kTopLevel = {"com", "org", "net", "gov", "edu", "info", "io",
                                                                 "uk",  "us",  "ca",  "eu",  "tv",  "news", "co"};
  const std::size_t dot = word.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  if (!is_one_of(word.substr(dot + 1), kTopLevel)) return false;
  return std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_' || c == '@';
  });
}

class Tokenizer {
 public:
  Tokenizer(const Article& article, const Models& models, Annotations& annotations)
      : text_(article.text()), models_(models), blocks_(annotations.blocks), tokens_(annotations.tokens) {}

  void run() {
    segments_ = segments_of(text_);
    tokens_.reserve(segments_.size());
    for (std::size_t i = 0; i < segments_.size();) {
      while (block_ < blocks_.size() && blocks_[block_].span.end <= segments_[i].begin) ++block_;
      if (block_ == blocks_.size()) break;
      if (!blocks_[block_].span.contains(segments_[i].begin)) {
        ++i;  // between blocks
        continue;
      }
      i += take(i);
    }
  }

 private:
  std::string_view segment(std::size_t i) const { return segments_[i].of(text_); }
  char32_t first_of(std::size_t i) const { return code_point_at(text_, segments_[i].begin).value; }

  // Whether segment i exists, lies in the current block and is not white space.
  bool has(std::size_t i) const {
    return i < segments_.size() && segments_[i].end <= blocks_[block_].span.end && !is_white_space(first_of(i));
  }

  // ICU keeps an invisible format character with what precedes it, also where the block ends before it.
  void emit(Span span, TokenKind kind) {
    tokens_.push_back({{span.begin, std::min(span.end, blocks_[block_].span.end)}, Index<Block>(block_), kind});
  }

  // Emits what begins with segment i and returns how many segments it took.
  std::size_t take(std::size_t i) {
    if (is_white_space(first_of(i))) return 1;
    for (const auto join : {&Tokenizer::join_address, &Tokenizer::join_at_sign, &Tokenizer::join_stops,
                            &Tokenizer::join_abbreviation, &Tokenizer::join_clitic, &Tokenizer::join_compound}) {
      if (const std::size_t taken = (this->*join)(i)) return taken;
    }
    split(segments_[i]);
    return 1;
  }

  // https://example.org/a, www.example.org, example.org/a, ada@example.org: up to the next white space, without the
  // marks that end a sentence.
  std::size_t join_address(std::size_t i) {
    const std::string_view word = segment(i);
    const bool scheme = (word == "http" || word == "https") && text_.substr(segments_[i].end).starts_with("://");
    const bool host = word.starts_with("www.") || (word.find('.') != std::string_view::npos && is_domain(word));
    if (!scheme && !host) return 0;
    std::size_t end = i + 1;
    const bool goes_on = scheme || (has(end) && (segment(end) == "/" || segment(end) == ":"));
    while (goes_on && has(end)) ++end;
    while (end > i + 1 && is_trailing(segment(end - 1))) --end;
    emit({segments_[i].begin, segments_[end - 1].end}, TokenKind::url);
    return end - i;
  }
  static bool is_trailing(std::string_view mark) {
    static constexpr std::string_view kTrailing = ".,;:!?)]\"'";
    return mark == "”" || mark == "’" || (mark.size() == 1 && kTrailing.find(mark[0]) != std::string_view::npos);
  }

  // "@handle" and "#tag".
  std::size_t join_at_sign(std::size_t i) {
    const std::string_view mark = segment(i);
    if ((mark != "@" && mark != "#") || !has(i + 1) || !is_alphanumeric(first_of(i + 1))) return 0;
    if (i > 0 && segments_[i - 1].end == segments_[i].begin && is_alphanumeric(first_of(i - 1))) return 0;
    std::size_t end = i + 2;
    while (has(end) && (is_alphanumeric(first_of(end)) || segment(end) == "_")) ++end;
    const std::string_view rest = Span{segments_[i + 1].begin, segments_[end - 1].end}.of(text_);
    std::uint32_t stop = segments_[end - 1].end;
    if (const std::size_t apostrophe = rest.find_first_of("'\xE2"); apostrophe != std::string_view::npos) {
      // "@handle's": the clitic is a token of its own.
      stop = segments_[i + 1].begin + static_cast<std::uint32_t>(apostrophe);
      if (stop == segments_[i + 1].begin) return 0;
      emit({segments_[i].begin, stop}, mark == "@" ? TokenKind::handle : TokenKind::hashtag);
      emit({stop, segments_[end - 1].end}, TokenKind::word);
      return end - i;
    }
    emit({segments_[i].begin, stop}, mark == "@" ? TokenKind::handle : TokenKind::hashtag);
    return end - i;
  }

  // "..." is one mark, and so are "--", "---", "''" and "``".
  std::size_t join_stops(std::size_t i) {
    const std::string_view mark = segment(i);
    if (mark != "." && mark != "-" && mark != "'" && mark != "`" && mark != "–" && mark != "—") return 0;
    std::size_t end = i + 1;
    while (has(end) && segment(end) == mark) ++end;
    if (end == i + 1) return 0;
    emit({segments_[i].begin, segments_[end - 1].end}, TokenKind::punctuation);
    return end - i;
  }

  // "Mr.", "U.S.", "J.": the word, or the run of single letters, and its stop.
  std::size_t join_abbreviation(std::size_t i) {
    if (!has(i + 1) || segment(i + 1) != "." || !is_alphabetic(first_of(i))) return 0;
    if (has(i + 2) && segment(i + 2) == ".") return 0;  // an ellipsis follows
    const std::string_view with_stop = Span{segments_[i].begin, segments_[i + 1].end}.of(text_);
    const bool initials = is_initials(segment(i));
    if (!initials && !models_.abbreviations.find_in_capitals(with_stop)) return 0;
    const bool single_letter = initials && code_point_at(text_, segments_[i].begin).size == segments_[i].size();
    if (single_letter && segments_[i + 1].end == blocks_[block_].span.end) return 0;  // "on their website and X."
    emit({segments_[i].begin, segments_[i + 1].end}, TokenKind::word);
    return 2;
  }
  // "J", "U.S", "Ph.D" no: capital letters each alone, with stops between.
  static bool is_initials(std::string_view word) {
    bool letter = false;
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint c = code_point_at(word, at);
      if (letter ? c.value != '.' : !is_upper(c.value)) return false;
      letter = !letter;
      at += c.size;
    }
    return letter;
  }

  // "1970" "'" "s", "Vells" "'": an apostrophe that ICU leaves apart joins the ending behind it.
  std::size_t join_clitic(std::size_t i) {
    if (!is_apostrophe(first_of(i)) || i == 0 || segments_[i - 1].end != segments_[i].begin) return 0;
    if (!is_alphanumeric(code_point_before(text_, segments_[i].begin).value)) return 0;
    if (!has(i + 1) || !is_clitic(segment(i + 1))) return 0;
    emit({segments_[i].begin, segments_[i + 1].end}, TokenKind::word);
    return 2;
  }

  // "well-known", "37-year-old": parts in lower case or digits.
  std::size_t join_compound(std::size_t i) {
    if (i > 0 && segments_[i - 1].end == segments_[i].begin && is_hyphen(first_of(i - 1))) return 0;  // "One-by-one"
    std::size_t end = i;
    while (is_plain(end) && has(end + 1) && is_hyphen(first_of(end + 1)) && has(end + 2) && is_plain(end + 2)) end += 2;
    if (end == i) return 0;
    emit({segments_[i].begin, segments_[end].end}, TokenKind::word);
    return end + 1 - i;
  }
  bool is_plain(std::size_t i) const {
    const std::string_view part = segment(i);
    for (std::size_t at = 0; at < part.size();) {
      const CodePoint c = code_point_at(part, at);
      if (!is_lower(c.value) && !is_digit(c.value)) return false;
      at += c.size;
    }
    return true;
  }

  // What stands alone, cut where it holds more than one word: at glued stops, before a headline or
  // credit, before endings.
  void split(Span span) {
    const std::string_view word = span.of(text_);
    std::uint32_t begin = span.begin;
    for (std::size_t at = code_point_at(word, 0).size; at < word.size(); at += code_point_at(word, at).size) {
      if (word[at] != '.' || !is_glued_stop(word, at)) continue;
      const std::uint32_t stop = span.begin + static_cast<std::uint32_t>(at);
      split_headline({begin, stop});
      begin = stop;
    }
    split_headline({begin, span.end});
  }

  // The stop of ".The" stands alone.
  void split_headline(Span span) {
    if (text_[span.begin] == '.' && is_upper(code_point_at(span.of(text_), 1).value)) {
      emit({span.begin, span.begin + 1}, TokenKind::punctuation);
      ++span.begin;
    }
    while (const std::size_t cut = find_headline(span.of(text_))) {
      const std::uint32_t at = span.begin + static_cast<std::uint32_t>(cut);
      split_credit({span.begin, at});
      span.begin = at;
    }
    split_credit(span);
  }

  void split_credit(Span span) {
    while (const std::size_t cut = find_credit(span)) {
      const std::uint32_t at = span.begin + static_cast<std::uint32_t>(cut);
      split_endings({span.begin, at});
      span.begin = at;
    }
    split_endings(span);
  }

  void split_endings(Span span) {
    std::vector<Span> endings;  // the last one first
    while (const std::size_t cut = find_ending(span.of(text_))) {
      const std::uint32_t at = span.begin + static_cast<std::uint32_t>(cut);
      endings.push_back({at, span.end});
      span.end = at;
    }
    emit(span, kind_of(span.of(text_)));
    for (auto ending = endings.rbegin(); ending != endings.rend(); ++ending) emit(*ending, kind_of(ending->of(text_)));
  }

  // "Ada Vell Adelheid (Ada) VellMayor opens ferry": a page ran a headline into the full name that it pasted behind a
  // name. What stands before the capital is one of the words right before, begins with a capital, too, and is no
  // prefix.
  std::size_t find_headline(std::string_view word) const {
    if (!is_upper(code_point_at(word, 0).value)) return 0;
    for (std::size_t at = code_point_at(word, 0).size; at < word.size();) {
      const CodePoint c = code_point_at(word, at);
      if ((is_upper(c.value) || is_digit(c.value)) && is_lower(code_point_before(word, at).value) &&
          at >= kShortestRepeated && is_right_before(word.substr(0, at)))
        return at;
      at += c.size;
    }
    return 0;
  }

  bool is_right_before(std::string_view word) const {
    for (std::size_t back = 1; back <= kRepeatedWithin && back <= tokens_.size(); ++back) {
      if (tokens_[tokens_.size() - back].span.of(text_) == word) return true;
    }
    return false;
  }

  // "over.The", "the ORP.Members": a sentence run into the next; not "J.K.Vell" and not "example.Org".
  static bool is_glued_stop(std::string_view word, std::size_t stop) {
    const CodePoint next = code_point_at(word, stop + 1);
    if (!is_upper(next.value)) return false;
    const CodePoint before = code_point_before(word, stop);
    if (is_lower(before.value)) return true;
    return is_upper(before.value) && is_upper(code_point_before(word, stop - before.size).value) &&
           is_lower(code_point_at(word, stop + 1 + next.size).value);
  }

  // "didn't" -> "did" + "n't", "Vell's" -> "Vell" + "'s": where the ending begins, 0 where there is none.
  static std::size_t find_ending(std::string_view word) {
    for (const std::string_view ending : {"n't", "n’t", "N'T", "N’T"}) {
      if (word.size() > ending.size() && word.ends_with(ending)) return word.size() - ending.size();
    }
    for (const std::size_t size : {1u, 2u}) {
      if (word.size() <= size || !is_clitic(word.substr(word.size() - size))) continue;
      const CodePoint before = code_point_before(word, word.size() - size);
      if (is_apostrophe(before.value)) return word.size() - size - before.size;
    }
    return 0;
  }

  // "outside the hallMira Oskan/Agency" -> "hall" + "Mira": the caption's last word run into the photographer's name.
  // Only in captions, and only the last such word before the stroke, since "McKay" and "DeVito" look alike.
  std::size_t find_credit(Span span) const {
    if (blocks_[block_].kind != BlockKind::caption) return 0;
    const std::string_view word = span.of(text_);
    const std::string_view rest = Span{span.end, blocks_[block_].span.end}.of(text_).substr(0, kLongestCredit);
    const std::size_t stroke = rest.find('/');
    if (stroke == std::string_view::npos || std::count(rest.begin(), rest.begin() + stroke, ' ') > 3) return 0;
    for (std::size_t at = code_point_at(word, 0).size; at < word.size();) {
      const CodePoint c = code_point_at(word, at);
      if (is_upper(c.value) && is_lower(code_point_before(word, at).value) && !is_name_prefix(word.substr(0, at)))
        return at;
      at += c.size;
    }
    return 0;
  }
  static constexpr std::size_t kShortestRepeated = 3;  // bytes
  static constexpr std::size_t kRepeatedWithin = 9;    // tokens
  static bool is_name_prefix(std::string_view part) {
    static constexpr std::array<std::string_view, 14> kPrefixes = {"Mc",   "Mac", "De",  "Di",  "Du", "La",  "Le",
                                                                   "Fitz", "Van", "Von", "Del", "Da", "Ver", "St"};
    return is_one_of(part, kPrefixes);
  }

  std::string_view text_;
  const Models& models_;
  const std::vector<Block>& blocks_;
  std::vector<Token>& tokens_;
  std::vector<Span> segments_;
  std::size_t block_ = 0;
};

}  // namespace

void find_tokens(const Article& article, const Models& models, Annotations& annotations) {
  Tokenizer(article, models, annotations).run();
}

}  // namespace onrecord
