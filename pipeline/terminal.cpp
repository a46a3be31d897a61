#include "pipeline/terminal.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "corpora/code_points.h"

namespace onrecord {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// The code point at `at`, which moves behind it; negative for bytes that are no UTF-8.
UChar32 next(std::string_view text, std::size_t& at) {
  UChar32 c = 0;
  auto i = static_cast<std::int64_t>(at);
  const auto size = static_cast<std::int64_t>(text.size());
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, size, c);
  at = static_cast<std::size_t>(i);
  return c;
}

char32_t shown(UChar32 c) {
  if (c < 0) return kReplacement;
  if (c == '\n' || c == '\t') return static_cast<char32_t>(c);
  if (c < 0x20) return static_cast<char32_t>(0x2400 + c);
  if (c == 0x7F) return 0x2421;
  if (c < 0xA0 && c > 0x7F) return kReplacement;
  if (u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL)) return kReplacement;
  return static_cast<char32_t>(c);
}

std::size_t width(UChar32 c) {
  const auto category = u_charType(c);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

// How many bytes of the front of `line` fit in `columns`.
std::size_t bytes_that_fit(std::string_view line, std::size_t columns) {
  std::size_t used = 0, at = 0;
  while (at < line.size()) {
    std::size_t behind = at;
    used += width(next(line, behind));
    if (used > columns) break;
    at = behind;
  }
  return at;
}

}  // namespace

std::string safe_text(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_code_point(safe, shown(next(text, at)));
  return safe;
}

std::string safe_json(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const UChar32 c = next(json, at);
    if (c < 0x7F || c > 0x9F) {
      append_code_point(safe, static_cast<char32_t>(c));
      continue;
    }
    constexpr char kDigits[] = "0123456789abcdef";
    safe += {'\\', 'u', '0', '0', kDigits[c >> 4], kDigits[c & 15]};
  }
  return safe;
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += width(next(text, at));
  return columns;
}

std::string safe_line(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = next(text, at);
    if (c >= 0 && u_isUWhiteSpace(c)) {
      if (!line.empty() && line.back() != ' ') line += ' ';
      continue;
    }
    append_code_point(line, shown(c));
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string fit(std::string_view text, std::size_t columns) {
  std::string line = safe_line(text);
  if (display_width(line) <= columns) return line;
  if (columns == 0) return "";
  return line.substr(0, bytes_that_fit(line, columns - 1)) + "…";
}

std::vector<std::string> wrap(std::string_view line, std::size_t columns) {
  std::vector<std::string> lines;
  while (true) {
    const std::size_t most = bytes_that_fit(line, columns);
    if (most == line.size()) break;
    const std::size_t space = line.rfind(' ', most);
    const bool breaks_word = space == std::string_view::npos || space == 0;
    lines.emplace_back(line.substr(0, breaks_word ? most : space));
    line.remove_prefix(breaks_word ? most : space + 1);
  }
  lines.emplace_back(line);
  return lines;
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
  std::string joined;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) joined += between;
    joined += part;
  }
  return joined;
}

}  // namespace onrecord
