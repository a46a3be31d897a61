#include "corpora/draft.h"

#include "corpora/code_points.h"
#include "corpora/dates.h"

namespace onrecord {
namespace {

constexpr std::size_t kShown = 60;  // bytes of a value that a note repeats

std::string_view name_of(std::string Metadata::*field) {
  if (field == &Metadata::title) return "title";
  if (field == &Metadata::byline) return "byline";
  if (field == &Metadata::published) return "published";
  if (field == &Metadata::outlet) return "outlet";
  if (field == &Metadata::url) return "url";
  if (field == &Metadata::dateline) return "dateline";
  return "id";
}

}  // namespace

std::string fold_spaces(std::string_view text) {
  std::string folded;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!is_white_space(c.value)) {
      folded.append(text.substr(at, c.size));
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
    at += c.size;
  }
  if (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

std::string fold_html_spaces(std::string_view text) {
  std::string folded;
  for (const char c : text) {
    if (c != ' ' && (c < '\t' || c > '\r')) {
      folded += c;
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  if (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return lower;
}

void Draft::fill(std::string Metadata::*field, std::string_view value, std::string_view from) {
  if (!(metadata.*field).empty()) return;
  metadata.*field = fold_spaces(value);
  if ((metadata.*field).empty()) return;
  notes.push_back(std::string(name_of(field)) + ": " + std::string(from));
}

void Draft::fill_date(std::string_view value, std::string_view from) {
  if (!metadata.published.empty()) return;
  const std::string folded = fold_spaces(value);
  if (folded.empty()) return;
  if (const auto date = parse_date(folded)) return fill(&Metadata::published, *date, from);
  std::string shown = folded.substr(0, kShown);
  while (find_invalid_utf8(shown)) shown.pop_back();
  notes.push_back("published: not taken from " + std::string(from) + ", '" + shown + "' tells no day for sure");
}

}  // namespace onrecord
