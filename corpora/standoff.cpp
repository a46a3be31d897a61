#include "corpora/standoff.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpora/code_points.h"
#include "corpora/error.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

Span span_from(const Json& pair) { return {pair.at(0).get<std::uint32_t>(), pair.at(1).get<std::uint32_t>()}; }

std::optional<Span> optional_span(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null() || found->empty()) return std::nullopt;
  return span_from(*found);
}

std::string optional_string(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? std::string() : found->get<std::string>();
}

EntityType type_of(const std::string& name) {
  if (const auto type = entity_type_from(name)) return *type;
  throw std::invalid_argument("'" + name + "' is no entity type");
}

QuoteKind quote_kind_of(const std::string& name) {
  if (const auto kind = quote_kind_from(name)) return *kind;
  throw std::invalid_argument("'" + name + "' is no kind of quote");
}

Standoff parse(std::string_view content, const std::string& where) try {
  const Json object = Json::parse(content);
  Standoff standoff;
  standoff.article = object.at("article").get<std::string>();
  standoff.text = optional_string(object, "text");
  for (const Json& m : object.at("mentions")) {
    standoff.mentions.push_back({{m.at("start").get<std::uint32_t>(), m.at("end").get<std::uint32_t>()},
                                 type_of(m.at("type").get<std::string>()),
                                 optional_string(m, "surface"),
                                 optional_string(m, "entity")});
  }
  for (const Json& q : object.value("quotes", Json::array())) {
    StandoffQuote quote;
    quote.kind = quote_kind_of(q.at("kind").get<std::string>());
    for (const Json& span : q.at("spans")) quote.spans.push_back(span_from(span));
    quote.cue = optional_span(q, "cue");
    quote.source = optional_span(q, "source");
    quote.speaker = optional_string(q, "speaker");
    standoff.quotes.push_back(std::move(quote));
  }
  for (const Json& a : object.value("affiliations", Json::array())) {
    standoff.affiliations.push_back({{a.at("start").get<std::uint32_t>(), a.at("end").get<std::uint32_t>()},
                                     optional_string(a, "person"),
                                     optional_string(a, "role"),
                                     optional_string(a, "organization")});
  }
  return standoff;
} catch (const std::exception& problem) {
  throw Error(where, std::string("is no standoff annotation: ") + problem.what());
}

Json pair_of(Span span) { return Json::array({span.begin, span.end}); }
Json pair_of(const std::optional<Span>& span) { return span ? pair_of(*span) : Json(); }

std::string entity_name(const Annotations& annotations, std::size_t mention, std::string_view surface) {
  const auto entity = annotations.resolutions.size() > mention ? annotations.resolutions[mention].entity : std::nullopt;
  return entity ? entity->in(annotations.entities).name : std::string(surface);
}

}  // namespace

Standoff to_standoff(const Article& article, const Annotations& annotations) {
  const CodePoints points(article.text());
  const auto in_points = [&](std::optional<Span> bytes) {
    return bytes ? std::optional(points.from_bytes(*bytes)) : std::nullopt;
  };
  Standoff standoff;
  standoff.article = std::filesystem::path(article.path()).filename().string();
  for (std::size_t i = 0; i < annotations.mentions.size(); ++i) {
    const Mention& mention = annotations.mentions[i];
    if (mention.kind != MentionKind::name) continue;
    const std::string surface(mention.span.of(article.text()));
    standoff.mentions.push_back(
        {points.from_bytes(mention.span), mention.type, surface, entity_name(annotations, i, surface)});
  }
  for (const Quote& quote : annotations.quotes) {
    StandoffQuote out{quote.kind, {}, in_points(quote.cue), in_points(quote.source), {}};
    for (const Span span : quote.spans) out.spans.push_back(points.from_bytes(span));
    if (quote.speaker) out.speaker = quote.speaker->in(annotations.entities).name;
    standoff.quotes.push_back(std::move(out));
  }
  for (const Affiliation& affiliation : annotations.affiliations) {
    const auto& organization = affiliation.organization;
    standoff.affiliations.push_back({points.from_bytes(affiliation.span),
                                     affiliation.person.in(annotations.entities).name, affiliation.role,
                                     organization ? organization->in(annotations.entities).name : std::string()});
  }
  return standoff;
}

Standoff read_standoff(const std::filesystem::path& file) { return parse(read_file(file), file.string()); }

std::vector<Standoff> read_standoff_folder(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) throw Error(folder.string(), "is no folder");
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  if (files.empty()) throw Error(folder.string(), "holds no .json annotations");
  std::sort(files.begin(), files.end());
  std::vector<Standoff> all;
  for (const auto& file : files) all.push_back(read_standoff(file));
  return all;
}

std::vector<Standoff> read_standoff_lines(const std::filesystem::path& file) {
  const std::string content = read_file(file);
  std::vector<Standoff> all;
  std::string_view rest = content;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!line.empty()) all.push_back(parse(line, file.string() + ":" + std::to_string(number)));
  }
  return all;
}

std::string to_json(const Standoff& standoff) {
  Json object = {{"article", standoff.article}};
  if (!standoff.text.empty()) object["text"] = standoff.text;
  object["mentions"] = Json::array();
  object["quotes"] = Json::array();
  object["affiliations"] = Json::array();
  for (const auto& m : standoff.mentions) {
    object["mentions"].push_back({{"start", m.span.begin},
                                  {"end", m.span.end},
                                  {"surface", m.surface},
                                  {"type", to_string(m.type)},
                                  {"entity", m.entity}});
  }
  for (const auto& q : standoff.quotes) {
    Json spans = Json::array();
    for (const Span span : q.spans) spans.push_back(pair_of(span));
    object["quotes"].push_back({{"kind", to_string(q.kind)},
                                {"spans", std::move(spans)},
                                {"cue", pair_of(q.cue)},
                                {"source", pair_of(q.source)},
                                {"speaker", q.speaker.empty() ? Json() : Json(q.speaker)}});
  }
  for (const auto& a : standoff.affiliations) {
    object["affiliations"].push_back({{"person", a.person},
                                      {"role", a.role},
                                      {"organization", a.organization.empty() ? Json() : Json(a.organization)},
                                      {"start", a.span.begin},
                                      {"end", a.span.end}});
  }
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);  // file names may be any bytes
}

}  // namespace onrecord
