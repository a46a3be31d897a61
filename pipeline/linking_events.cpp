#include "pipeline/linking_events.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "corpora/dates.h"
#include "corpora/words.h"
#include "stages/entities_names.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 16> kSmall = {"of",  "the", "in", "on",  "at",   "for",  "a",  "an",
                                                     "and", "to",  "s",  "day", "last", "this", "us", "u"};
constexpr int kDaysOf[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
// What a general election is called beside its year.
constexpr std::array<std::string_view, 10> kElection = {"election", "race",         "contest", "campaign", "cycle",
                                                        "vote",     "presidential", "general", "national", "white"};
constexpr std::array<std::string_view, 7> kRecurring = {"election", "primary",      "caucus", "convention",
                                                        "debate",   "inauguration", "midterm"};
constexpr std::array<std::string_view, 6> kViolence = {"attack",   "terror",   "terrorist",
                                                       "shooting", "massacre", "bombing"};

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("18") || word.starts_with("19") || word.starts_with("20")) &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

int days_in(int month, int year) {
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && !leap ? 28 : kDaysOf[month - 1];
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
    if (is_one_of(word, kSmall) || month_named(word) > 0) continue;
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

std::optional<EventDates> event_dates(std::string_view name, std::string_view published) {
  std::string year;
  int month = 0;
  std::vector<int> days;
  bool recurring = false;
  for (const std::string& word : name_words(name)) {
    recurring |= is_one_of(singular(word), kRecurring);
    if (is_year(word)) {
      year = word;
    } else if (month == 0 && month_named(word) > 0) {
      month = month_named(word);
    } else if (month > 0 && is_number(word) && word.size() <= 2 && days.size() < 2) {
      days.push_back(std::stoi(word));
    }
  }
  if (year.empty() && recurring && month > 0 && published.size() >= 4) year = published.substr(0, 4);
  if (year.empty()) return std::nullopt;
  if (month == 0) return EventDates{year + "-01-01", year + "-12-31"};
  const std::string prefix = year + '-' + two_digits(month) + '-';
  const int last = days_in(month, std::stoi(year));
  const bool valid = std::all_of(days.begin(), days.end(), [&](int day) { return day >= 1 && day <= last; }) &&
                     std::is_sorted(days.begin(), days.end());
  if (days.empty() || !valid) return EventDates{prefix + "01", prefix + two_digits(last)};
  return EventDates{prefix + two_digits(days.front()), prefix + two_digits(days.back())};
}

}  // namespace onrecord
