#include "stages/quotation_marks.h"

#include <catch2/catch.hpp>

#include "tests/stages/helpers.h"

namespace onrecord::testing {
namespace {

// The pieces of `text` with " | " between them; "+" stands before one that continues, "<" where the mark before it is
// missing, ">" where the mark behind it is.
std::string pieces_of(const std::string& text) {
  const Article article("text.txt", text);
  const Annotations annotations = analyse_until(article, "sentences");
  std::string line;
  for (const QuotedPiece& piece : read_quotation_marks(article, annotations)) {
    if (!line.empty()) line += " | ";
    if (piece.continues) line += '+';
    if (!piece.opened) line += '<';
    line += piece.span.of(article.text());
    if (!piece.closed) line += '>';
  }
  return line;
}

TEST_CASE("what stands between quotation marks") {
  const auto [what, text, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"straight", R"("We stay," she said. "All of us.")", "We stay, | All of us."},
      {"curly", "“We stay,” she said. “All of us.”", "We stay, | All of us."},
      {"backticks", "``We stay,'' she said.", "We stay,"},
      {"two apostrophes on both sides", "''We stay,'' she said.", "We stay,"},
      {"guillemets", "«We stay», she said.", "We stay"},
      {"low and high", "„We stay“, she said.", "We stay"},
      {"single curly", "She said: ‘We stay.’ Then she left.", "We stay."},
      {"single straight", "'We signed it': the mayor speaks", "We signed it"},
      {"inside brackets", "He left (“for good”) in May.", "for good"},
      {"behind a dash", "One word—“never”—was enough.", "never"},

      {"single within double", "“They ask, ‘Who pays?’ and wait,” he said.", "They ask, ‘Who pays?’ and wait,"},
      {"both close together", "“They ask, ‘Who pays?’” he said.", "They ask, ‘Who pays?’"},
      {"both open together", "“‘Who pays?’ they ask,” he said.", "‘Who pays?’ they ask,"},
      {"double within single", "She said: ‘He called it “odd” and left.’", "He called it “odd” and left."},
      {"double within double", R"("They want "order" here," he said.)", R"(They want "order" here,)"},

      {"plural possessive", "The dockers’ vote and the teachers’ vote came.", ""},
      {"decade and clipped word", "In the '90s they told 'em so.", ""},
      {"contractions", "They didn’t and she’d say it’s Vell’s.", ""},
      {"possessive within single", "He spoke of ‘the dockers’ vote in May’ twice.", "the dockers’ vote in May"},
      {"inches", "The ditch is 9\" deep and 4\" wide.", ""},

      {"opened anew in each paragraph", "“One.\n\n“Two.\n\n“Three,” she said.", "One.> | +Two.> | +Three,"},
      {"never closed", "He said no.\n\n“We stay. All of us.\n\nShe left.", "We stay. All of us.>"},
      {"never opened", "We stay. All of us.” She left.", "<We stay. All of us."},
      {"opening mark missing behind a piece", "“We stay,” she said. We fight.”", "We stay, | <We fight."},
      {"closing mark missing before the next", "“We stay, she said. “We fight,” she added.",
       "We stay, she said.> | We fight,"},
      {"paragraph broken in two", "She said “it has to be fun... and\n\nabout what is real.” They left.",
       "it has to be fun... and> | +<about what is real."},
      {"reversed", "”We stay,“ she said.", "We stay,"},
      {"closing mark of the wrong shape", "He said “yes“ and left.", "yes"},
      {"doubled", "““We stay,”” she said.", "We stay,"},
      {"spaced", "\" We stay, \" she said.", "We stay,"},
      {"nothing inside", "“” and “ ” and “...”", ""},
      {"a caption interrupts nothing", "“One.\n\nA crowd at dawnMira Oskan/OPA\n\n“Two.”", "One.> | +Two."},
  }));
  INFO(what << ": " << text);
  CHECK(pieces_of(text) == expected);
}

}  // namespace
}  // namespace onrecord::testing
