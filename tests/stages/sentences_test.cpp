#include <catch2/catch.hpp>

#include "tests/stages/helpers.h"

namespace onrecord::testing {
namespace {

std::string sentences_of(const std::string& text) {
  const Article article("test.txt", text);
  return joined(analyse_until(article, "sentences").sentences, article.text());
}

struct Row {
  const char* text;
  const char* sentences;
};

TEST_CASE("sentences: where one ends") {
  const Row rows[] = {
      {"Vell won. Marrow lost.", "Vell won. | Marrow lost."},
      {"Why? Because! So\u2026 Then.", "Why? | Because! | So… | Then."},
      {"\u201cWe won.\u201d The hall rose.", "“We won.” | The hall rose."},
      {"\"We won.\" \"They lost.\"", "\"We won.\" | \"They lost.\""},
      {"She won (barely.) He lost.", "She won (barely.) | He lost."},
      {"He left at 6 p.m. The hall rose.", "He left at 6 p.m. | The hall rose."},
      {"They moved to the U.S. The vote went on.", "They moved to the U.S. | The vote went on."},
      {"He founded Vell Inc. It failed.", "He founded Vell Inc. | It failed."},
      {"Speaker Ada VellMira Oskan/OPA\n\nShe spoke for an hour about the harbour and its dues.",
       "Speaker Ada Vell | Mira Oskan/OPA | She spoke for an hour about the harbour and its dues."},
      {"It is over.The vote begins.", "It is over. | The vote begins."},
      {"A heading\n\nA paragraph of some words follows here.", "A heading | A paragraph of some words follows here."},
  };
  for (const Row& row : rows) CHECK(sentences_of(row.text) == row.sentences);
}

TEST_CASE("sentences: where none ends") {
  const Row rows[] = {
      {"Mr. Vell met Sen. Marrow and Gen. Oskan.", "Mr. Vell met Sen. Marrow and Gen. Oskan."},
      {"George W. Marrow and J. K. Vell met in St. Oskan.", "George W. Marrow and J. K. Vell met in St. Oskan."},
      {"ST. OSKAN \u2014 The mayor left.", "ST. OSKAN — The mayor left."},
      {"The U.S. Senate and Vell Corp. executives met.", "The U.S. Senate and Vell Corp. executives met."},
      {"On Nov. 8 he won No. 4 of 3.5 million.", "On Nov. 8 he won No. 4 of 3.5 million."},
      {"\u201cReally?\u201d Ada Vell said, and left.", "“Really?” Ada Vell said, and left."},
      {"\u201cNo!\u201d she cried.", "“No!” she cried."},
      {"We need ... to make sure.", "We need ... to make sure."},
      {"Samuel Vell Jr. won.", "Samuel Vell Jr. won."},
      {"2. Rest on Sundays.", "2. Rest on Sundays."},
      {". It began with a stop.", ". | It began with a stop."},
  };
  for (const Row& row : rows) CHECK(sentences_of(row.text) == row.sentences);
}

}  // namespace
}  // namespace onrecord::testing
