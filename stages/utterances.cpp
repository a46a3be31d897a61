// What a piece is, by the first rule that holds (kRules): how it is introduced, how it begins and ends, whether its
// sentence has a word of reporting, and whether it is written as a title. Pieces of one block are then joined where
// only the words that attribute them stand between.

#include "stages/utterances.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "corpora/code_points.h"
#include "stages/reporting.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestAttribution = 45;  // tokens between two pieces of one utterance
constexpr std::size_t kFewWords = 3;
constexpr std::size_t kWholeWords = 4;

bool is_one_of(std::string_view token, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), token) != list.end();
}
bool ends_sentence(std::string_view token) { return is_one_of(token, {".", "!", "?", "…", "..."}); }

// What the rules look at.
struct Candidate {
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
  bool goes_on = false;           // in the next paragraph
  bool is_title_context = false;  // "the book", "so-called", "known as" stands before it
};

enum class Verdict : std::uint8_t { direct, mixed, none };

bool is_title(const Candidate& c) {
  return c.is_titled && c.words <= 12 && !c.after_cue && !c.before_attribution && !c.ends_high && !c.fills_block;
}
bool is_named(const Candidate& c) { return c.is_title_context && c.words <= 12 && !c.before_attribution; }
bool fills_its_block(const Candidate& c) { return c.fills_block && c.words > kFewWords; }
bool goes_on(const Candidate& c) { return c.goes_on; }
bool is_attributed_behind(const Candidate& c) { return c.introduced && c.before_attribution; }
bool is_introduced(const Candidate& c) {
  return c.introduced && c.begins_high && (c.words >= kWholeWords || (c.ends_high && c.sentence_has_cue));
}
bool follows_its_cue(const Candidate& c) { return c.after_cue && c.begins_high && c.words >= kWholeWords; }
bool is_reported(const Candidate& c) { return c.sentence_has_cue; }
bool is_long(const Candidate& c) { return c.words > 2 * kFewWords; }
bool is_anything(const Candidate&) { return true; }

struct Rule {
  std::string_view name;
  Verdict verdict;
  bool (*holds)(const Candidate&);
};
constexpr std::array<Rule, 10> kRules = {{
    {"over-paragraphs", Verdict::direct, goes_on},
    {"named", Verdict::none, is_named},
    {"title", Verdict::none, is_title},
    {"own-paragraph", Verdict::direct, fills_its_block},
    {"attributed-behind", Verdict::direct, is_attributed_behind},
    {"introduced", Verdict::direct, is_introduced},
    {"after-cue", Verdict::direct, follows_its_cue},
    {"reported", Verdict::mixed, is_reported},
    {"long", Verdict::mixed, is_long},
    {"scare", Verdict::none, is_anything},
}};

class Finder {
 public:
  Finder(const Article& article, const Models& models, const Annotations& annotations,
         const std::vector<QuotedPiece>& pieces)
      : text_(article.text()),
        all_(annotations),
        tokens_(annotations.tokens),
        pieces_(pieces),
        cues_(find_cues(article, models, annotations)) {
    is_quoted_.assign(tokens_.size(), false);
    for (const QuotedPiece& piece : pieces_) {
      std::fill(is_quoted_.begin() + piece.tokens.begin.value, is_quoted_.begin() + piece.tokens.end.value, true);
    }
    is_cue_.assign(tokens_.size(), false);
    for (const Cue& cue : cues_) {
      std::fill(is_cue_.begin() + cue.tokens.begin.value, is_cue_.begin() + cue.tokens.end.value, true);
    }
  }

  std::vector<Utterance> run() {
    bool follows = false;  // whether the piece before is part of the last utterance
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (follows && pieces_[i].continues) {
        utterances_.back().pieces.push_back(pieces_[i]);
        continue;
      }
      const Candidate candidate = look_at(i);
      const auto* rule = std::find_if(kRules.begin(), kRules.end(), [&](const Rule& r) { return r.holds(candidate); });
      const bool joins = follows && utterances_.back().kind == QuoteKind::direct && joined(i - 1, i, candidate);
      follows = rule->verdict != Verdict::none || joins;
      if (!follows) continue;
      if (!joins) {
        utterances_.emplace_back();
        utterances_.back().kind = rule->verdict == Verdict::direct ? QuoteKind::direct : QuoteKind::mixed;
        utterances_.back().decided_by = rule->name;
      }
      utterances_.back().pieces.push_back(pieces_[i]);
    }
    return std::move(utterances_);
  }

 private:
  std::string_view word(std::size_t i) const { return tokens_[i].span.of(text_); }
  bool same_block(std::size_t a, std::size_t b) const { return tokens_[a].block == tokens_[b].block; }
  bool is_high(std::size_t i) const {
    const auto c = static_cast<UChar32>(code_point_at(text_, tokens_[i].span.begin).value);
    return u_isupper(c) || u_istitle(c) || u_isdigit(c);
  }

  // The first token behind the marks that close the piece; its block's end where nothing follows.
  std::size_t behind(const QuotedPiece& piece) const {
    std::size_t i = piece.tokens.end.value;
    while (i < tokens_.size() && same_block(i, piece.tokens.begin.value) && is_quotation_mark(word(i))) ++i;
    return i;
  }

  Candidate look_at(std::size_t index) const {
    const QuotedPiece& piece = pieces_[index];
    const std::size_t begin = piece.tokens.begin.value;
    const std::size_t end = piece.tokens.end.value;
    Candidate c;
    std::size_t long_words = 0;
    std::size_t high_words = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (tokens_[i].kind == TokenKind::punctuation) continue;
      ++c.words;
      if (tokens_[i].span.size() < 4) continue;
      ++long_words;
      high_words += is_high(i);
    }
    c.is_titled = long_words > 0 && high_words == long_words;
    std::size_t first = begin;
    while (first + 1 < end && is_quotation_mark(word(first))) ++first;
    c.begins_high = is_high(first) || is_one_of(word(first), {"...", "…", "[", "(", "I"});
    std::size_t last = end - 1;
    while (last > begin && is_quotation_mark(word(last))) --last;
    c.ends_high = ends_sentence(word(last));
    c.ends_with_comma = word(last) == ",";
    c.goes_on = index + 1 < pieces_.size() && pieces_[index + 1].continues;
    look_before(piece, c);
    look_behind(piece, c);
    look_around(piece, c);
    return c;
  }

  void look_before(const QuotedPiece& piece, Candidate& c) const {
    std::size_t before = piece.tokens.begin.value;
    while (before > 0 && same_block(before - 1, piece.tokens.begin.value) && is_quotation_mark(word(before - 1))) {
      --before;
    }
    const bool at_edge = before == 0 || !same_block(before - 1, piece.tokens.begin.value);
    c.introduced = at_edge || is_one_of(word(before - 1), {".", "!", "?", ",", ":", "…", "...", ")", "—", "--"}) ||
                   is_quoted_[before - 1];
    c.after_cue = !at_edge && is_cue_[before - 1];
    c.is_title_context =
        !at_edge && is_one_of(word(before - 1), {"so-called", "dubbed", "titled", "entitled", "named", "nicknamed",
                                                 "book", "song", "film", "movie", "memoir", "novel", "show", "word",
                                                 "term", "phrase", "series", "album", "hashtag"});
  }

  void look_behind(const QuotedPiece& piece, Candidate& c) const {
    const std::size_t begin = piece.tokens.begin.value;
    const std::size_t after = behind(piece);
    c.fills_block = (begin == 0 || !same_block(begin - 1, begin) || begin - 1 == first_of_block(begin)) &&
                    (after >= tokens_.size() || !same_block(after, begin));
    if (!c.ends_with_comma && !c.ends_high && (after >= tokens_.size() || word(after) != ",")) return;
    for (std::size_t i = after; i < tokens_.size() && same_block(i, begin) && i < after + kLongestAttribution; ++i) {
      if (is_quoted_[i] || (ends_sentence(word(i)) && i > after)) return;
      if (is_cue_[i]) {
        c.before_attribution = true;
        return;
      }
    }
  }
  std::size_t first_of_block(std::size_t i) const {
    const std::uint32_t begin = tokens_[i].block.in(all_.blocks).span.begin;
    const auto first =
        std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& t) { return t.span.begin < begin; });
    return static_cast<std::size_t>(first - tokens_.begin());
  }

  void look_around(const QuotedPiece& piece, Candidate& c) const {
    const std::size_t begin = piece.tokens.begin.value;
    for (std::size_t i = begin; i-- > 0 && begin - i < kLongestAttribution;) {
      if (!same_block(i, begin) || (ends_sentence(word(i)) && !is_quoted_[i])) break;
      if (is_cue_[i] && !is_quoted_[i]) c.sentence_has_cue = true;
    }
    for (std::size_t i = piece.tokens.end.value; i < tokens_.size() && i < begin + kLongestAttribution; ++i) {
      if (!same_block(i, begin) || (ends_sentence(word(i)) && !is_quoted_[i])) break;
      if (is_cue_[i] && !is_quoted_[i]) c.sentence_has_cue = true;
    }
  }

  // Whether between the pieces stand only the words that attribute them: a cue, and a comma or one sentence's end.
  bool joined(std::size_t a, std::size_t b, const Candidate& second) const {
    const std::size_t begin = behind(pieces_[a]);
    std::size_t end = pieces_[b].tokens.begin.value;
    if (!same_block(pieces_[a].tokens.begin.value, end) || begin >= end) return false;
    while (end > begin && is_quotation_mark(word(end - 1))) --end;
    if (end <= begin || end - begin > kLongestAttribution) return false;
    const std::string_view last = word(end - 1);
    if (!is_one_of(last, {".", ",", ";", "—", "--"})) return false;
    if (last == "." && !second.begins_high) return false;
    std::size_t cues = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (i + 1 < end && i > begin && ends_sentence(word(i))) return false;
      cues += is_cue_[i] && (i == begin || !is_cue_[i - 1]);
    }
    return cues > 0 && !(last == "," && cues > 1);
  }

  std::string_view text_;
  const Annotations& all_;
  const std::vector<Token>& tokens_;
  const std::vector<QuotedPiece>& pieces_;
  const std::vector<Cue> cues_;
  std::vector<bool> is_quoted_;
  std::vector<bool> is_cue_;
  std::vector<Utterance> utterances_;
};

}  // namespace

std::vector<Utterance> find_utterances(const Article& article, const Models& models, const Annotations& annotations,
                                       const std::vector<QuotedPiece>& pieces) {
  return Finder(article, models, annotations, pieces).run();
}

}  // namespace onrecord
