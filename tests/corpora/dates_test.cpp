#include "corpora/dates.h"

#include <catch2/catch.hpp>

namespace onrecord {
namespace {

TEST_CASE("a date is read in any form that leaves no doubt of the day") {
  struct Row {
    const char* text;
    const char* date;  // empty: none
  };
  const Row rows[] = {
      {"2016-11-08", "2016-11-08"},
      {"2016-11-08T23:30:00-05:00", "2016-11-08"},
      {"2016-11-08 10:00:00", "2016-11-08"},
      {"2016/11/8", "2016-11-08"},
      {"20161108", "2016-11-08"},
      {"20161108T100000Z", "2016-11-08"},
      {"November 8, 2016", "2016-11-08"},
      {"Nov. 8, 2016", "2016-11-08"},
      {"Sept. 3rd, 2016", "2016-09-03"},
      {"NOVEMBER 8 2016", "2016-11-08"},
      {"November 8, 2016 Tuesday", "2016-11-08"},
      {"Tue, 08 Nov 2016 10:00:00 GMT", "2016-11-08"},
      {"8 November 2016", "2016-11-08"},
      {"8th of November 2016", "2016-11-08"},
      {"8-Nov-2016", "2016-11-08"},
      {"25/12/2016", "2016-12-25"},
      {"12/25/2016", "2016-12-25"},
      {"3/3/2016", "2016-03-03"},
      {"8.11.2016", "2016-11-08"},
      {"1478563200", "2016-11-08"},
      {"1478563200000", "2016-11-08"},
      {"2016-02-29", "2016-02-29"},
      // No date, or none for sure.
      {"", ""},
      {"11/8/2016", ""},
      {"11/8/16", ""},
      {"November 2016", ""},
      {"2016", ""},
      {"8 November", ""},
      {"February 30, 2016", ""},
      {"2015-02-29", ""},
      {"2016-13-01", ""},
      {"1478", ""},
      {"12345678", ""},
      {"yesterday", ""},
      {"Mayor, 8, 2016", ""},
      {"99999999999999999999", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(parse_date(row.text).value_or("") == row.date);
  }
}

TEST_CASE("a date is found within a line") {
  CHECK(find_date("Ada Vell 16 September 2017").value_or("") == "2017-09-16");
  CHECK(find_date("Published: March 3, 2023 at 10:00 am").value_or("") == "2023-03-03");
  CHECK(find_date("The 2023 election of May 4").value_or("") == "");
}

}  // namespace
}  // namespace onrecord
