#include "pipeline/linking_events.h"

#include <algorithm>
#include <array>
#include <set>

#include "stages/entities_names.h"

namespace onrecord {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 16> kSmall = {"of",  "the", "in", "on",  "at",   "for",  "a",  "an",
                                                     "and", "to",  "s",  "day", "last", "this", "us", "u"};
constexpr std::array<std::string_view, 13> kMonths = {"january",  "february", "march",     "april",   "june",
                                                      "july",     "august",   "september", "october", "november",
                                                      "december", "nov",      "feb"};
// What a general election is called beside its year.
constexpr std::array<std::string_view, 10> kElection = {"election", "race",         "contest", "campaign", "cycle",
                                                        "vote",     "presidential", "general", "national", "white"};
constexpr std::array<std::string_view, 7> kRecurring = {"election", "primary",      "caucus", "convention",
                                                        "debate",   "inauguration", "midterm"};
constexpr std::array<std::string_view, 6> kViolence = {"attack",   "terror",   "terrorist",
                                                       "shooting", "massacre", "bombing"};

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string singular(std::string word) {
  if (word == "primaries") return "primary";
  if (word == "caucuses") return "caucus";
  if (word.size() > 4 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")) word.pop_back();
  return word;
}

}  // namespace

std::string event_signature(std::string_view name, std::string_view published) {
  std::string year;
  std::set<std::string> words;
  bool recurring = false;
  for (const std::string& part : name_words(name)) {
    std::string word = singular(part);
    if (is_year(word)) {
      year = word;
      continue;
    }
    if (word == "gop") word = "republican";
    if (word == "democrat") word = "democratic";
    if (word == "ii" || word == "two") word = "2";
    recurring |= is_one_of(word, kRecurring);
    if (is_one_of(word, kSmall) || is_one_of(word, kMonths)) continue;
    if (is_one_of(word, kViolence)) word = "attack";
    words.insert(std::move(word));
  }
  if (words.contains("convention")) words.erase("national");
  const bool plain = !words.empty() && std::all_of(words.begin(), words.end(), [](const std::string& w) {
    return is_one_of(w, kElection) || is_number(w);
  });
  if (plain && (!year.empty() || recurring)) words = {"election"};
  if (year.empty() && recurring && published.size() >= 4) year = published.substr(0, 4);
  std::string signature = year;
  for (const std::string& word : words) {
    if (!signature.empty()) signature += ' ';
    signature += word;
  }
  return signature.empty() ? joined_words(name_words(name)) : signature;
}

}  // namespace onrecord
