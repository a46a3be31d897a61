// Events over all articles: one name for the many ways in which a dated happening is called, and its dates.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

// What an event's name says, in words that are the same for all its names: "2016 race", "the Nov. 8 election" in an
// article of 2016 and "2016 presidential election" give "2016 election". `published` is the article's ISO date, or
// empty; it dates what happens every few years, elections, conventions and debates. Folded, words sorted.
std::string event_signature(std::string_view name, std::string_view published);

// From when to when, ISO days, both included.
struct EventDates {
  std::string starts;
  std::string ends;
  bool operator==(const EventDates&) const = default;
  auto operator<=>(const EventDates&) const = default;
};

// When a name says that it happens: "2016 election" is a year, "the Nov. 8 election" in an article of 2016 a day, "July
// 18-21 convention" four. A month without a year is of the article's year, where the event is one that recurs. Nothing
// where the name tells no year and no date.
std::optional<EventDates> event_dates(std::string_view name, std::string_view published);

}  // namespace onrecord
