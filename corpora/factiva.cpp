// Factiva exports. With field codes, each field begins with its code at the left margin ("HD", "BY", "WC", "PD", "SN",
// "LP", "TD") and goes on to the next. Without, the header is lines in a fixed order: headline, "By ...", "1,234
// words", date, outlet, its code, edition and page, language, copyright, and the body behind.

#include <re2/re2.h>

#include <algorithm>

#include "corpora/dates.h"
#include "corpora/metadata.h"
#include "corpora/news_exports.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

constexpr std::size_t kHeaderLines = 14;  // behind the number of words

// The code that opens the line, "HD", and what stands behind it; empty where none does.
std::string_view code_of(std::string_view line, std::string_view& rest) {
  static const RE2 kCode(
      R"(^(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|CLM|ART)(?:\s{2,}(.*))?\s*$)");
  re2::StringPiece code, behind;
  if (!RE2::FullMatch(line, kCode, &code, &behind)) return {};
  rest = {behind.data(), behind.size()};
  return {code.data(), code.size()};
}

bool is_document_line(std::string_view line) { return line.starts_with("Document ") && line.find(' ', 9) == line.npos; }

void take_code(std::string_view code, const std::string& value, Draft& draft) {
  constexpr std::string_view kFrom = "Factiva header";
  if (code == "HD") draft.fill(&Metadata::title, value, kFrom);
  if (code == "BY") draft.fill(&Metadata::byline, without_by(trim_ascii(value)), kFrom);
  if (code == "PD") draft.fill_date(value, kFrom);
  if (code == "SN") draft.fill(&Metadata::outlet, value, kFrom);
  if (code == "AN") draft.fill(&Metadata::id, trim_ascii(value).substr(value.starts_with("Document ") ? 9 : 0), kFrom);
  if (code == "LP" || code == "TD") draft.text += value + '\n';
}

Draft read_coded(const std::vector<std::string_view>& lines) {
  Draft draft;
  std::string_view code;
  std::string value;
  for (const std::string_view line : lines) {
    std::string_view rest;
    const std::string_view next = code_of(line, rest);
    if (next.empty()) {
      value += std::string(trim_ascii(line)) + '\n';
      continue;
    }
    take_code(code, value, draft);
    code = next;
    value = std::string(trim_ascii(rest)) + '\n';
  }
  take_code(code, value, draft);
  return draft;
}

Draft read_plain(const std::vector<std::string_view>& lines) {
  static const RE2 kWords(R"(^[\d,.]+ words$)");
  static const RE2 kCopyright(R"(^(?:Copyright\b|\(c\)|©|\(Copyright).*)");
  static const RE2 kSourceCode(R"(^[A-Z][A-Z0-9]{1,11}$)");
  constexpr std::string_view kFrom = "Factiva header";
  Draft draft;
  const auto words = std::find_if(lines.begin(), lines.end(),
                                  [](std::string_view line) { return RE2::FullMatch(trim_ascii(line), kWords); });
  std::size_t body = 0;
  if (words != lines.end()) {
    const auto at = static_cast<std::size_t>(words - lines.begin());
    for (std::size_t i = at; i-- > 0;) {
      const std::string_view line = trim_ascii(lines[i]);
      if (line.empty()) continue;
      if (lower_ascii(line).starts_with("by ") && draft.metadata.byline.empty()) {
        draft.fill(&Metadata::byline, without_by(line), kFrom);
        continue;
      }
      draft.fill(&Metadata::title, line, kFrom);
      break;
    }
    body = at + 1;
    std::string_view before;
    for (std::size_t i = at + 1; i < std::min(lines.size(), at + kHeaderLines); ++i) {
      const std::string_view line = trim_ascii(lines[i]);
      if (const auto date = parse_date(line)) draft.fill(&Metadata::published, *date, kFrom);
      if (RE2::FullMatch(line, kSourceCode) && !parse_date(before)) draft.fill(&Metadata::outlet, before, kFrom);
      const bool is_last = RE2::FullMatch(line, kCopyright);
      if (is_last || line == "English") body = i + 1;
      if (is_last) break;
      before = line;
    }
  }
  for (std::size_t i = body; i < lines.size(); ++i) {
    const std::string_view line = trim_ascii(lines[i]);
    if (is_document_line(line)) {
      draft.fill(&Metadata::id, line.substr(9), kFrom);
      break;
    }
    draft.text += std::string(line) + '\n';
  }
  return draft;
}

}  // namespace

Draft read_factiva(const std::vector<std::string_view>& lines) {
  const bool is_coded = std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
    std::string_view rest;
    return code_of(line, rest) == "HD";
  });
  return is_coded ? read_coded(lines) : read_plain(lines);
}

}  // namespace onrecord
