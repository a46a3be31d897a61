#include <algorithm>

#include "corpora/error.h"
#include "pipeline/commands.h"
#include "pipeline/reading_options.h"
#include "pipeline/terminal.h"

namespace onrecord {
namespace {

constexpr std::uint64_t kMostArticles = 1'000'000'000;
constexpr std::size_t kShownBytes = 1000;

void print_field(std::ostream& out, std::string_view name, const std::string& value) {
  if (value.empty()) return;
  out << "  " << name << std::string(12 - name.size(), ' ') << safe_line(value) << '\n';
}

void print_article(const Article& article, bool whole, const Streams& streams) {
  std::ostream& out = streams.out;
  const Metadata& metadata = article.metadata();
  const Origin& origin = article.origin();
  out << safe_text(article.path()) << '\n';
  print_field(out, "title", metadata.title);
  print_field(out, "byline", metadata.byline);
  print_field(out, "published", metadata.published);
  print_field(out, "outlet", metadata.outlet);
  print_field(out, "url", metadata.url);
  print_field(out, "dateline", metadata.dateline);
  print_field(out, "source id", metadata.id);
  print_field(out, "format", origin.format);
  print_field(out, "language", origin.language + (origin.language == "en" ? "" : ", so it is not analysed"));
  print_field(out, "bytes", std::to_string(article.text().size()));
  print_field(out, "sha256", article.sha256());
  for (const std::string& note : origin.notes) print_field(out, "why", note);
  if (whole) {
    out << '\n' << safe_text(article.text()) << "\n\n";
  } else {
    print_field(out, "text",
                fit(article.text().substr(0, kShownBytes), std::max<std::size_t>(streams.columns, 80) - 14));
  }
}

int run(const Arguments& arguments, const Streams& streams) {
  const ReadOptions options = given_reading_options(arguments);
  const std::uint64_t limit = arguments.number("limit", 1, kMostArticles);
  const bool whole = arguments.has("text");
  std::uint64_t read = 0, failed = 0;
  const auto fail = [&](const Error& error) {
    streams.err << "onrecord: " << safe_line(error.what()) << '\n';
    ++failed;
  };
  const std::string& file = arguments.get("FILE");
  RecordReader records(file, file, options);
  while (read + failed < limit) {
    try {
      const auto record = records.next();
      if (!record) break;
      print_article(read_article(*record, options), whole, streams);
      ++read;
    } catch (const Error& error) {
      fail(error);
    }
  }
  if (read == 0) return kExitNothingDone;
  return failed > 0 ? kExitSomeFailed : kExitWell;
}

}  // namespace

Command read_command() {
  std::vector<Option> options = {
      {.name = "text", .help = "Print each article's text whole."},
      {.name = "limit", .value = "N", .help = "How many articles of a file of many to print.", .fallback = "10"}};
  for (Option& option : reading_options()) options.push_back(std::move(option));
  return {.name = "read",
          .summary = "show what is read from a file, and why",
          .description =
              "Reads the articles of one file as build does and prints what was found of each: title, byline, date, "
              "outlet, address, language, encoding, and where each was taken from. Nothing is analysed or written.\n\n"
              "Formats are told by the file's name, behind which .gz or .zst may stand: plain text and Markdown (.txt, "
              ".md), saved web pages (.html, .htm), JSON Lines and arrays (.jsonl, .ndjson, .json), tables (.csv, "
              ".tsv), crawls (.warc), and the text exports of LexisNexis, Nexis Uni, Factiva and ProQuest (.txt, told "
              "by their first lines). A file of several articles gives each a path like dump.jsonl#17.",
          .positionals = {{.name = "FILE", .help = "The file to read."}},
          .options = std::move(options),
          .examples = {{"What is read from an article", "onrecord read seeds/ferry-fares-wire.txt"},
                       {"A table whose text stands in the column \"story\"",
                        "onrecord read --map text=story articles.csv"}},
          .run = run};
}

}  // namespace onrecord
