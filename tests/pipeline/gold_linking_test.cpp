// Entities and linking measured on annotated articles, with the annotators' own names as mentions, so that no error of
// an earlier stage counts; prints the figures. The seeds lie here; the gold of real articles lies in the folder
// ONRECORD_DATA (../shared beside the source tree where it is not set), and tests/check_gold.sh runs what needs it.
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <map>

#include "corpora/code_points.h"
#include "corpora/standoff.h"
#include "pipeline/linking.h"
#include "stages/affiliations.h"
#include "stages/entities.h"
#include "stages/referring.h"
#include "stages/stages.h"
#include "tests/pipeline/helpers.h"

namespace onrecord::testing {
namespace {

namespace fs = std::filesystem;

// Annotations, and the texts that they annotate.
struct Gold {
  fs::path annotations;
  fs::path texts;
};
const Gold kSeeds = {fs::path(ONRECORD_SOURCE) / "corpora/gold", fs::path(ONRECORD_SOURCE) / "seeds"};

// The date in a file name such as "courier_2016-11-08_title.txt", or nothing.
std::string date_in(const std::string& file) {
  const std::size_t begin = file.find('_') + 1;
  const bool dated = begin > 0 && file.size() > begin + 10 && file[begin + 4] == '-' && file[begin + 7] == '-';
  return dated ? file.substr(begin, 10) : std::string();
}

// The tokens that `span` (bytes) touches, as a mention; nothing where they lie in no one sentence.
std::optional<Mention> mention_at(const Annotations& all, Span span, EntityType type) {
  Mention mention;
  mention.type = type;
  mention.decided_by = "gold";
  const auto begin = std::partition_point(all.tokens.begin(), all.tokens.end(),
                                          [&](const Token& t) { return t.span.end <= span.begin; });
  const auto end =
      std::partition_point(begin, all.tokens.end(), [&](const Token& t) { return t.span.begin < span.end; });
  if (begin == end) return std::nullopt;
  mention.tokens = {Index<Token>(static_cast<std::size_t>(begin - all.tokens.begin())),
                    Index<Token>(static_cast<std::size_t>(end - all.tokens.begin()))};
  mention.span = {begin->span.begin, (end - 1)->span.end};
  for (std::size_t i = 0; i < all.sentences.size(); ++i) {
    if (!all.sentences[i].span.contains(mention.span)) continue;
    mention.sentence = Index<Sentence>(i);
    return mention;
  }
  return std::nullopt;
}

// B3 (Bagga and Baldwin 1998) of clusters found against clusters meant, a pair of both for each mention.
struct B3 {
  double precision = 0;
  double recall = 0;
  std::size_t mentions = 0;
  double f1() const { return 2 * precision * recall / (precision + recall); }
};
B3 b_cubed(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::map<std::string, double> found;
  std::map<std::string, double> meant;
  std::map<std::pair<std::string, std::string>, double> both;
  for (const auto& pair : pairs) {
    ++found[pair.first];
    ++meant[pair.second];
    ++both[pair];
  }
  B3 score;
  for (const auto& [pair, count] : both) {
    score.precision += count * count / found[pair.first];
    score.recall += count * count / meant[pair.second];
  }
  score.mentions = pairs.size();
  score.precision /= static_cast<double>(pairs.size());
  score.recall /= static_cast<double>(pairs.size());
  return score;
}

struct Scores {
  B3 within;  // articles
  B3 across;
};

Scores measure(const std::vector<Gold>& sets) {
  std::vector<ArticleEntities> summaries;
  std::vector<std::vector<std::pair<std::uint32_t, std::string>>> names;  // local entity and gold entity, by article
  for (const Gold& set : sets) {
    for (const Standoff& gold : read_standoff_folder(set.annotations)) {
      const Article article((set.texts.filename() / gold.article).string(), read_file(set.texts / gold.article),
                            {.published = date_in(gold.article)});
      Annotations all;
      for (const Stage& stage : all_stages()) {
        if (stage.name == "mentions") break;
        stage.run(article, models(), all);
      }
      const CodePoints points(article.text());
      std::vector<std::string> meant;
      for (const StandoffMention& name : gold.mentions) {
        const auto mention = mention_at(all, points.to_bytes(name.span), name.type);
        const bool overlaps = mention && !all.mentions.empty() && mention->span.begin < all.mentions.back().span.end;
        if (!mention || overlaps) continue;
        all.mentions.push_back(*mention);
        meant.push_back(std::string(to_string(name.type)) + "/" + name.entity);
      }
      add_referring_mentions(article, models(), all);
      find_entities(article, models(), all);
      find_affiliations(article, models(), all);
      summaries.push_back(summarize_entities(article, all));
      auto& here = names.emplace_back();
      for (std::size_t m = 0; m < all.mentions.size(); ++m) {
        if (all.mentions[m].kind != MentionKind::name) continue;
        here.emplace_back(all.resolutions[m].entity->value, meant[here.size()]);
      }
    }
  }
  const Links links = link_entities(summaries, models());
  std::vector<std::pair<std::string, std::string>> within;
  std::vector<std::pair<std::string, std::string>> across;
  for (std::size_t a = 0; a < names.size(); ++a) {
    const std::string path = summaries[a].path + " ";
    for (const auto& [local, meant] : names[a]) {
      within.emplace_back(path + std::to_string(local), path + meant);
      across.emplace_back(links.entities[links.entity_of[a][local]].key, meant);
    }
  }
  return {b_cubed(within), b_cubed(across)};
}

// Prints the scores of `sets`, and fails where one is below the least that is asked.
void check(const std::string& name, const std::vector<Gold>& sets, double least_within, double least_across) {
  const Scores scores = measure(sets);
  for (const auto& [what, score, least] : {std::tuple("within articles", scores.within, least_within),
                                           std::tuple("across", scores.across, least_across)}) {
    std::cout << name << ", " << score.mentions << " mentions, " << what << ": B3 P " << score.precision << " R "
              << score.recall << " F1 " << score.f1() << '\n';
    CHECK(score.f1() >= least);
  }
}

TEST_CASE("entities of the seeds within articles and across them") { check("seeds", {kSeeds}, 0.96, 0.94); }

TEST_CASE("entities of real articles within articles and across them", "[.gold]") {
  const char* const given = std::getenv("ONRECORD_DATA");
  const fs::path data = given != nullptr ? fs::path(given) : fs::path(ONRECORD_SOURCE) / ".." / "shared";
  REQUIRE(fs::is_directory(data / "gold"));
  const auto gold = [&data](const char* folder) { return Gold{data / "gold" / folder, data / "gold" / folder}; };
  check("political-train", {gold("political-train")}, 0.975, 0.97);
  check("opinion-train", {gold("opinion-train")}, 0.97, 0.95);
  check("political-dev", {gold("political-dev")}, 0.975, 0.975);
  check("political-train and political-dev", {gold("political-train"), gold("political-dev")}, 0.975, 0.97);
}

}  // namespace
}  // namespace onrecord::testing
