#include "corpora/draft.h"

#include "corpora/code_points.h"
#include "corpora/dates.h"
#include "corpora/words.h"

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
