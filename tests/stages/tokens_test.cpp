#include <catch2/catch.hpp>

#include "tests/stages/helpers.h"

namespace onrecord::testing {
namespace {

std::string tokens_of(const std::string& text) {
  const Article article("test.txt", text);
  return joined(analyse_until(article, "tokens").tokens, article.text());
}

struct Row {
  const char* text;
  const char* tokens;
};

TEST_CASE("tokens: words, marks and numbers") {
  const Row rows[] = {
      {"Vell won.", "Vell | won | ."},
      {"It cost $4.50, or \\$40,000.", "It | cost | $ | 4.50 | , | or | \\ | $ | 40,000 | ."},
      {"She said \u201cno\u201d \u2013 twice.", "She | said | “ | no | ” | – | twice | ."},
      {"14\u00a0days", "14 | days"},
      {"and \u2026 so... then", "and | … | so | ... | then"},
      {"``Quoted,'' he said", "`` | Quoted | , | '' | he | said"},
      {"yes--no", "yes | -- | no"},
  };
  for (const Row& row : rows) CHECK(tokens_of(row.text) == row.tokens);
}

TEST_CASE("tokens: what is joined") {
  const Row rows[] = {
      {"Mr. Vell of the U.S. Senate", "Mr. | Vell | of | the | U.S. | Senate"},
      {"Ada N. Vell, ST. MARROW", "Ada | N. | Vell | , | ST. | MARROW"},
      {"a well-known 37-year-old", "a | well-known | 37-year-old"},
      {"write to ada@vell.org now", "write | to | ada@vell.org | now"},
      {"@ada_vell's #PortStrike", "@ada_vell | 's | #PortStrike"},
      {"see https://example.org/a?b=1, now", "see | https://example.org/a?b=1 | , | now"},
      {"at example.org/contact.", "at | example.org/contact | ."},
      {"the 1970\u2019s", "the | 1970 | ’s"},
  };
  for (const Row& row : rows) CHECK(tokens_of(row.text) == row.tokens);
}

TEST_CASE("tokens: what is split") {
  const Row rows[] = {
      {"Vell's plan, Vells' plan", "Vell | 's | plan | , | Vells | ' | plan"},
      {"didn't, won\u2019t, we've", "did | n't | , | wo | n’t | , | we | 've"},
      {"Vell-backed, anti-Vell, Marrow-Vell", "Vell | - | backed | , | anti | - | Vell | , | Marrow | - | Vell"},
      {"One-by-one", "One | - | by | - | one"},
      {"It is over.The vote", "It | is | over | . | The | vote"},
      {"the ORP.Members left", "the | ORP | . | Members | left"},
      {"Vell\u2018s remark", "Vell | ‘s | remark"},
      {"on their website and X.", "on | their | website | and | X | ."},
      {"Ada Vell Adelheid (Ada) VellMayor opens ferry",
       "Ada | Vell | Adelheid | ( | Ada | ) | Vell | Mayor | opens | ferry"},
      {"Tom McCrowe Thomas McCrowe20 ferries", "Tom | McCrowe | Thomas | McCrowe | 20 | ferries"},
      {"Ada Vell left VellMayor", "Ada | Vell | left | Vell | Mayor"},
      {"Ada Vell bought TideBank", "Ada | Vell | bought | TideBank"},
  };
  for (const Row& row : rows) CHECK(tokens_of(row.text) == row.tokens);
}

TEST_CASE("tokens: a caption that runs into its credit is cut, other capitals inside words are not") {
  const Row rows[] = {
      {"Dockers outside the hallMira Oskan/OPA", "Dockers | outside | the | hall | Mira | Oskan | / | OPA"},
      {"Ada VellMira McOskan/Example Press", "Ada | Vell | Mira | McOskan | / | Example | Press"},
      {"Mira McOskan/OPA", "Mira | McOskan | / | OPA"},
      {"Ada McVell of NetPress spoke to the crowd about the vote.",
       "Ada | McVell | of | NetPress | spoke | to | the | crowd | about | the | vote | ."},
  };
  for (const Row& row : rows) CHECK(tokens_of(row.text) == row.tokens);
}

TEST_CASE("tokens: every character that is not white space lies in a token") {
  const std::string text =
      "a\u200bb \u0627\u0644 \U0001F600\U0001F600 --- ''' ``` ... .a .A @ # @@ ## '' s' 's n't x\u0301";
  const Article article("odd.txt", text);
  const Annotations annotations = analyse_until(article, "tokens");
  CHECK_FALSE(find_broken_promise(article, annotations));
  std::string glued;
  for (const Token& token : annotations.tokens) glued += token.span.of(article.text());
  std::string expected;
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, 3, "\u200b") == 0) {
      at += 3;
    } else {
      if (text[at] != ' ') expected += text[at];
      ++at;
    }
  }
  CHECK(glued == expected);
}

}  // namespace
}  // namespace onrecord::testing
