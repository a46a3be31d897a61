// A block's kind is the first of an ordered list of small rules that holds (kRules below). Two of them look at the
// neighbours: a headline is a short line without an end mark that opens the article, a heading one that a longer
// paragraph follows.

#include "stages/blocks.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "corpora/code_points.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

bool is_line_break(char32_t c) {
  return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x2028 || c == 0x2029;
}

Span trimmed(std::string_view text, Span span) {
  while (!span.empty()) {
    const CodePoint first = code_point_at(text, span.begin);
    if (!is_white_space(first.value)) break;
    span.begin += first.size;
  }
  while (!span.empty()) {
    const CodePoint last = code_point_before(text, span.end);
    if (!is_white_space(last.value)) break;
    span.end -= last.size;
  }
  return span;
}

struct Line {
  Span span;                // without the white space at its edges
  bool after_blank = true;  // whether an empty line, or the text's begin, precedes it
};

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  bool after_blank = true;
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at <= text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (c.size != 0 && !is_line_break(c.value)) {
      at += c.size;
      continue;
    }
    const Span line = trimmed(text, {begin, at});
    const bool is_crlf = c.value == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (!line.empty()) lines.push_back({line, after_blank});
    after_blank = line.empty();
    at += is_crlf ? 2 : std::max(c.size, 1u);
    begin = at;
  }
  return lines;
}

// "1. ", "- ", "• ": a line that opens an item.
bool is_list_item(std::string_view line) {
  static const RE2 pattern(R"(^(?:\(?\d{1,3}[.)]|\(?[a-z]\)|[-*•‣▪◦–])\s+\S)");
  return RE2::PartialMatch(line, pattern);
}

bool is_marked_heading(std::string_view line) {
  const std::size_t marks = line.find_first_not_of('#');
  return marks >= 1 && marks <= 6 && marks != std::string_view::npos && line[marks] == ' ';
}

// "––Ada Vell" or "– Ada Vell, mayor of Marrow" at the end of a line, behind a closing mark or a sentence's end.
bool ends_with_speaker(std::string_view line) {
  static const RE2 pattern(
      R"re([”"’'.!?…]\s*(?:–{1,2}|—{1,2}|-{1,3}|―)\s*\p{Lu}[\p{L}\p{M}'’.-]*)re"
      R"re((?: (?:\p{Lu}[\p{L}\p{M}'’.-]*|al|bin|da|de|del|der|di|du|la|of|the|van|von)){0,5}(?:, [^.!?"“”]{2,60})?$)re");
  return RE2::PartialMatch(line, pattern);
}

// Whether the line ends as a sentence does, maybe behind closing marks.
bool ends_sentence(std::string_view line) {
  for (std::size_t end = line.size(); end > 0;) {
    const CodePoint c = code_point_before(line, end);
    switch (c.value) {
      case '"':
      case '\'':
      case ')':
      case ']':
      case '*':
      case 0x201D:
      case 0x2019:
      case 0xBB:
        end -= c.size;
        continue;
      case '.':
      case '!':
      case '?':
      case ':':
      case ';':
      case ',':
      case 0x2026:
        return true;
      default:
        return false;
    }
  }
  return false;
}

// Texts from terminals and exports break lines at a fixed width: many lines of like length that end in mid-sentence.
bool is_hard_wrapped(std::string_view text, const std::vector<Line>& lines) {
  std::size_t inner = 0;
  std::size_t wrapped = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].after_blank || is_list_item(lines[i + 1].span.of(text))) continue;
    ++inner;
    const auto width = lines[i].span.size();
    wrapped += width >= 40 && width <= 110 && !ends_sentence(lines[i].span.of(text));
  }
  return inner >= 3 && wrapped * 10 >= inner * 6;
}

// The spans of the paragraphs.
std::vector<Span> find_paragraphs(std::string_view text) {
  const std::vector<Line> lines = split_lines(text);
  const bool wrapped = is_hard_wrapped(text, lines);
  std::vector<Span> paragraphs;
  for (const Line& line : lines) {
    const bool continues = wrapped && !paragraphs.empty() && !line.after_blank && !is_list_item(line.span.of(text)) &&
                           !is_marked_heading(paragraphs.back().of(text));
    if (continues) {
      paragraphs.back().end = line.span.end;
    } else {
      paragraphs.push_back(line.span);
    }
  }
  return paragraphs;
}

struct Candidate {
  std::string_view text;
  std::string_view next;    // the paragraph behind, or empty
  bool in_caption = false;  // whether a page marks it as a caption
  bool seen_body = false;   // whether a paragraph of running text came before
  const Models& models;
};

constexpr std::size_t kHeadlineWords = 30;
constexpr std::size_t kHeadingWords = 12;
constexpr std::size_t kNoticeWords = 40;  // longer paragraphs are the article's, whatever they mention
constexpr std::size_t kCaptionWords = 60;

bool is_boilerplate(const Candidate& c) {
  return count_words(c.text) <= kNoticeWords && c.models.boilerplate.matches(c.text);
}
bool is_marked_caption(const Candidate& c) { return c.in_caption; }
bool is_marked(const Candidate& c) { return is_marked_heading(c.text); }
bool is_item(const Candidate& c) { return is_list_item(c.text); }
bool is_block_quote(const Candidate& c) { return c.text.starts_with("> ") || ends_with_speaker(c.text); }
bool is_caption(const Candidate& c) { return count_words(c.text) <= kCaptionWords && c.models.credits.matches(c.text); }
bool is_headline(const Candidate& c) {
  return !c.seen_body && !ends_sentence(c.text) && count_words(c.text) <= kHeadlineWords && !c.next.empty();
}
bool is_subheading(const Candidate& c) {
  return !ends_sentence(c.text) && count_words(c.text) <= kHeadingWords && c.next.size() > c.text.size();
}

struct Rule {
  BlockKind kind;
  bool (*holds)(const Candidate&);
};
constexpr std::array<Rule, 8> kRules = {{
    {BlockKind::caption, is_marked_caption},
    {BlockKind::boilerplate, is_boilerplate},
    {BlockKind::heading, is_marked},
    {BlockKind::list_item, is_item},
    {BlockKind::block_quote, is_block_quote},
    {BlockKind::caption, is_caption},
    {BlockKind::heading, is_headline},
    {BlockKind::heading, is_subheading},
}};

}  // namespace

void find_blocks(const Article& article, const Models& models, Annotations& annotations) {
  const std::string_view text = article.text();
  const std::vector<Span> paragraphs = find_paragraphs(text);
  auto caption = article.origin().captions.begin();
  const auto last_caption = article.origin().captions.end();
  bool seen_body = false;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const std::string_view next = i + 1 < paragraphs.size() ? paragraphs[i + 1].of(text) : std::string_view();
    while (caption != last_caption && caption->end <= paragraphs[i].begin) ++caption;
    const bool in_caption = caption != last_caption && caption->contains(paragraphs[i]);
    const Candidate candidate = {paragraphs[i].of(text), next, in_caption, seen_body, models};
    const auto* rule = std::find_if(kRules.begin(), kRules.end(), [&](const Rule& r) { return r.holds(candidate); });
    const BlockKind kind = rule == kRules.end() ? BlockKind::paragraph : rule->kind;
    seen_body |= kind == BlockKind::paragraph;
    annotations.blocks.push_back({paragraphs[i], kind});
  }
}

}  // namespace onrecord
