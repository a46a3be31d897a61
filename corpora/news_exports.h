// News exports: files of many articles as the databases of newspapers export them in plain text, each article with its
// header block: LexisNexis ("3 of 500 DOCUMENTS"), Nexis Uni ("End of Document"), Factiva ("Document NYTF0000...", with
// or without field codes) and ProQuest ("ProQuest document ID:").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/draft.h"
#include "corpora/records.h"

namespace onrecord {

// Which of these a text file is, told by the lines of its first bytes; nothing for any other text.
std::optional<Format> find_export_format(std::string_view head);

// The next article of such a file, in bytes. What stands between articles, a table of contents say, is passed over.
std::optional<Taken> take_exported(Window& window, Format format, std::size_t limit);

// Reads one article (UTF-8): its text and what its header block says. Throws Error, naming `path`, when it has no text.
Draft read_exported(std::string_view article, Format format, const std::string& path);

// The parts of the three above, one a format.
Draft read_lexis_nexis(const std::vector<std::string_view>& lines);
Draft read_nexis_uni(const std::vector<std::string_view>& lines);
Draft read_factiva(const std::vector<std::string_view>& lines);
Draft read_proquest(const std::vector<std::string_view>& lines);

// "Section" and "A; Pg. 1" of the line "Section: A; Pg. 1", where its name is one of `names`.
struct HeaderField {
  std::string_view name;
  std::string_view value;
};
std::optional<HeaderField> header_field(std::string_view line, std::initializer_list<std::string_view> names);

}  // namespace onrecord
