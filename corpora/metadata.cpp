// The head of an article is the run of short lines before its first paragraph. In it, a line is the first of these
// that it looks like: navigation, byline, date, title. The first title counts, and only where a paragraph follows.

#include "corpora/metadata.h"

#include <re2/re2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <set>
#include <vector>

#include "corpora/code_points.h"
#include "corpora/dates.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

constexpr std::size_t kHeadLines = 12;
constexpr std::size_t kParagraphWords = 30;  // a longer line is a paragraph
constexpr std::size_t kSentenceWords = 12;   // and so is one of more words that ends like a sentence
constexpr std::size_t kTitleWords = 25;
constexpr std::size_t kNameWords = 16;    // of all writers together
constexpr std::size_t kLongestDate = 40;  // bytes behind a name

bool ends_sentence(std::string_view line) {
  static const RE2 kEnd(R"([.!?…:;,]["”’')\]]*$)");
  return RE2::PartialMatch(line, kEnd);
}

bool is_navigation(std::string_view line) {
  static const RE2 kNavigation(
      R"((?i)^(skip to|menu\b|home\b|search\b|sign (in|up)|log in|subscribe|newsletter|share (this|on)|advertisement|)"
      R"(listen to|watch:|read more|article published|comments?\b|print( this)?$|email( this)?$|follow us|image:|photo))"
      R"(|[|›»].*[|›»]|^https?://)");
  return RE2::PartialMatch(line, kNavigation);
}

bool is_paragraph(std::string_view line) {
  const std::size_t words = count_words(line);
  return words > kParagraphWords || (words > kSentenceWords && ends_sentence(line)) || !find_dateline(line).empty();
}

// A line that says when, and nothing else: "Published: March 3, 2023 at 10:00 am EST".
bool is_date_line(std::string_view line) {
  static const RE2 kOnlyDate(
      R"((?i)^(?:published|posted|first published|date|on|at|last|est|edt|et|pst|gmt|utc|am|pm|a\.m|p\.m|of|st|nd|rd|th|)"
      R"((?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|)"
      R"((?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|)"
      R"(nov(?:ember)?|dec(?:ember)?)|t|z|[\d\s.,:/|•·–-]+)+$)");
  return RE2::FullMatch(line, kOnlyDate);
}

// The first lines up to the first paragraph, which is not among them; none where no paragraph follows.
std::vector<std::string_view> head_of(std::string_view text, std::string_view& paragraph) {
  std::vector<std::string_view> head;
  while (!text.empty() && head.size() <= kHeadLines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim_ascii(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (is_paragraph(line)) {
      paragraph = line;
      return head;
    }
    head.push_back(line);
  }
  return {};
}

std::string_view without_marks(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of("# "), line.size()));
  return line;
}

bool is_title(std::string_view line) {
  const std::size_t words = count_words(line);
  return words >= (line.starts_with('#') ? 2 : 3) && words <= kTitleWords && !line.ends_with('.') &&
         !line.ends_with(':') && !line.ends_with(',');
}

bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }

// The names at the front of a line: capitalized words, with particles between, joined by commas, "and" or "&".
struct Names {
  std::string text;                  // empty where the line opens with no name of two words
  std::string_view rest;             // what stands behind
  bool is_followed_by_mark = false;  // or by nothing
};

Names names_at_front(std::string_view line) {
  static const std::set<std::string_view> kParticles = {"de",  "del", "der", "di",  "da", "la", "le",  "van",
                                                        "von", "bin", "al",  "and", "&",  "y",  "with"};
  static const std::set<std::string_view> kNoNames = {
      "published", "posted",  "updated",   "staff",    "special", "the",       "january", "february", "march",
      "april",     "may",     "june",      "july",     "august",  "september", "october", "november", "december",
      "monday",    "tuesday", "wednesday", "thursday", "friday",  "saturday",  "sunday"};
  Names names;
  std::size_t at = 0, end = 0, words = 0;
  bool after_comma = false;
  while (at < line.size()) {
    const std::size_t stop = std::min(line.find(' ', at), line.size());
    std::string_view word = line.substr(at, stop - at);
    const bool comma = word.ends_with(',');
    if (comma) word.remove_suffix(1);
    const bool capital = is_upper(code_point_at(word, 0).value);
    if (!capital && !kParticles.contains(word)) {
      names.is_followed_by_mark = !u_isalpha(static_cast<UChar32>(code_point_at(word, 0).value));
      break;
    }
    if (kNoNames.contains(lower_ascii(word)) || words > kNameWords) {
      names.is_followed_by_mark = after_comma;
      break;
    }
    words += capital;
    if (capital) end = at + word.size();
    after_comma = comma;
    at = std::min(stop + 1, line.size());
  }
  names.is_followed_by_mark |= at >= line.size();
  if (words < 2 || !is_upper(code_point_at(line, 0).value)) return {};
  names.text = std::string(line.substr(0, end));
  names.rest = line.substr(end);
  return names;
}

}  // namespace

std::string_view find_dateline(std::string_view line) {
  static const RE2 kCapitals(
      R"re(^((?:\p{Lu}[\p{Lu}.'’/-]+|\p{Lu}\.)(?: (?:\p{Lu}[\p{Lu}.'’/-]+|AND)){0,4}(?:, \p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?)?)re"
      R"re((?:, (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2})?(?: \([^()]{2,40}\))?))re"
      R"re((?: ?—+[ \x{A0}]?| ?--+ ?| [–-] |–)["“‘']?[\p{L}\d])re");
  static const RE2 kAgency(
      R"re(^(\p{Lu}[\p{L}.'’/-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}(?:, [\p{L}. ]{2,20})? \((?:\p{Lu}{2,6}|Reuters|Bloomberg)\)))re"
      R"re( ?(?:—|–|--|-)+)re");
  re2::StringPiece found;
  if (RE2::PartialMatch(line, kCapitals, &found) || RE2::PartialMatch(line, kAgency, &found)) {
    return {found.data(), found.size()};
  }
  return {};
}

std::string find_byline(std::string_view line) {
  static const RE2 kBy(R"((?i)^(?:by|written by|story by|opinion by):?[ \x{A0}]+)");
  re2::StringPiece rest = line;
  const bool says_by = RE2::Consume(&rest, kBy);
  const Names names = names_at_front({rest.data(), rest.size()});
  if (says_by) return names.is_followed_by_mark ? names.text : std::string();
  return names.rest.size() <= kLongestDate && find_date(names.rest) ? names.text : std::string();
}

std::string_view without_by(std::string_view byline) {
  static const RE2 kBy(R"((?i)^\s*by:?\s+)");
  re2::StringPiece name = byline;
  RE2::Consume(&name, kBy);
  return trim_ascii(name);
}

void find_metadata(std::string_view text, Draft& draft) {
  std::string_view paragraph;
  const std::vector<std::string_view> head = head_of(text, paragraph);
  for (const std::string_view line : head) {
    if (is_navigation(line)) continue;
    const std::string byline = find_byline(line);
    if (!byline.empty()) {
      draft.fill(&Metadata::byline, byline, "a line of the text");
    }
    if (!byline.empty() || is_date_line(line)) {
      if (const auto date = find_date(line)) draft.fill(&Metadata::published, *date, "a line of the text");
      continue;
    }
    if (is_title(line)) draft.fill(&Metadata::title, without_marks(line), "a line of the text");
  }
  if (paragraph.empty()) paragraph = trim_ascii(text.substr(0, text.find('\n')));
  draft.fill(&Metadata::dateline, find_dateline(paragraph), "the first paragraph");
}

}  // namespace onrecord
