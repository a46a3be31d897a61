// Fields: what the columns of a table and the keys of a JSON object say of an article, under the names in use.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/draft.h"

namespace onrecord {

// The fields that can be mapped: "text", "title", "author", "date", "url", "source", "id".
const std::vector<std::string_view>& field_names();

// From one of these to the key that holds it in the user's files: {"text", "story"}. In JSON a dot leads into an
// object: "source.name".
using FieldMap = std::map<std::string, std::string, std::less<>>;

// The value under a key in lower case; nothing where there is none.
using FindValue = std::function<std::optional<std::string>(std::string_view key)>;

// Fills a draft, its text too. A field that `map` does not name is looked for under its usual names ("text",
// "content", "body" ...); the first that is not empty counts. `kind` says in notes what a key is: "key", "column".
void take_fields(const FindValue& find, const FieldMap& map, std::string_view kind, Draft& draft);

// Whether one of the usual names of the text, or the mapped one, is among `keys` (in lower case).
bool names_a_text(const std::vector<std::string>& keys, const FieldMap& map);

}  // namespace onrecord
