#include "stages/entities_beside.h"

#include "corpora/words.h"
#include "stages/entities_names.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kListed = 6;  // tokens between a name and "administrations", where others have one too

// The token so many places after (before, where negative) the mention; empty outside of its sentence.
std::string_view beside(const Article& article, const Annotations& all, const Mention& mention, int on) {
  const Range<Token> sentence = mention.sentence.in(all.sentences).tokens;
  const std::int64_t at =
      on > 0 ? static_cast<std::int64_t>(mention.tokens.end.value) + on - 1 : mention.tokens.begin.value + on;
  if (at < sentence.begin.value || at >= sentence.end.value) return {};
  return all.tokens[static_cast<std::size_t>(at)].span.of(article.text());
}

bool is_capitalized(std::string_view word) { return word[0] >= 'A' && word[0] <= 'Z'; }

// "The Vell and Crowe administrations".
bool is_listed_with_presidencies(const Article& article, const Annotations& all, const Mention& mention) {
  for (int on = 1; on < static_cast<int>(kListed); ++on) {
    const std::string_view word = beside(article, all, mention, on);
    if (is_one_of(word, {"administrations", "Administrations", "presidencies"})) return true;
    if (word.empty() || (!is_capitalized(word) && !is_one_of(word, {"and", "or", ",", "/", "&", "-"}))) return false;
  }
  return false;
}

// Whether a presidency is none yet: "a Vell administration would", but not "a Vell administration official". `on` is
// the place behind it.
bool is_imagined(const Article& article, const Annotations& all, const Mention& mention, int on) {
  const std::string_view before = beside(article, all, mention, -1);
  if (is_one_of(before, {"another", "future", "next", "potential", "possible"})) return true;
  const bool one = is_one_of(before, {"a", "A"}) || (before == "second" && beside(article, all, mention, -2) == "a");
  const std::string_view behind = beside(article, all, mention, on);
  const bool noun = !behind.empty() && behind[0] >= 'a' && behind[0] <= 'z' &&
                    !is_one_of(behind, {"will", "would", "could", "might", "may", "can", "is", "means", "to", "in",
                                        "and", "or", "that", "for", "on", "with", "as", "than", "but"});
  return one && !noun;
}

// One word, and an initial where there is a second: "George W.".
bool is_given_name(const NameWords& words) {
  return words.size() == 1 || (words.size() == 2 && words[0].size() > 1 && words[1].size() == 1);
}

}  // namespace

std::string_view belonging_behind(const Article& article, const Annotations& all, const Mention& mention) {
  const bool linked =
      is_one_of(beside(article, all, mention, 1), {"'s", "\u2019s", "'", "\u2019", "-", "\u2013", "\u2010"});
  const int on = linked ? 2 : 1;
  const std::string_view word = beside(article, all, mention, on);
  if (is_one_of(word, {"era", "years", "appointee", "appointees"})) return "administration";
  if (word == "tax" && is_one_of(beside(article, all, mention, on + 1), {"cuts", "rates"})) return "administration";
  if (is_one_of(word, {"administration", "Administration", "administrations", "presidency"}))
    return is_imagined(article, all, mention, on + 1) ? "" : "administration";
  if (word == "White" && beside(article, all, mention, on + 1) == "House")
    return is_imagined(article, all, mention, on + 2) ? "" : "administration";
  if (is_one_of(word, {"campaign", "campaigns", "camp", "supporter", "supporters", "voter", "voters", "delegates"}))
    return "campaign";
  return is_listed_with_presidencies(article, all, mention) ? "administration" : "";
}

std::string_view office_beside(const Article& article, const Annotations& all, const Mention& mention) {
  const std::string_view title = beside(article, all, mention, -1);
  if (is_one_of(title, {"President", "Presidents"})) return "president";
  if (is_one_of(title, {"Sen.", "Senator"})) return "senator";
  if (is_one_of(title, {"Gov.", "Governor"})) return "governor";
  if (title == "Secretary") return "secretary";
  return belonging_behind(article, all, mention) == "administration" ? "president" : "";
}

bool has_dignity(const Article& article, const Annotations& all, const Mention& mention) {
  return is_one_of(beside(article, all, mention, -1),
                   {"St.", "Saint", "King", "Queen", "Prince", "Princess", "Pope", "Emperor", "Duke", "Duchess"});
}

void join_parted_names(const Article& article, const Annotations& all, std::vector<NamedMention>& people) {
  for (std::size_t i = 1; i < people.size(); ++i) {
    NamedMention& given = people[i - 1];
    NamedMention& family = people[i];
    if (!is_given_name(given.words) || family.words.size() != 1 || given.words == family.words) continue;
    const Mention& first = given.mention.in(all.mentions);
    const Mention& last = family.mention.in(all.mentions);
    const std::uint32_t gap = last.tokens.begin.value - first.tokens.end.value;
    if (gap == 0 || gap > 3) continue;
    // The stop of an initial may end a sentence: "[Ada R.] [Vell]".
    if (first.sentence != last.sentence && given.words.size() == 1) continue;
    bool parted = true;
    for (std::uint32_t t = first.tokens.end.value; t < last.tokens.begin.value; ++t) {
      const std::string_view mark = all.tokens[t].span.of(article.text());
      parted &= is_one_of(mark, {")", "]"}) || (t > first.tokens.end.value && is_one_of(mark, {"(", "["}));
    }
    if (!parted) continue;
    for (NamedMention* part : {&given, &family}) part->told_by = "person: name parted by a bracket";
    given.text += ' ' + family.text;
    given.words.push_back(family.words[0]);
    family.text = given.text;
    family.words = given.words;
  }
}

}  // namespace onrecord
