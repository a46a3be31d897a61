// Every kind of case that entities and linking must tell, as a person can read it: linking_cases.txt has the texts with
// their names marked, the golden file the key of each name. Articles of a case, parted by "--", are one knowledge base.
#include <catch2/catch.hpp>

#include "pipeline/linking.h"
#include "stages/affiliations.h"
#include "stages/entities.h"
#include "stages/referring.h"
#include "tests/pipeline/typed.h"
#include "tests/stages/marked_names.h"

namespace onrecord::testing {
namespace {

struct MarkedCase {
  std::string title;
  std::vector<std::string> articles;  // marked
};

std::vector<MarkedCase> read_cases(const std::filesystem::path& file) {
  std::vector<MarkedCase> cases;
  std::istringstream lines(read_file(file));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line == "--") continue;
    if (line.starts_with("== "))
      cases.push_back({line.substr(3), {}});
    else
      cases.back().articles.push_back(line);
  }
  return cases;
}

// The text with "[Ada Vell -> person/ada-vell]" for each name, and for each pronoun and description that is resolved.
std::string with_keys(const MarkedArticle& read, const std::vector<std::string>& keys) {
  const std::string_view text = read.article.text();
  std::string told;
  std::uint32_t past = 0;
  for (std::size_t i = 0; i < read.annotations.mentions.size(); ++i) {
    const Span span = read.annotations.mentions[i].span;
    const auto entity = read.annotations.resolutions[i].entity;
    if (!entity || span.begin < past) continue;
    told += text.substr(past, span.begin - past);
    told += '[' + std::string(span.of(text)) + " -> " + keys[entity->value] + ']';
    past = span.end;
  }
  return told + std::string(text.substr(past));
}

std::string told_of(const MarkedCase& marked) {
  std::vector<MarkedArticle> articles;
  std::vector<ArticleEntities> summaries;
  for (const std::string& text : marked.articles) {
    MarkedArticle& read = articles.emplace_back(read_marked(text));
    add_referring_mentions(read.article, models(), read.annotations);
    find_entities(read.article, models(), read.annotations);
    find_affiliations(read.article, models(), read.annotations);
    summaries.push_back(summarize_entities(read.article, read.annotations));
    summaries.back().path = std::to_string(summaries.size()) + ".txt";
    summaries.back().published = "2016-10-01";
  }
  const Links links = link_entities(summaries, models());
  std::string told = "== " + marked.title + '\n';
  for (std::size_t a = 0; a < articles.size(); ++a) {
    std::vector<std::string> keys;
    for (const std::uint32_t place : links.entity_of[a]) {
      const LinkedEntity& entity = links.entities[place];
      keys.push_back(entity.key + (entity.wikidata.empty() ? "" : " " + entity.wikidata));
    }
    told += (a > 0 ? "--\n" : "") + with_keys(articles[a], keys) + '\n';
  }
  return told + '\n';
}

TEST_CASE("linking: each kind of case") {
  std::string told;
  for (const MarkedCase& marked : read_cases(kSource / "tests/pipeline/linking_cases.txt")) told += told_of(marked);
  check_golden("linking.txt", told);
}

}  // namespace
}  // namespace onrecord::testing
