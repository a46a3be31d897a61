#include <array>
#include <cstdio>
#include <set>

#include "corpora/scoring.h"
#include "pipeline/commands.h"
#include "pipeline/database.h"
#include "pipeline/stored_annotations.h"
#include "pipeline/terminal.h"

namespace onrecord {
namespace {

template <class... Values>
std::string format(const char* layout, Values... values) {
  std::array<char, 256> line;
  std::snprintf(line.data(), line.size(), layout, values...);
  return line.data();
}

std::string mention_line(std::string_view type, const Score& exact, const Score& overlap) {
  return format("%-14s %5zu    %.3f %.3f %.3f      %.3f %.3f %.3f\n", std::string(type).c_str(), exact.gold,
                exact.precision(), exact.recall(), exact.f1(), overlap.precision(), overlap.recall(), overlap.f1());
}

void print_mentions(std::ostream& out, std::span<const ScoredArticle> articles) {
  out << format("%-14s %5s   exact P    R    F1     overlap P    R    F1\n", "type", "gold");
  Score all_exact, all_overlap;
  for (const EntityType type : kEntityTypes) {
    const Score exact = score_mentions(articles, type, SpanMatch::exact);
    const Score overlap = score_mentions(articles, type, SpanMatch::overlap);
    out << mention_line(to_string(type), exact, overlap);
    all_exact += exact;
    all_overlap += overlap;
  }
  out << mention_line("all", all_exact, all_overlap);
}

void print_linking(std::ostream& out, std::span<const ScoredArticle> articles) {
  const LinkingScore score = score_linking(articles);
  out << format("linking over %zu mentions found: B3 P %.3f R %.3f F1 %.3f\n", score.mentions, score.precision,
                score.recall, score.f1);
}

void print_quotes(std::ostream& out, std::span<const ScoredArticle> articles, std::span<const QuoteKind> kinds) {
  std::vector<std::string> names;
  for (const QuoteKind kind : kinds) names.emplace_back(to_string(kind));
  const QuoteScore score = score_quotes(articles, kinds);
  out << format("quotes %-13s gold %4zu  P %.3f R %.3f F1 %.3f  exact %zu  ", join(names, "+").c_str(),
                score.quotes.gold, score.quotes.precision(), score.quotes.recall(), score.quotes.f1(), score.exact)
      << format("speaker right %zu/%zu found, %zu/%zu of all\n", score.speakers_right, score.speakers_asked,
                score.speakers_right, score.speakers_gold);
}

int run(const Arguments& arguments, const Streams& streams) try {
  const std::vector<Standoff> gold = read_standoff_folder(arguments.get("GOLD_DIR"));
  std::set<std::string> names;
  for (const Standoff& standoff : gold) names.insert(standoff.article);
  const std::vector<Standoff> found = read_stored(open_to_read(arguments.get("db")), names);

  const std::vector<ScoredArticle> articles = pair_up(gold, found);
  int status = kExitWell;
  for (const ScoredArticle& article : articles) {
    if (article.found != nullptr) continue;
    streams.err << "onrecord: " << safe_text(article.gold->article) << ": is not in the knowledge base\n";
    status = kExitSomeFailed;
  }
  using enum QuoteKind;
  print_mentions(streams.out, articles);
  print_linking(streams.out, articles);
  print_quotes(streams.out, articles, std::array{direct});
  print_quotes(streams.out, articles, std::array{mixed});
  print_quotes(streams.out, articles, std::array{direct, mixed});
  print_quotes(streams.out, articles, std::array{indirect});
  return status;
} catch (const SQLite::Exception& error) {
  throw database_error(arguments.get("db"), error);
}

}  // namespace

Command eval_command() {
  return {
      .name = "eval",
      .summary = "score a knowledge base against gold annotations",
      .description =
          "Compares what a knowledge base holds with what annotators marked, over all gold articles together, by file "
          "name. Articles that are not in the knowledge base count as articles in which nothing was found.\n\n"
          "Mentions: precision, recall and F1 by type, exact (same characters and type) and overlapping (same type). "
          "Linking: B3 over the mentions that both have, with their entities across all articles. Quotes by kind: "
          "those that share at least half of their characters; how many share more than 0.97; and whose speaker is "
          "right, of the quotes found and of all that have one.",
      .positionals = {{.name = "GOLD_DIR",
                       .help = "A folder with one ARTICLE.txt.json an article, as in corpora/gold."}},
      .options =
          {{.name = "db", .value = "FILE", .help = "The knowledge base to score.", .required = true, .is_path = true}},
      .examples = {{"How well the seed articles were read", "onrecord eval corpora/gold --db build/kb.sqlite"}},
      .run = run};
}

}  // namespace onrecord
