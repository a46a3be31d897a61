#include "corpora/reader.h"
#include "corpora/standoff.h"
#include "pipeline/commands.h"
#include "pipeline/markup.h"
#include "pipeline/reading_options.h"
#include "pipeline/terminal.h"
#include "stages/stages.h"

namespace onrecord {
namespace {

int run(const Arguments& arguments, const Streams& streams) {
  const std::string& path = arguments.get("ARTICLE");
  const Models models = load_models(models_folder(arguments));
  const Article article = read_article(path, given_reading_options(arguments));
  const std::string& language = article.origin().language;
  const bool is_english = language == "en";  // as build has it
  const Annotations annotations = is_english ? analyse(article, models) : Annotations();
  if (arguments.get("format") == "json") {
    streams.out << safe_json(to_json(to_standoff(article, annotations))) << '\n';
  } else {
    streams.out << mark_up(article, annotations, streams.colour);
    if (!is_english) streams.out << "\nnot analysed: the language is '" << language << "', and only English is\n";
  }
  return kExitWell;
}

}  // namespace

Command show_command() {
  std::vector<Option> options = {
      {.name = "format",
       .value = "FORMAT",
       .help =
           "As a text to read, or as one JSON object with mentions, quotes and affiliations, whose offsets count code "
           "points of the text.",
       .fallback = "text",
       .choices = {"text", "json"}},
      models_option()};
  for (Option& option : reading_options()) options.push_back(std::move(option));
  return {
      .name = "show",
      .summary = "print one article with its names, quotes and speakers marked",
      .description =
          "Analyses one article by itself, as build does, and prints it; no knowledge base is read or written.\n\n"
          "On a terminal names are coloured by type (person cyan, organization yellow, event magenta, place green), "
          "quotes are underlined, the words that name a speaker bold and those that report italic. Elsewhere, and "
          "where the environment variable NO_COLOR is set, the marks are plain: [Ada Vell/person] is a name, "
          "{2: We will win,} the second quote or a piece of it. Below the text stand the entities, each with the forms "
          "of its name and "
          "how often they occur, and the quotes, each with its speaker and the words that attribute it.",
      .positionals = {{.name = "ARTICLE",
                       .help = "The article's file, of any format that build reads; of a file of several, one of "
                               "them, as in dump.jsonl#17."}},
      .options = std::move(options),
      .examples = {{"Read an article with everything marked, page by page",
                    "onrecord show seeds/ferry-fares-wire.txt | less"},
                   {"All names in it",
                    "onrecord show --format json seeds/ferry-fares-wire.txt | jq -r '.mentions[].surface'"}},
      .run = run};
}

}  // namespace onrecord
