#include <catch2/catch.hpp>

#include "tests/stages/helpers.h"

namespace onrecord::testing {
namespace {

// One line a block: its kind and its text.
std::string blocks_of(const std::string& text) {
  const Article article("test.txt", text);
  const Annotations annotations = analyse_until(article, "blocks");
  CHECK_FALSE(find_broken_promise(article, annotations));
  std::string lines;
  for (const Block& block : annotations.blocks) {
    lines += std::string(to_string(block.kind)) + ": " + std::string(block.span.of(article.text())) + "\n";
  }
  return lines;
}

TEST_CASE("blocks: a page with navigation, headings, a plea, a list, captions and a block quote") {
  CHECK(blocks_of("Skip to content Skip to footer\n\n"
                  "Dockers vote to strike\n\n"
                  "PORT SERRIN — The dockers voted on Sunday to walk out of the port.\n\n"
                  "Dockers outside the hallMira Oskan/OPA\n\n"
                  "Your inbox needs more news. Sign up for our newsletter.\n\n"
                  "## What comes next\n\n"
                  "The union has three demands:\n\n"
                  "  1. Pay.\n  2. Rest.\n\n"
                  "A short heading\n"
                  "“We waited for four years, and nothing came of it.” ––Ada Vell\n"
                  "Talks may resume before then, the mayor said on Monday evening.\n\n"
                  "To contact the union, write to 9 Foundry Lane.\n") ==
        "boilerplate: Skip to content Skip to footer\n"
        "heading: Dockers vote to strike\n"
        "paragraph: PORT SERRIN — The dockers voted on Sunday to walk out of the port.\n"
        "caption: Dockers outside the hallMira Oskan/OPA\n"
        "boilerplate: Your inbox needs more news. Sign up for our newsletter.\n"
        "heading: ## What comes next\n"
        "paragraph: The union has three demands:\n"
        "list_item: 1. Pay.\n"
        "list_item: 2. Rest.\n"
        "heading: A short heading\n"
        "block_quote: “We waited for four years, and nothing came of it.” ––Ada Vell\n"
        "paragraph: Talks may resume before then, the mayor said on Monday evening.\n"
        "boilerplate: To contact the union, write to 9 Foundry Lane.\n");
}

TEST_CASE("blocks: lines broken at a fixed width are one paragraph, others are paragraphs of their own") {
  CHECK(blocks_of("The dockers voted on Sunday to walk out of the\n"
                  "largest port of the country, after a dispute that\n"
                  "began with a rota and has not ended since then, as\n"
                  "the mayor said.\n\n"
                  "Talks may resume before then, and the union said\n"
                  "that its phone was on.\n") ==
        "paragraph: The dockers voted on Sunday to walk out of the\n"
        "largest port of the country, after a dispute that\n"
        "began with a rota and has not ended since then, as\n"
        "the mayor said.\n"
        "paragraph: Talks may resume before then, and the union said\n"
        "that its phone was on.\n");
  CHECK(blocks_of("The dockers voted.\r\nThe port holds its breath.\r\n") ==
        "paragraph: The dockers voted.\nparagraph: The port holds its breath.\n");
}

TEST_CASE("blocks: what a page marks as a caption is one") {
  const std::string text = "Vell won.\n\nThe mayor of Halvik with two of the ferries that she saved.\n\nNobody came.";
  Origin origin;
  origin.captions = {{11, 70}};
  const Article article("test.html", text, {}, origin);
  const Annotations annotations = analyse_until(article, "blocks");
  REQUIRE(annotations.blocks.size() == 3);
  CHECK(annotations.blocks[0].kind == BlockKind::paragraph);
  CHECK(annotations.blocks[1].kind == BlockKind::caption);
  CHECK(annotations.blocks[2].kind == BlockKind::paragraph);
}

TEST_CASE("blocks: white space of every kind lies outside") {
  CHECK(blocks_of("\u00a0\u2003 It ended.\u00a0\n\t\n\u3000It began.") ==
        "paragraph: It ended.\nparagraph: It began.\n");
}

TEST_CASE("blocks: a long paragraph that mentions a newsletter is the article's") {
  const std::string text =
      "The senator, who reads every newsletter that lands in her inbox and has been known to sign up for more, spent "
      "the "
      "morning of the vote with a stack of printed digests on her lap, underlining whatever she meant to quote, and "
      "told "
      "visitors that none of them had yet surprised her.";
  CHECK(blocks_of(text) == "paragraph: " + text + "\n");
}

}  // namespace
}  // namespace onrecord::testing
