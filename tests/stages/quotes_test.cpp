#include <catch2/catch.hpp>

#include "tests/stages/helpers.h"

namespace onrecord::testing {
namespace {

// One line a quote: its kind, its spans with " | " between them, then what is known of its cue and source.
std::string quotes_of(const std::string& text) {
  const Article article("text.txt", text);
  const Annotations annotations = analyse_until(article, "quotes");
  std::string lines;
  for (const Quote& quote : annotations.quotes) {
    if (quote.kind == QuoteKind::indirect) continue;
    if (!lines.empty()) lines += '\n';
    lines += to_string(quote.kind);
    lines += ':';
    for (const Span span : quote.spans) {
      lines += span == quote.spans.front() ? " " : " | ";
      lines += span.of(article.text());
    }
    if (quote.cue) (lines += "; cue ") += quote.cue->of(article.text());
    if (quote.source) (lines += "; source ") += quote.source->of(article.text());
  }
  return lines;
}

TEST_CASE("quotes: whole utterances and fragments") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"“We stay,” she said.", "direct: We stay,; cue said; source she"},
      {"“We,” she said, “will win.”", "direct: We, | will win.; cue said; source she"},
      {"“We stay,” she said. “All of us.”", "direct: We stay, | All of us.; cue said; source she"},
      {"She said the pact was “a lottery” for dockers.", "mixed: a lottery; cue said; source She"},
      {"“One is here.\n\n“Two is here,” he said.", "direct: One is here. | Two is here,; cue said; source he"},
      {"Then he told them: “The ferry will not wait.”", "direct: The ferry will not wait.; cue told; source he"},
  }));
  INFO(text);
  CHECK(quotes_of(text) == expected);
}

TEST_CASE("quotes: marks around what nobody says") {
  const auto text = GENERATE("The “long repair” of the program was over.", "He carried “The Price on the Loaf” home.",
                             "The so-called “bread tax” was dropped.");
  INFO(text);
  CHECK(quotes_of(text).empty());
}

TEST_CASE("quotes: blocks that name their speaker") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"They met at noon.\n\nARDELL: What is its name?\n\nMARSH: I see none.\n\nARDELL: Neither do we.",
       "direct: What is its name?; source ARDELL\ndirect: I see none.; source MARSH\n"
       "direct: Neither do we.; source ARDELL"},
      {"Q: Will you run?\n\nA: I will not.\n\nQ: Why?\n\nA: I am tired.",
       "direct: Will you run?; source Q\ndirect: I will not.; source A\ndirect: Why?; source Q\n"
       "direct: I am tired.; source A"},
      {"They spoke of bridges for an hour.\n\n“You can despise a bridge, and need it.” ––Imogen Achterberg",
       "direct: You can despise a bridge, and need it.; source Imogen Achterberg"},
      {"WASHINGTON: nothing happened there today, and nobody said why.", ""},
  }));
  INFO(text);
  CHECK(quotes_of(text) == expected);
}

}  // namespace
}  // namespace onrecord::testing
