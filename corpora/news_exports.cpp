#include "corpora/news_exports.h"

#include <re2/re2.h>

#include <algorithm>

#include "corpora/error.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

constexpr std::size_t kSmallTail = 200;  // bytes behind the last article that are none

const RE2& lexis_mark() {
  static const RE2 kMark(R"((?m)^\s*(?:Document )?\d+ of \d+ DOCUMENTS?\s*$)");
  return kMark;
}
const RE2& nexis_uni_mark() {
  static const RE2 kMark(R"((?m)^End of Document\s*$)");
  return kMark;
}
const RE2& factiva_mark() {
  static const RE2 kMark(R"((?m)^(?:AN\s+)?Document [A-Za-z0-9]{6,12}(?:19|20)\d\d[01]\d[0-3]\d[A-Za-z0-9]{6,12}\s*$)");
  return kMark;
}
const RE2& proquest_mark() {
  static const RE2 kMark(R"((?m)^ProQuest document ID: ?\d+\s*$)");
  return kMark;
}

const RE2& mark_of(Format format) {
  if (format == Format::lexis_nexis) return lexis_mark();
  if (format == Format::nexis_uni) return nexis_uni_mark();
  return format == Format::factiva ? factiva_mark() : proquest_mark();
}

// Whether a line opens an article, or stands behind one.
bool opens(std::string_view line, Format format) {
  static const RE2 kRule(R"(^_{20,}\s*$)");
  if (format == Format::lexis_nexis) return RE2::FullMatch(trim_ascii(line), lexis_mark());
  return format == Format::proquest && RE2::PartialMatch(trim_ascii(line), kRule);
}
bool closes(std::string_view line, Format format) {
  return (format == Format::nexis_uni || format == Format::factiva) &&
         RE2::FullMatch(trim_ascii(line), mark_of(format));
}

// Whether what was taken is an article: its mark is there, or it is what a file that was cut off ends with.
bool is_article(const Taken& taken, Format format) {
  if (RE2::PartialMatch(taken.bytes, mark_of(format))) return true;
  const bool is_tail = format == Format::nexis_uni || format == Format::factiva;
  return is_tail && taken.size > kSmallTail && taken.bytes.find("Search Summary") == std::string::npos;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

std::optional<HeaderField> header_field(std::string_view line, std::initializer_list<std::string_view> names) {
  line = trim_ascii(line);
  for (const std::string_view name : names) {
    if (line.size() <= name.size() || !line.starts_with(name) || line[name.size()] != ':') continue;
    return HeaderField{name, trim_ascii(line.substr(name.size() + 1))};
  }
  return std::nullopt;
}

std::optional<Format> find_export_format(std::string_view head) {
  static const RE2 kUniBody(R"((?m)^Body\s*$)");
  static const RE2 kUniField(R"((?m)^(?:Length|Section|Byline|Load-Date): ?\S)");
  static const RE2 kProQuest(R"((?m)^(?:Report Information from ProQuest|ProQuest document ID: ?\d+)\s*$)");
  if (RE2::PartialMatch(head, lexis_mark())) return Format::lexis_nexis;
  if (RE2::PartialMatch(head, kUniBody) && RE2::PartialMatch(head, kUniField)) return Format::nexis_uni;
  if (RE2::PartialMatch(head, factiva_mark())) return Format::factiva;
  if (RE2::PartialMatch(head, kProQuest)) return Format::proquest;
  return std::nullopt;
}

std::optional<Taken> take_exported(Window& window, Format format, std::size_t limit) {
  Taken taken;
  while (true) {
    const std::string_view line = peek_line(window, limit);
    const bool ended = line.empty();
    if ((ended || opens(line, format)) && taken.size > 0) {
      taken.is_complete = true;
      if (is_article(taken, format)) return taken;
      taken = {};
    }
    if (ended) return std::nullopt;
    const bool closed = closes(line, format);
    taken.size += line.size();
    taken.bytes.append(line.substr(0, limit - taken.bytes.size()));
    window.drop(line.size());
    if (!closed) continue;
    taken.is_complete = true;
    return taken;
  }
}

Draft read_exported(std::string_view article, Format format, const std::string& path) {
  const std::vector<std::string_view> lines = lines_of(article);
  Draft draft = format == Format::lexis_nexis ? read_lexis_nexis(lines)
                : format == Format::nexis_uni ? read_nexis_uni(lines)
                : format == Format::factiva   ? read_factiva(lines)
                                              : read_proquest(lines);
  static const RE2 kEdges(R"(^\n+|\n+$)");
  static const RE2 kGaps(R"(\n{3,})");
  RE2::GlobalReplace(&draft.text, kEdges, "");
  RE2::GlobalReplace(&draft.text, kGaps, "\n\n");
  if (draft.text.empty()) throw Error(path, "is an export's record without a text");
  return draft;
}

}  // namespace onrecord
