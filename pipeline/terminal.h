// What may be shown: text of unknown origin as text that no terminal obeys, and how wide it is there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// `text` with all that could steer a terminal or reorder a line shown as a visible sign: control characters as their
// pictures ("␛"), other controls, direction marks and bytes that are no UTF-8 as "�". Line ends and tabs stay.
std::string safe_text(std::string_view text);

// `json` with the controls that JSON leaves as they are (DEL and U+0080 to U+009F) escaped: the same value, safe to
// show.
std::string safe_json(std::string_view json);

// How many columns `text` (UTF-8, on one line) takes in a terminal: two for wide characters, none for combining ones.
std::size_t display_width(std::string_view text);

// `text` on one line, safe to show: white space folded to single spaces, none at the ends.
std::string safe_line(std::string_view text);

// The same, at most `columns` wide, with "…" where something was cut off.
std::string fit(std::string_view text, std::size_t columns);

// `line`, which safe_line() made, broken between words into lines at most `columns` wide; a longer word is broken too.
// At least one line; `columns` is at least 2.
std::vector<std::string> wrap(std::string_view line, std::size_t columns);

// The parts with `between` between them.
std::string join(const std::vector<std::string>& parts, std::string_view between);

}  // namespace onrecord
