// What is said, by whom, and how: the shapes that quotes take in articles, each with its speaker.
#include <catch2/catch.hpp>

#include "tests/stages/helpers.h"

namespace onrecord::testing {
namespace {

// One line a quote: its kind, its spans with " | " between them, then who says it (or what kind of source goes without
// a name), the stance of its cue where it is not neutral, whether it repeats another, and in the how manieth, counted
// from 1, it is reported.
std::string said_in(const std::string& text) {
  const Article article("text.txt", text);
  const Annotations annotations = analyse_until(article, "quotes");
  std::string lines;
  for (const Quote& quote : annotations.quotes) {
    if (!lines.empty()) lines += '\n';
    lines += to_string(quote.kind);
    for (const Span span : quote.spans)
      (lines += span == quote.spans.front() ? ": " : " | ") += span.of(article.text());
    lines += "; ";
    lines += quote.speaker ? quote.speaker->in(annotations.entities).name : std::string(to_string(quote.source_class));
    if (quote.stance != Stance::none && quote.stance != Stance::neutral) (lines += ", ") += to_string(quote.stance);
    if (quote.is_repeat) lines += ", repeat";
    if (quote.within) lines += ", within " + std::to_string(quote.within->value + 1);
  }
  return lines;
}

TEST_CASE("what is said, by whom, and how") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"Ada Vell said that the ferries would stop on Monday. She warned that the harbour could not stay open.",
       "indirect: the ferries would stop on Monday; Ada Vell\n"
       "indirect: the harbour could not stay open; Ada Vell, warned"},
      {"“They ask, ‘Who pays?’ and wait,” Ada Vell said.", "direct: They ask, ‘Who pays?’ and wait,; Ada Vell"},
      {"«We stay until the last ferry has left», Ada Vell said.",
       "direct: We stay until the last ferry has left; Ada Vell"},
      {"”We stay,“ Ada Vell said.", "direct: We stay,; Ada Vell"},
      {"A government official said that the talks had failed.", "indirect: the talks had failed; anonymous official"},
      {"Critics claimed that the minister had known for months.",
       "indirect: the minister had known for months; group, claimed"},
      {"Ada Vell declined to comment.", "indirect: declined to comment; Ada Vell, declined"},
      {"Senator Ada Vell met the dockers on Monday. “I was at home,” the senator said.",
       "direct: I was at home,; Ada Vell"},
      {"Ada Vell led the strike. “They kept this city alive,” she said.",
       "direct: They kept this city alive,; Ada Vell"},
      {"Ada Vell spoke for an hour.\n\n“We will not be bought by anybody.”\n\nAt the end Vell said: “We will not be "
       "bought by "
       "anybody.”",
       "direct: We will not be bought by anybody.; Ada Vell, repeat\ndirect: We will not be bought by anybody.; Ada "
       "Vell"},
      {"Finn Teague spoke to Martin Crowe at his kitchen table in Skarra on Monday. The conversation with Teague has "
       "been "
       "shortened.\n\nQ: Will you run?\n\nA: I will not.\n\nQ: Why?\n\nA: I am tired.",
       "direct: Will you run?; Martin Crowe\ndirect: I will not.; Finn Teague\ndirect: Why?; Martin Crowe\n"
       "direct: I am tired.; Finn Teague"},
      {"Tom Crowe had lost. An aide said: “He is tired.”", "direct: He is tired.; anonymous official"},
      {"President Ada Vell met Vice President Tom Crowe on Monday. “We stay until May,” the vice president said.",
       "direct: We stay until May,; Tom Crowe"},
      {"Tom Crowe stayed at home. “We saw it from the window,” Crowe’s wife, Ada Vell, said.",
       "direct: We saw it from the window,; Ada Vell"},
      {"Ada Vell spoke for an hour.\n\n“We will not be bought”\n\nAt the end Vell said: “I tell you that we will not "
       "be "
       "bought by anybody.”",
       "direct: We will not be bought; Ada Vell, repeat\n"
       "direct: I tell you that we will not be bought by anybody.; Ada Vell"},
      {"Tom Crowe is the mayor of Skarra. “We stay until May,” he said, according to the New York Times.",
       "direct: We stay until May,; Tom Crowe"},
      {"The Harbour Union said in a statement that the strike was over. “Our members have won,” the statement said.",
       "indirect: the strike was over; Harbour Union\ndirect: Our members have won,; Harbour Union"},
      {"Tom Crowe, a spokesman for the Harbour Union, said the ferries would stop. “It is not our wish,” the spokesman "
       "said.",
       "indirect: the ferries would stop; Tom Crowe\ndirect: It is not our wish,; Tom Crowe"},
      {"J. Martin Crowe met Ada Vell. He was tired. “We stay until May,” he said.",
       "direct: We stay until May,; J. Martin Crowe"},
      {"Tom Crowe of the Harbour Wire news agency was there. “The ferry will not sail,” the Harbour Wire news agency "
       "reported.",
       "direct: The ferry will not sail,; Harbour Wire"},
  }));
  INFO(text);
  CHECK(said_in(text) == expected);
}

TEST_CASE("second-hand speech: who is reported to have said something, by whom") {
  const std::string who = "Ada Vell is the mayor of Skarra. Tom Crowe is a docker. ";
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"Ada Vell said Tom Crowe had told her that the ferries would stop in May.",
       "indirect: Tom Crowe had told her that the ferries would stop in May; Ada Vell\n"
       "indirect: the ferries would stop in May; Tom Crowe, within 1"},
      {"Ada Vell said that Tom Crowe told reporters he would close the harbour.",
       "indirect: Tom Crowe told reporters he would close the harbour; Ada Vell\n"
       "indirect: he would close the harbour; Tom Crowe, within 1"},
      {"Ada Vell said on Monday that Tom Crowe had asked her if the ferries would stop.",
       "indirect: Tom Crowe had asked her if the ferries would stop; Ada Vell\n"
       "indirect: if the ferries would stop; Tom Crowe, asked, within 1"},
      {"Officials said Tom Crowe had warned them that the bridge was unsafe.",
       "indirect: Tom Crowe had warned them that the bridge was unsafe; anonymous official\n"
       "indirect: the bridge was unsafe; Tom Crowe, warned, within 1"},
      {"Ada Vell said the minister told her at the hearing that the strike was over.",
       "indirect: the minister told her at the hearing that the strike was over; Ada Vell\n"
       "indirect: the strike was over; unknown, within 1"},
      {"Ada Vell said he had told her that the ferries would stop.",
       "indirect: he had told her that the ferries would stop; Ada Vell\n"
       "indirect: the ferries would stop; Tom Crowe, within 1"},
      {"Officials said Tom Crowe said that the ferries were “a disgrace” to the town.",
       "indirect: Tom Crowe said that the ferries were “a disgrace” to the town; anonymous official\n"
       "mixed: a disgrace; Tom Crowe, within 1"},
  }));
  INFO(text);
  CHECK(said_in(who + text) == expected);
}

TEST_CASE("what is no second-hand speech: the same speaker, passive voice, conditions, thoughts, other clauses") {
  const std::string who = "Ada Vell is the mayor of Skarra. Tom Crowe is a docker. ";
  for (const char* text : {"Ada Vell said she had told Tom Crowe that the ferries would stop.",
                           "Ada Vell said that Tom Crowe called him a liar on Monday.",
                           "Ada Vell said that Tom Crowe was told that the ferries would stop.",
                           "Ada Vell said that if Tom Crowe said that the ferries would stop, he was wrong.",
                           "Ada Vell said that Tom Crowe would say that the ferries had stopped.",
                           "Ada Vell said that Tom Crowe told a crowd that cheered him to go home.",
                           "Ada Vell said that the boats were late and Tom Crowe said that the harbour was closed.",
                           "Ada Vell said that Tom Crowe believed that the ferries would stop."}) {
    INFO(text);
    CHECK_THAT(said_in(who + text), !Catch::Contains("within"));
  }
}

}  // namespace
}  // namespace onrecord::testing
