// JSON articles: one object an article, its fields under the usual names (fields.h).
#pragma once

#include <string_view>

#include "corpora/fields.h"

namespace onrecord {

// Reads the object `json` (UTF-8). Lone surrogates in it become U+FFFD. Throws Error, naming `path`, when it is no
// JSON object or has no text.
Draft read_json_article(std::string_view json, const FieldMap& map, const std::string& path);

}  // namespace onrecord
