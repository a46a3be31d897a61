// Dates: the day on which something was published, from the forms in which people and machines write it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

// The ISO date, "2016-11-08", of the first whole date in `text`: "2016-11-08T10:00:00Z", "Nov. 8, 2016", "8th of
// November 2016", "Tue, 08 Nov 2016 10:00:00 GMT", "20161108", "25/12/2016", "8.11.2016" (with dots the day leads).
// The day is that of the text's own time zone. Nothing where a part is missing, where day and month could change
// places ("11/8/2016"), or where the calendar has no such day. Dates before 1800 and after 2100 are none.
std::optional<std::string> find_date(std::string_view text);

// Likewise of a text that is a date and nothing else, or the seconds or milliseconds since 1970.
std::optional<std::string> parse_date(std::string_view text);

// 1 to 12 for a month's name in lower case or its first three letters, and for "sept"; else 0.
unsigned month_named(std::string_view word);

}  // namespace onrecord
