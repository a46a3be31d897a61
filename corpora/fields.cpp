#include "corpora/fields.h"

#include <algorithm>

#include "corpora/words.h"

namespace onrecord {
namespace {

struct Names {
  std::string_view field;
  std::string Metadata::*member;  // null for the text
  std::vector<std::string_view> keys;
};

const std::vector<Names>& usual_names() {
  static const std::vector<Names> kNames = {
      {"text", nullptr, {"text", "content", "body", "full_text", "fulltext", "article_text", "maintext", "article"}},
      {"title", &Metadata::title, {"title", "headline", "heading"}},
      {"author", &Metadata::byline, {"author", "authors", "byline", "creator", "writer"}},
      {"date",
       &Metadata::published,
       {"date", "published", "publish_date", "published_at", "publishedat", "date_publish", "date_published",
        "datepublished", "pub_date", "pubdate", "publication_date"}},
      {"url", &Metadata::url, {"url", "link", "canonical_url", "permalink", "web_url"}},
      {"source",
       &Metadata::outlet,
       {"source", "outlet", "publication", "newspaper", "publisher", "source_name", "source_domain", "site"}},
      {"id", &Metadata::id, {"id", "article_id", "_id", "uuid", "guid"}},
  };
  return kNames;
}

}  // namespace

const std::vector<std::string_view>& field_names() {
  static const std::vector<std::string_view> kFields = [] {
    std::vector<std::string_view> fields;
    for (const Names& names : usual_names()) fields.push_back(names.field);
    return fields;
  }();
  return kFields;
}

void take_fields(const FindValue& find, const FieldMap& map, std::string_view kind, Draft& draft) {
  for (const Names& names : usual_names()) {
    const auto mapped = map.find(names.field);
    const std::string mapped_key = mapped == map.end() ? std::string() : lower_ascii(mapped->second);
    const std::vector<std::string_view> keys =
        mapped == map.end() ? names.keys : std::vector<std::string_view>{mapped_key};
    for (const std::string_view key : keys) {
      auto value = find(key);
      if (!value || value->empty()) continue;
      const std::string from = std::string(kind) + " " + std::string(key);
      if (names.member == nullptr) {
        draft.text = std::move(*value);
        draft.notes.push_back("text: " + from);
      } else if (names.member == &Metadata::published) {
        draft.fill_date(*value, from);
      } else {
        draft.fill(names.member, *value, from);
      }
      break;
    }
  }
}

bool names_a_text(const std::vector<std::string>& keys, const FieldMap& map) {
  auto is_among = [&](std::string_view key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
  if (const auto mapped = map.find("text"); mapped != map.end()) return is_among(lower_ascii(mapped->second));
  const auto& names = usual_names().front().keys;
  return std::any_of(names.begin(), names.end(), is_among);
}

}  // namespace onrecord
