// Events over all articles: one name for the many ways in which a dated happening is called.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// What an event's name says, in words that are the same for all its names: "2016 race", "the Nov. 8 election" in an
// article of 2016 and "2016 presidential election" give "2016 election". `published` is the article's ISO date, or
// empty; it dates what happens every few years, elections, conventions and debates. Folded, words sorted.
std::string event_signature(std::string_view name, std::string_view published);

}  // namespace onrecord
