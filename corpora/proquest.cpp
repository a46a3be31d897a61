// ProQuest exports: fields "Name: value" between rules of underscores, the body in "Full text:".

#include "corpora/news_exports.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

std::optional<HeaderField> field_of(std::string_view line) {
  if (trim_ascii(line) == "ProQuest document link") return HeaderField{"Links", {}};
  return header_field(line, {"Author",
                             "Abstract",
                             "Links",
                             "Full text",
                             "Subject",
                             "Location",
                             "People",
                             "Person",
                             "Company / organization",
                             "Identifier / keyword",
                             "Classification",
                             "Title",
                             "Publication title",
                             "Volume",
                             "Issue",
                             "Pages",
                             "First page",
                             "Number of pages",
                             "Publication year",
                             "Publication date",
                             "Year",
                             "Section",
                             "Column",
                             "Publisher",
                             "Place of publication",
                             "Country of publication",
                             "Publication subject",
                             "ISSN",
                             "CODEN",
                             "Source type",
                             "Language of publication",
                             "Language",
                             "Document type",
                             "ProQuest document ID",
                             "Document URL",
                             "Copyright",
                             "Last updated",
                             "Database",
                             "Credit",
                             "Dateline"});
}

void take_field(std::string_view name, const std::string& value, Draft& draft) {
  constexpr std::string_view kFrom = "ProQuest header";
  if (name == "Full text") draft.text = value;
  if (name == "Title") draft.fill(&Metadata::title, value, kFrom);
  if (name == "Author") draft.fill(&Metadata::byline, value, kFrom);
  if (name == "Publication title") draft.fill(&Metadata::outlet, value.substr(0, value.find(';')), kFrom);
  if (name == "Publication date") draft.fill_date(value, kFrom);
  if (name == "Document URL") draft.fill(&Metadata::url, value, kFrom);
  if (name == "ProQuest document ID") draft.fill(&Metadata::id, value, kFrom);
  if (name == "Dateline") draft.fill(&Metadata::dateline, value, kFrom);
}

}  // namespace

Draft read_proquest(const std::vector<std::string_view>& lines) {
  Draft draft;
  std::string_view name;
  std::string value;
  bool after_blank = true;
  for (const std::string_view line : lines) {
    // Within the body a field begins behind an empty line, so that "Title: ..." in a sentence stays.
    const auto field = name == "Full text" && !after_blank ? std::nullopt : field_of(line);
    after_blank = trim_ascii(line).empty();
    if (!field) {
      value += std::string(trim_ascii(line)) + '\n';
      continue;
    }
    take_field(name, value, draft);
    name = field->name;
    value = std::string(field->value) + '\n';
  }
  take_field(name, value, draft);
  return draft;
}

}  // namespace onrecord
