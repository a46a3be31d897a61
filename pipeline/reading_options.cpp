#include "pipeline/reading_options.h"

#include <algorithm>

#include "pipeline/terminal.h"

namespace onrecord {
namespace {

constexpr std::uint64_t kMostBytes = 1u << 29;  // ICU counts UTF-16 units, twice as many in its buffers, in 31 bits

// "text=story,date=meta.when"
FieldMap parse_map(std::string_view given) {
  const auto& fields = field_names();
  FieldMap map;
  while (!given.empty()) {
    const std::size_t end = std::min(given.find(','), given.size());
    const std::string_view pair = given.substr(0, end);
    given.remove_prefix(std::min(end + 1, given.size()));
    const std::size_t equals = pair.find('=');
    const std::string field(pair.substr(0, equals));
    if (equals == std::string_view::npos || equals + 1 == pair.size()) {
      throw UsageError("--map: '" + std::string(pair) + "' is not of the form FIELD=KEY");
    }
    if (std::find(fields.begin(), fields.end(), field) == fields.end()) {
      throw UsageError("--map: '" + field + "' is no field; those are " + join({fields.begin(), fields.end()}, ", "));
    }
    map[field] = pair.substr(equals + 1);
  }
  return map;
}

}  // namespace

std::vector<Option> reading_options() {
  return {{.name = "max-article-bytes",
           .value = "N",
           .help = "The longest article taken; longer ones fail. A page or record counts as it stands in its file.",
           .fallback = std::to_string(Article::kMaxBytes)},
          {.name = "map",
           .value = "FIELD=KEY,...",
           .help = "Under which keys of JSON objects, or in which columns of tables, fields stand that have none of "
                   "their usual names. Fields are text, title, author, date, url, source and id; a dot leads into an "
                   "object."}};
}

ReadOptions given_reading_options(const Arguments& arguments) {
  ReadOptions options;
  options.max_article_bytes = arguments.number("max-article-bytes", 1, kMostBytes);
  if (const auto map = arguments.find("map")) options.fields = parse_map(*map);
  return options;
}

}  // namespace onrecord
