#include "corpora/json_article.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpora/error.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

// The code unit of an escape "\uXXXX" at `at`; 0 where none stands.
unsigned escaped_unit(std::string_view json, std::size_t at) {
  if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') return 0;
  unsigned unit = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const char c = json[i];
    const bool digit = c >= '0' && c <= '9';
    const char letter = static_cast<char>(c | 0x20);
    if (!digit && (letter < 'a' || letter > 'f')) return 0;
    unit = unit * 16 + static_cast<unsigned>(digit ? c - '0' : letter - 'a' + 10);
  }
  return unit;
}

// Programs that cut texts by UTF-16 code units leave half characters behind, which no parser takes: they become
// U+FFFD.
std::string without_lone_surrogates(std::string_view json) {
  std::string clean;
  clean.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    if (json[at] != '\\') {
      clean += json[at++];
      continue;
    }
    const unsigned unit = escaped_unit(json, at);
    if (unit == 0) {
      clean += json.substr(at, 2);
      at += 2;
      continue;
    }
    const unsigned next = escaped_unit(json, at + 6);
    const bool is_pair = unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000;
    const bool is_lone = unit >= 0xD800 && unit < 0xE000 && !is_pair;
    const std::size_t size = is_pair ? 12 : 6;
    clean += is_lone ? "\\ufffd" : json.substr(at, size);
    at += size;
  }
  return clean;
}

// What a value says as text: names of several authors with commas between, an object by its name.
std::string as_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  if (value.is_object()) {
    for (const char* key : {"name", "text", "value", "title"}) {
      if (value.contains(key) && value[key].is_string()) return value[key].get<std::string>();
    }
  }
  if (!value.is_array()) return {};
  std::string joined;
  for (const Json& element : value) {
    const std::string part = element.is_array() ? std::string() : as_text(element);
    if (part.empty()) continue;
    if (!joined.empty()) joined += ", ";
    joined += part;
  }
  return joined;
}

// Paragraphs that come as an array of strings.
std::string as_paragraphs(const Json& value) {
  std::string text;
  for (const Json& element : value) {
    const std::string part = element.is_array() ? std::string() : as_text(element);
    if (part.empty()) continue;
    if (!text.empty()) text += "\n\n";
    text += part;
  }
  return text;
}

const Json* find_member(const Json& object, std::string_view key) {
  for (const auto& [name, value] : object.items()) {
    if (lower_ascii(name) == key) return &value;
  }
  return nullptr;
}

const Json* find_path(const Json& object, std::string_view key) {
  if (const Json* whole = find_member(object, key)) return whole;
  const std::size_t dot = key.find('.');
  if (dot == std::string_view::npos) return nullptr;
  const Json* outer = find_member(object, key.substr(0, dot));
  return outer != nullptr && outer->is_object() ? find_path(*outer, key.substr(dot + 1)) : nullptr;
}

}  // namespace

Draft read_json_article(std::string_view json, const FieldMap& map, const std::string& path) {
  Json object;
  try {
    object =
        Json::parse(json.find("\\u") == std::string_view::npos ? std::string(json) : without_lone_surrogates(json));
  } catch (const Json::parse_error& error) {
    throw Error(path, "is no valid JSON at byte " + std::to_string(error.byte));
  } catch (const Json::out_of_range&) {
    throw Error(path, "is no valid JSON: a number is too large");
  }
  if (!object.is_object()) throw Error(path, std::string("is no JSON object but of type ") + object.type_name());
  Draft draft;
  const auto mapped = map.find("text");
  take_fields(
      [&](std::string_view key) -> std::optional<std::string> {
        const Json* value = find_path(object, key);
        if (value == nullptr) return std::nullopt;
        const bool is_text = mapped == map.end() ? key == "text" || key == "content" || key == "body"
                                                 : key == lower_ascii(mapped->second);
        return is_text && value->is_array() ? as_paragraphs(*value) : as_text(*value);
      },
      map, "key", draft);
  if (!draft.text.empty()) return draft;
  std::string keys;
  for (const auto& [name, value] : object.items()) {
    if (keys.size() < 100) keys += (keys.empty() ? "" : ", ") + name;
  }
  throw Error(path, "has no text; its keys are " + (keys.empty() ? "none" : keys));
}

}  // namespace onrecord
