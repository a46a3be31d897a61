#include "corpora/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <vector>

namespace onrecord {
namespace {

constexpr std::size_t kLongestDate = 80;  // bytes of a text that is only a date

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A run of digits or of ASCII letters, in lower case, and the marks in front of it.
struct Part {
  std::string_view before;
  std::string word;  // empty for a number
  unsigned number = 0;
  std::size_t digits = 0;
};

std::vector<Part> split(std::string_view text) {
  std::vector<Part> parts;
  std::size_t edge = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at]) && !is_letter(text[at])) {
      ++at;
      continue;
    }
    Part part;
    part.before = text.substr(edge, at - edge);
    const bool number = is_digit(text[at]);
    const std::size_t begin = at;
    while (at < text.size() && (number ? is_digit(text[at]) : is_letter(text[at]))) ++at;
    const std::string_view run = text.substr(begin, at - begin);
    if (number) {
      part.digits = run.size();
      if (run.size() <= 8) std::from_chars(run.data(), run.data() + run.size(), part.number);
    } else {
      for (const char c : run) part.word += static_cast<char>(c | 0x20);
    }
    edge = at;
    parts.push_back(std::move(part));
  }
  return parts;
}

bool is_ordinal(std::string_view word) { return word == "st" || word == "nd" || word == "rd" || word == "th"; }

std::optional<std::string> iso(unsigned year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!date.ok() || year < 1800 || year > 2100) return std::nullopt;
  auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

// A date that begins at part `i`: all in numbers.
std::optional<std::string> numbers_at(const std::vector<Part>& parts, std::size_t i) {
  const Part& first = parts[i];
  if (first.digits == 8) return iso(first.number / 10000, first.number / 100 % 100, first.number % 100);
  if (i + 2 >= parts.size()) return std::nullopt;
  const Part& second = parts[i + 1];
  const Part& third = parts[i + 2];
  if (second.digits == 0 || second.digits > 2 || third.digits == 0 || second.before != third.before)
    return std::nullopt;
  const std::string_view mark = second.before;
  if (mark != "-" && mark != "/" && mark != ".") return std::nullopt;
  if (first.digits == 4 && third.digits <= 2) return iso(first.number, second.number, third.number);
  if (first.digits > 2 || third.digits != 4) return std::nullopt;
  const bool day_leads = mark == "." || first.number > 12 || first.number == second.number;
  if (day_leads) return iso(third.number, second.number, first.number);
  return second.number > 12 ? iso(third.number, first.number, second.number) : std::nullopt;
}

// "November 8th, 2016" or "8th of November 2016", with any marks and "of" between.
std::optional<std::string> named_month_at(const std::vector<Part>& parts, std::size_t i) {
  unsigned month = 0, day = 0;
  for (; i < parts.size(); ++i) {
    const Part& part = parts[i];
    if (part.digits == 4 && month != 0 && day != 0) return iso(part.number, month, day);
    if (part.digits != 0) {
      if (day != 0 || part.digits > 2) return std::nullopt;
      day = part.number;
      continue;
    }
    if (const unsigned named = month_named(part.word); named != 0 && month == 0) {
      month = named;
      continue;
    }
    if (day == 0 || (part.word != "of" && !is_ordinal(part.word))) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> from_epoch(std::string_view digits) {
  if (digits.size() != 10 && digits.size() != 13) return std::nullopt;
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  std::int64_t seconds = 0;
  std::from_chars(digits.data(), digits.data() + 10, seconds);
  const std::chrono::year_month_day date(
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds))));
  return iso(static_cast<unsigned>(static_cast<int>(date.year())), static_cast<unsigned>(date.month()),
             static_cast<unsigned>(date.day()));
}

}  // namespace

unsigned month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                        "may",       "june",     "july",     "august",
                                                        "september", "october",  "november", "december"};
  if (word.size() < 3) return 0;
  if (word == "sept") return 9;
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    if (word == kMonths[i] || word == kMonths[i].substr(0, 3)) return i + 1;
  }
  return 0;
}

std::optional<std::string> find_date(std::string_view text) {
  const std::vector<Part> parts = split(text);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].digits != 0) {
      if (auto date = numbers_at(parts, i)) return date;
    }
    if (parts[i].digits != 0 || month_named(parts[i].word) != 0) {
      if (auto date = named_month_at(parts, i)) return date;
    }
  }
  return std::nullopt;
}

std::optional<std::string> parse_date(std::string_view text) {
  if (text.size() > kLongestDate) return std::nullopt;
  if (auto date = from_epoch(text)) return date;
  return find_date(text);
}

}  // namespace onrecord
