#include <csignal>
#include <iomanip>
#include <sstream>
#include <thread>

#include "pipeline/commands.h"
#include "pipeline/progress.h"
#include "pipeline/reading_options.h"
#include "pipeline/runner.h"
#include "pipeline/terminal.h"

namespace onrecord {
namespace {

constexpr std::uint64_t kMostJobs = 256;

// One line a fact: "entities   12 person, 8 organization".
void print_counts(std::ostream& out, const std::string& what, SQLite::Database& database, const char* query) {
  SQLite::Statement select(database, query);
  std::vector<std::string> parts;
  while (select.executeStep()) parts.push_back(select.getColumn(0).getString());
  out << std::left << std::setw(11) << what << (parts.empty() ? "none" : join(parts, ", ")) << '\n';
}

void print_summary(std::ostream& out, const BuildOptions& options, const BuildSummary& summary) {
  const RunCounts& counts = summary.counts;
  out << "articles   " << counts.analysed + counts.unchanged << " read (" << counts.unchanged << " unchanged), "
      << counts.skipped << " skipped, " << counts.failed << " failed";
  if (counts.removed > 0) out << ", " << counts.removed << " removed";
  out << '\n';
  SQLite::Database database = open_to_read(options.database);
  print_counts(out, "languages", database,
               "SELECT count(*) || ' ' || language || iif(language = 'en', '', ' (not analysed)') FROM articles"
               " GROUP BY language ORDER BY count(*) DESC, language");
  print_counts(out, "entities", database, "SELECT count(*) || ' ' || type FROM entities GROUP BY type ORDER BY type");
  print_counts(out, "mentions", database, "SELECT count(*) || ' ' || kind FROM mentions GROUP BY kind ORDER BY kind");
  print_counts(out, "quotes", database,
               "SELECT count(*) || ' ' || kind || ' (' || count(speaker_id) || ' with a speaker)' FROM quotes"
               " GROUP BY kind ORDER BY kind");
  std::ostringstream seconds;
  seconds << std::fixed << std::setprecision(1) << summary.seconds;
  out << "time       " << seconds.str() << " s";
  if (counts.words > 0)
    out << ", " << static_cast<long>(static_cast<double>(counts.words) / summary.seconds) << " words a second";
  out << '\n' << "written to " << safe_text(options.database.string()) << '\n';
}

// The file given, or corrections.csv beside the knowledge base where there is one.
std::filesystem::path corrections_file(const Arguments& arguments) {
  if (const auto given = arguments.find("corrections")) return *given;
  auto beside = std::filesystem::path(arguments.get("db")).replace_filename("corrections.csv");
  return std::filesystem::exists(beside) ? beside : std::filesystem::path();
}

// As a shell takes it for one word.
std::string shell_word(const std::string& word) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./=,:-";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + '\'';
}

// What decides what this build does, as it could be typed again.
std::string as_typed(const Arguments& arguments, const BuildOptions& options) {
  std::string typed;
  for (const std::string& articles : arguments.all("ARTICLES")) typed += shell_word(articles) + ' ';
  typed += "--jobs " + std::to_string(options.jobs);
  for (const std::string name : {"corrections", "models", "max-article-bytes", "map", "wait"}) {
    if (const auto value = arguments.find(name)) typed += " --" + name + ' ' + shell_word(*value);
  }
  if (options.prune) typed += " --prune";
  return safe_text(typed);
}

int run(const Arguments& arguments, const Streams& streams) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is told by the failing write
  BuildOptions options;
  const auto& given = arguments.all("ARTICLES");
  options.articles.assign(given.begin(), given.end());
  options.database = arguments.get("db");
  options.jobs = arguments.has("jobs") ? arguments.number("jobs", 1, kMostJobs)
                                       : std::max(1u, std::thread::hardware_concurrency());
  options.corrections = corrections_file(arguments);
  options.prune = arguments.has("prune");
  options.reading = given_reading_options(arguments);
  options.wait = std::chrono::seconds(arguments.number("wait", 0, 86400));
  options.given = as_typed(arguments, options);

  const Models models = load_models(models_folder(arguments));
  const bool quiet = arguments.has("quiet");
  BuildSummary summary;
  {
    Progress progress(streams, quiet);
    summary = build(options, models,
                    {.progress = [&](const BuildProgress& state) { progress.show(state); },
                     .failed = [&](const Failure& f) { progress.message(f.shown + ": " + f.message); },
                     .note = [&](const std::string& text) { progress.message(text); }});
  }
  if (!quiet) print_summary(streams.out, options, summary);
  if (summary.counts.analysed + summary.counts.unchanged == 0) return kExitNothingDone;
  return summary.counts.failed > 0 ? kExitSomeFailed : kExitWell;
}

}  // namespace

Command build_command() {
  std::vector<Option> options = {
      {.name = "db", .value = "FILE", .help = "The knowledge base to write.", .required = true, .is_path = true},
      {.name = "jobs", .value = "N", .help = "How many articles to analyse at once. Without it, one a processor."},
      {.name = "corrections",
       .value = "FILE",
       .help =
           "What to correct, as 'onrecord help correct' says. Without it, corrections.csv beside the knowledge base.",
       .is_path = true},
      {.name = "prune", .help = "Remove from the knowledge base what is not among ARTICLES."},
      {.name = "wait",
       .value = "SECONDS",
       .help = "How long to wait while another program holds the knowledge base locked.",
       .fallback = "5"},
      models_option(),
      {.name = "quiet", .help = "Print no progress and no summary, only what goes wrong."}};
  for (Option& option : reading_options()) options.push_back(std::move(option));
  return {
      .name = "build",
      .summary = "read articles into a knowledge base",
      .description =
          "Reads articles, finds the people, organizations, events and places in them, what is said and by whom, and "
          "writes it all to one SQLite file, linked over all articles.\n\n"
          "In folders, and the folders in them, articles are read from plain text and Markdown (.txt, .text, .md, "
          ".markdown, no suffix), the text exports of LexisNexis, Nexis Uni, Factiva and ProQuest (.txt), saved web "
          "pages (.html, .htm, .xhtml), crawls (.warc), JSON (.json, .jsonl, .ndjson) and tables (.csv, .tsv, .tab), "
          "each also behind .gz or .zst; README and hidden files are passed over. A file that is named "
          "itself is always read. 'onrecord read FILE' shows what is found in a file, and why. Articles that are not "
          "in English are recorded with their language, and not analysed.\n\n"
          "A knowledge base that exists is brought up to date: articles that are new or changed are analysed, the "
          "others are kept. What it holds of other articles stays, unless --prune is given. A build that is killed "
          "harms nothing; the next one goes on from there.",
      .positionals = {{.name = "ARTICLES", .help = "Folders and files to read.", .repeated = true}},
      .options = std::move(options),
      .examples = {{"Read a folder", "onrecord build seeds --db kb.sqlite"}},
      .run = run};
}

}  // namespace onrecord
