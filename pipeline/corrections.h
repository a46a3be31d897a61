// Corrections: what a researcher knows better than the program.
//
// A table (CSV with a header, in UTF-8) that is written by hand or by `onrecord correct`, and applied whenever entities
// are linked. It speaks of entity keys and of articles and texts, never of row ids, so it survives new articles and new
// models.
//
//   action         entity             value             article
//   same           person/ada-vell    person/a-vell                  the second is the first
//   different      person/vell        Tom Vell          fares.txt    in this article it is Tom Vell, somebody else
//   rename         person/ada-vell    Ada Rose Vell
//   retype         place/tide-hall    organization
//   not-an-entity  person/bread-pact                   [fares.txt]   nothing real, in one article or in all
//   speaker        person/ada-vell    We will win.      fares.txt    said this; without an entity: nobody named did
//
// Rows are matched against the entities as they are linked without corrections, so their order does not matter.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "pipeline/linking.h"

namespace onrecord {

struct Correction {
  std::size_t line = 0;  // in the file, from 1
  std::string action;
  std::string entity;
  std::string value;
  std::string article;
};

// Throws Error, naming the file and the line, when it cannot be read or a row is not of the form above.
std::vector<Correction> read_corrections(const std::filesystem::path& file);

// What such a row lacks, "has no entity"; empty where nothing.
std::string what_is_wrong(const Correction& correction);

// One row as a line of such a file, quoted where needed, with its line break; and the header.
std::string correction_row(const Correction& correction);
std::string_view corrections_header();

// Changes `links` as all rows but those of speakers say. Returns for each row "applied", or why it was not: no such
// entity or article, or in conflict with an earlier row. Rows of speakers get an empty text.
std::vector<std::string> apply_corrections(std::span<const Correction> corrections,
                                           std::span<const ArticleEntities> articles, Links& links);

}  // namespace onrecord
