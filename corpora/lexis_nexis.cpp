// LexisNexis exports, old and new.
//
// The old form centres the outlet and the date, sets the headline at the left margin, then fields ("BYLINE:"), the body
// broken at a fixed width, and fields again. The new one (Nexis Uni) has title, outlet and date as its first lines,
// fields, a line "Body", the body, and a line "Classification" or a field behind it.

#include <array>

#include "corpora/dates.h"
#include "corpora/metadata.h"
#include "corpora/news_exports.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

constexpr std::size_t kCentred = 8;  // spaces at the front of a centred line

bool is_centred(std::string_view line) {
  return line.find_first_not_of(" \t") >= kCentred && !trim_ascii(line).empty();
}

std::optional<HeaderField> leading_field(std::string_view line) {
  return header_field(line,
                      {"BYLINE", "SECTION", "LENGTH", "DATELINE", "HIGHLIGHT", "SERIES", "DISTRIBUTION", "HEADLINE"});
}

bool ends_body(std::string_view line) {
  if (is_centred(line)) return trim_ascii(line).starts_with("Copyright ");
  return header_field(
             line, {"URL",          "SUBJECT",    "LOAD-DATE",  "LANGUAGE",       "GRAPHIC",       "PUBLICATION-TYPE",
                    "TYPE",         "CORRECTION", "NOTES",      "NOTE",           "DOCUMENT-TYPE", "JOURNAL-CODE",
                    "ORGANIZATION", "PERSON",     "GEOGRAPHIC", "COUNTRY",        "STATE",         "CITY",
                    "COMPANY",      "TICKER",     "INDUSTRY",   "CORRECTION-DATE"})
      .has_value();
}

// The lines from `at` to the next empty one, joined; moves behind them.
std::string take_paragraph(const std::vector<std::string_view>& lines, std::size_t& at, std::string_view first) {
  std::string paragraph(trim_ascii(first));
  for (++at; at < lines.size() && !trim_ascii(lines[at]).empty() && !leading_field(lines[at]) && !ends_body(lines[at]);
       ++at) {
    if (!paragraph.empty()) paragraph += ' ';
    paragraph += trim_ascii(lines[at]);
  }
  return paragraph;
}

void take_field(std::string_view name, std::string_view value, std::string_view from, Draft& draft) {
  const std::string folded = lower_ascii(name);
  if (folded == "byline") draft.fill(&Metadata::byline, without_by(value), from);
  if (folded == "headline") draft.fill(&Metadata::title, value, from);
  if (folded == "dateline") draft.fill(&Metadata::dateline, value, from);
}

constexpr std::string_view kHeader = "LexisNexis header";

void take_centred(std::string_view line, Draft& draft) {
  const std::string_view text = trim_ascii(line);
  if (find_date(text)) return draft.fill_date(text, kHeader);
  if (text.starts_with("Copyright ") || text.starts_with("All Rights")) return;
  draft.fill(&Metadata::outlet, text, kHeader);
}

// From `at` to where the body begins, which is behind the field LENGTH; moves there.
void take_header(const std::vector<std::string_view>& lines, std::size_t& at, Draft& draft) {
  bool has_length = false;
  while (at < lines.size()) {
    const std::string_view line = lines[at];
    if (const auto field = leading_field(line)) {
      has_length |= field->name == "LENGTH";
      take_field(field->name, take_paragraph(lines, at, field->value), kHeader, draft);
    } else if (trim_ascii(line).empty()) {
      ++at;
    } else if (is_centred(line) && !has_length) {
      take_centred(line, draft);
      ++at;
    } else if (has_length || ends_body(line)) {
      return;
    } else {
      draft.fill(&Metadata::title, take_paragraph(lines, at, line), kHeader);
    }
  }
}

void take_body(const std::vector<std::string_view>& lines, std::size_t& at, Draft& draft) {
  while (at < lines.size() && !ends_body(lines[at])) {
    if (trim_ascii(lines[at]).empty()) {
      ++at;
    } else {
      draft.text += take_paragraph(lines, at, lines[at]) + "\n\n";
    }
  }
}

}  // namespace

Draft read_lexis_nexis(const std::vector<std::string_view>& lines) {
  Draft draft;
  std::size_t at = !lines.empty() && lines.front().find(" DOCUMENT") != std::string_view::npos ? 1 : 0;
  take_header(lines, at, draft);
  take_body(lines, at, draft);
  for (; at < lines.size(); ++at) {
    if (const auto url = header_field(lines[at], {"URL"})) {
      draft.fill(&Metadata::url, url->value, "LexisNexis field URL");
    }
  }
  return draft;
}

Draft read_nexis_uni(const std::vector<std::string_view>& lines) {
  Draft draft;
  std::vector<std::string_view> head;
  std::size_t at = 0;
  for (; at < lines.size() && trim_ascii(lines[at]) != "Body"; ++at) {
    const std::string_view line = trim_ascii(lines[at]);
    if (const auto field = header_field(line, {"Byline", "Dateline", "Section", "Length", "Highlight"})) {
      take_field(field->name, field->value, "Nexis Uni header", draft);
    } else if (!line.empty()) {
      head.push_back(line);
    }
  }
  // Title, outlet, date: the last line that is a date, and the two above it. A job's cover may stand before them.
  for (std::size_t i = head.size(); i-- > 0;) {
    const auto date = parse_date(head[i]);
    if (!date) continue;
    draft.fill(&Metadata::published, *date, "Nexis Uni header");
    if (i >= 1) draft.fill(&Metadata::outlet, head[i - 1], "Nexis Uni header");
    if (i >= 2) draft.fill(&Metadata::title, head[i - 2], "Nexis Uni header");
    break;
  }
  for (++at; at < lines.size(); ++at) {
    const std::string_view line = trim_ascii(lines[at]);
    const bool is_field = header_field(line, {"Load-Date", "Graphic", "Correction", "Notes"}).has_value();
    if (is_field || line == "Classification" || line == "Graphic" || line == "End of Document") break;
    draft.text += std::string(line) + '\n';
  }
  return draft;
}

}  // namespace onrecord
