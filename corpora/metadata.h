// Metadata from the text: the title, byline, date and dateline that an article carries in its own first lines.
#pragma once

#include <string>
#include <string_view>

#include "corpora/draft.h"

namespace onrecord {

// Fills those fields of `draft` that are empty from the first lines of `text`, and notes it. Nothing is guessed: a
// line must look like what it is taken for. Linear in the length of these lines.
void find_metadata(std::string_view text, Draft& draft);

// "WASHINGTON (AP)" of "WASHINGTON (AP) — The Senate ..."; empty where the line opens otherwise.
std::string_view find_dateline(std::string_view line);

// "Ada Vell" of "By Ada Vell", "BY ADA VELL | March 3, 2023" or "Ada Vell 3 March 2023"; empty where the line is none.
std::string find_byline(std::string_view line);

// "Ada Vell" of "By Ada Vell" and of "Ada Vell", as the fields of exports and pages have it.
std::string_view without_by(std::string_view byline);

}  // namespace onrecord
