#include <re2/re2.h>

#include "corpora/error.h"
#include "pipeline/commands.h"
#include "pipeline/database.h"
#include "pipeline/queries.h"
#include "pipeline/results.h"
#include "pipeline/terminal.h"

namespace onrecord {
namespace {

std::optional<EntityType> entities_asked_for(const std::string& what) {
  if (what == "people") return EntityType::person;
  if (what == "organizations") return EntityType::organization;
  if (what == "events") return EntityType::event;
  if (what == "places") return EntityType::place;
  return std::nullopt;
}

// The ids of those called as option `name` says. Throws Error, with names that are like it, where nobody is.
std::optional<std::string> find_entities(const SQLite::Database& database, const Arguments& arguments,
                                         std::string_view name) {
  const auto called = arguments.find(name);
  if (!called) return std::nullopt;
  if (auto ids = entity_ids(database, *called)) return ids;
  const auto similar = similar_names(database, *called, 5);
  throw Error(arguments.get("DB"), "nobody and nothing here is called '" + *called + "'" +
                                       (similar.empty() ? "" : "; there is " + join(similar, ", ")));
}

std::optional<std::string> find_date(const Arguments& arguments, std::string_view name) {
  static const RE2 kDate(R"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)");
  const auto date = arguments.find(name);
  if (date && !RE2::FullMatch(*date, kDate)) {
    throw UsageError("--" + std::string(name) + ": '" + *date + "' is no date like 2016, 2016-11 or 2016-11-08");
  }
  return date;
}

std::optional<std::string> find_stance(const Arguments& arguments) {
  const auto stance = arguments.find("stance");
  if (stance && !stance_from(*stance)) {
    throw UsageError("--stance: '" + *stance + "' is no stance like neutral, denied or declined");
  }
  return stance;
}

std::optional<std::string> find_words(const Arguments& arguments) {
  const auto typed = arguments.find("match");
  if (!typed) return std::nullopt;
  if (auto expression = search_expression(*typed)) return expression;
  throw UsageError("--match: '" + *typed + "' holds no word");
}

int run(const Arguments& arguments, const Streams& streams) try {
  Question question;
  question.entities = entities_asked_for(arguments.get("WHAT"));
  question.words = find_words(arguments);
  question.kind = arguments.find("kind");
  question.stance = find_stance(arguments);
  question.since = find_date(arguments, "since");
  question.until = find_date(arguments, "until");
  if (arguments.has("limit")) question.limit = static_cast<std::int64_t>(arguments.number("limit", 1, 1'000'000'000));
  const SQLite::Database database = open_to_read(arguments.get("DB"));
  question.by = find_entities(database, arguments, "by");
  question.about = find_entities(database, arguments, "about");

  SQLite::Statement rows = prepare(database, question);
  const std::string& format = arguments.get("format");
  if (format == "csv") {
    write_csv(streams.out, rows, streams.out_is_terminal);
  } else if (format == "json") {
    write_json(streams.out, rows);
  } else {
    write_table(streams.out, rows, kTableColumns, streams.columns);
  }
  return kExitWell;
} catch (const SQLite::Exception& error) {
  throw database_error(arguments.get("DB"), error);
}

}  // namespace

Command query_command() {
  return {
      .name = "query",
      .summary = "ask a knowledge base who is in it and who said what",
      .description =
          "Lists people, organizations, events or places, the most mentioned first, with the number of their mentions, "
          "of the articles that name them and of the quotes that they speak, and the other forms of their names; or "
          "quotes by date and article, with who speaks, the kind and where it stands. Whatever options are given must "
          "all hold. The knowledge base is only read.\n\n"
          "A NAME is a name or another form of it that the articles use, in capitals or not. If several entities go by "
          "it, all of them are meant.\n\n"
          "A table is as wide as the terminal, or as the environment variable COLUMNS says where it goes elsewhere. "
          "The "
          "formats csv and json have more columns: the words that attribute a quote, whom it speaks about, the "
          "article's title and outlet, its place in the text (code points, half-open), how sure the program is, the "
          "stance of what reports it, what kind of source goes without a name, and for second-hand speech who reports "
          "it and in which quote.",
      .positionals = {{.name = "DB", .help = "The knowledge base."},
                      {.name = "WHAT",
                       .help = "What to list.",
                       .choices = {"people", "organizations", "events", "places", "quotes"}}},
      .options = {{.name = "by",
                   .value = "NAME",
                   .help = "Quotes that NAME speaks; people, organizations, events or places of which NAME speaks."},
                  {.name = "about",
                   .value = "NAME",
                   .help = "Quotes that mention NAME; people or organizations that speak of NAME."},
                  {.name = "match",
                   .value = "WORDS",
                   .help =
                       "Quotes in which all of the words occur; people, organizations, events or places in articles "
                       "in which they do. Words match by their stems (\"strike\" finds \"strikes\"), \"words in "
                       "quotation marks\" must stand together, and stri* stands for all words that begin so."},
                  {.name = "kind",
                   .value = "KIND",
                   .help = "Quotes of this kind alone.",
                   .choices = {"direct", "mixed", "indirect"}},
                  {.name = "stance",
                   .value = "STANCE",
                   .help =
                       "Quotes of this stance alone, as the words that report them have it: neutral, claimed, denied, "
                       "warned, admitted, promised, asked, praised, criticized, or declined to say anything."},
                  {.name = "since",
                   .value = "DATE",
                   .help = "Articles of this date (2016-11-08, 2016-11 or 2016) or later. Articles without a date are "
                           "left out."},
                  {.name = "until", .value = "DATE", .help = "Articles of this date or earlier, likewise."},
                  {.name = "limit", .value = "N", .help = "At most N rows. Without it, all."},
                  {.name = "format",
                   .value = "FORMAT",
                   .help = "A table, CSV with a header (a text that a spreadsheet would take for a formula gets an "
                           "apostrophe in front), or an array of JSON objects.",
                   .fallback = "table",
                   .choices = {"table", "csv", "json"}}},
      .examples = {{"Who is mentioned most", "onrecord query build/kb.sqlite people --limit 10"},
                   {"What somebody said of somebody else",
                    "onrecord query build/kb.sqlite quotes --by \"Ruth Ardell\" --about \"Samuel Idowe\""},
                   {"Who is quoted about a party", "onrecord query build/kb.sqlite people --about \"Common Ground\""},
                   {"All direct quotes about strikes for a spreadsheet",
                    "onrecord query build/kb.sqlite quotes --match strike --kind direct --format csv > strikes.csv"}},
      .run = run};
}

}  // namespace onrecord
