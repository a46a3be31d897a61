// Standoff: annotations of one article as gold files and exports write them, in code points and names.
//
// The same form for what annotators marked and for what the program found, so that the two can be compared without
// a database. One JSON object an article:
//   {"article", "mentions": [{start, end, surface, type, entity}],
//    "quotes": [{kind, spans: [[s, e]], cue: [s, e] | null, source: [s, e] | null, speaker: name | null}],
//    "affiliations": [{person, role, organization, start, end}]}
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/annotations.h"

namespace onrecord {

// All spans here are half-open ranges of code points.
struct StandoffMention {
  Span span;
  EntityType type = EntityType::person;
  std::string surface;
  std::string entity;  // canonical name, the same across all articles of a collection
};
struct StandoffQuote {
  QuoteKind kind = QuoteKind::direct;
  std::vector<Span> spans;
  std::optional<Span> cue;
  std::optional<Span> source;
  std::string speaker;  // canonical name; empty where the text names none
};
struct StandoffAffiliation {
  Span span;
  std::string person;
  std::string role;
  std::string organization;  // or empty
};

struct Standoff {
  std::string article;  // the file name of the article
  std::string text;     // where the file carries it (JSON lines), else empty
  std::vector<StandoffMention> mentions;
  std::vector<StandoffQuote> quotes;
  std::vector<StandoffAffiliation> affiliations;
};

// What was found in `article`: its names, quotes and affiliations. The article is called by its file name; an entity,
// by the fullest name that the article gives. A mention that is not resolved is its own entity.
Standoff to_standoff(const Article& article, const Annotations& annotations);

// Reads one `ARTICLE.txt.json`. Throws Error, naming `file`, when it is not of this form.
Standoff read_standoff(const std::filesystem::path& file);

// Reads all `*.json` files of `folder`, sorted by file name. Throws Error when the folder holds none.
std::vector<Standoff> read_standoff_folder(const std::filesystem::path& folder);

// Reads a file with one such object a line (".jsonl"). Errors name the line.
std::vector<Standoff> read_standoff_lines(const std::filesystem::path& file);

// The object as JSON of one line, keys in the order above, ASCII and other characters as they are.
std::string to_json(const Standoff& standoff);

}  // namespace onrecord
