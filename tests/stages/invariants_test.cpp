// Whatever the text, the stages keep every promise of corpora/annotations.h and need time linear in its length.
#include <catch2/catch.hpp>
#include <ctime>
#include <filesystem>
#include <random>

#include "corpora/code_points.h"
#include "tests/stages/helpers.h"

namespace onrecord::testing {
namespace {

void check_promises(const Article& article) {
  Annotations annotations;
  for (const Stage& stage : all_stages()) {
    stage.run(article, models(), annotations);
    const auto broken = find_broken_promise(article, annotations);
    INFO("after " << stage.name << ": " << broken.value_or("") << "\n" << article.text().substr(0, 2000));
    REQUIRE_FALSE(broken);
  }
}
void check_promises(const std::string& text) { check_promises(Article("text.txt", text)); }

// Likewise where a page marks all of the text as a picture's caption.
void check_caption(const std::string& text) {
  check_promises(Article("text.txt", text, {}, {.captions = {{0, static_cast<std::uint32_t>(text.size())}}}));
}

std::vector<std::string> seed_texts() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(ONRECORD_SOURCE) + "/seeds")) {
    if (entry.path().extension() == ".txt") texts.push_back(read_file(entry.path()));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

std::string repeated(std::string_view unit, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += unit;
  return text;
}

TEST_CASE("the seeds keep every promise") {
  const auto texts = seed_texts();
  REQUIRE(texts.size() >= 10);
  for (const std::string& text : texts) check_promises(text);
}

TEST_CASE("damaged seeds keep every promise") {
  const std::vector<std::string> pieces = {"\"", "“",    "”",   "‘",    "’",   "'",   "''",     "``",
                                           "\n", "\n\n", ".",   " ",    "––",  "—",   ",",      ":",
                                           "(",  ")",    "Mr.", "said", "she", "Q: ", "\u00a0", "/AP"};
  std::mt19937 random(20161108);
  for (const std::string& seed : seed_texts()) {
    for (int round = 0; round < 4; ++round) {
      std::string text = seed;
      for (int edit = 0; edit < 60; ++edit) {
        std::size_t at = random() % text.size();
        while ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
        if (random() % 2 == 0) {
          text.insert(at, pieces[random() % pieces.size()]);
        } else {
          text.erase(at, code_point_at(text, at).size);
        }
      }
      check_promises(text);
    }
  }
}

TEST_CASE("long and odd texts keep every promise") {
  check_promises("x");
  check_promises(".");
  check_promises(repeated("word ", 10000) + ".");
  check_promises(std::string(1 << 20, 'a'));
  check_promises(repeated("\U0001F600 \U0001F1EB\U0001F1F7", 500));
  check_promises(repeated("\u05d0\u05dc \u0627\u0644\u0641. ", 500));
  check_promises(repeated("THE MAYOR OF MARROW SAID NO. ", 300));
  check_promises(repeated("the mayor of marrow said no. ", 300));
  check_promises(repeated("Ada Vell of Marrow, Ada Vell said, ", 3000));
}

TEST_CASE("time is linear where marks and names repeat without end") {
  // A quadratic stage would take minutes on these; a linear one a fraction of a second even unoptimized.
  // Processor time, since wall time varies.
  const std::clock_t start = std::clock();
  check_promises(repeated("\"", 100000));
  check_promises(repeated("“", 50000));
  check_promises(repeated("‘a ", 50000));
  check_promises(repeated("“a” ", 50000));
  check_promises(repeated("\n\n“a", 20000));
  check_promises(repeated("Ada Vell said. ", 20000));
  check_promises(repeated("(", 100000));
  check_promises(repeated("e.The", 200000));
  check_promises("did" + repeated("n't", 200000));
  check_promises("Vell" + repeated("'s", 200000));
  check_promises(repeated("New York. ", 20000));
  check_promises("Halvik" + repeated(" and New York", 20000));
  check_caption(repeated("Vell ", 50000) + "spoke.");
  check_caption(repeated("aB", 200000) + "/Agency");
  check_caption(repeated("AdaBenCoraDanEllaFinnGiaHugoIdaJonKaiLou", 10000) + "/Agency");
  CHECK((std::clock() - start) / CLOCKS_PER_SEC < 60);
}

}  // namespace
}  // namespace onrecord::testing
