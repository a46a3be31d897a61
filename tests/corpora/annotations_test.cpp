// Every promise that annotations.h makes, broken once: the checker must name it.
#include "corpora/annotations.h"

#include <catch2/catch.hpp>
#include <functional>

namespace onrecord {
namespace {

// "Ada Vell won. She left." with every layer filled.
const Article kArticle("a.txt", "Ada Vell won. She left.");

Annotations sound() {
  Annotations all;
  all.blocks = {{{0, 23}, BlockKind::paragraph}};
  for (const Span span : {Span{0, 3}, {4, 8}, {9, 12}, {12, 13}, {14, 17}, {18, 22}, {22, 23}}) {
    all.tokens.push_back({span, Index<Block>(0), TokenKind::word});
  }
  using TokenRange = Range<Token>;
  all.sentences = {{{0, 13}, Index<Block>(0), TokenRange{Index<Token>(0), Index<Token>(4)}},
                   {{14, 23}, Index<Block>(0), TokenRange{Index<Token>(4), Index<Token>(7)}}};
  all.mentions = {{{0, 8},
                   Index<Sentence>(0),
                   TokenRange{Index<Token>(0), Index<Token>(2)},
                   MentionKind::name,
                   EntityType::person,
                   1,
                   "test"},
                  {{14, 17},
                   Index<Sentence>(1),
                   TokenRange{Index<Token>(4), Index<Token>(5)},
                   MentionKind::pronoun,
                   EntityType::person,
                   1,
                   "test"}};
  all.entities = {{EntityType::person, "Ada Vell", "", Gender::female, {Index<Mention>(0), Index<Mention>(1)}}};
  all.resolutions = {{Index<Entity>(0), "test"}, {Index<Entity>(0), "test"}};
  Quote quote;
  quote.spans = {{14, 22}};
  quote.source = Span{0, 8};
  quote.speaker = Index<Entity>(0);
  quote.source_class = SourceClass::named;
  quote.sentence = Index<Sentence>(1);
  quote.decided_by = "test";
  all.quotes = {quote};
  all.affiliations = {{{0, 8}, Index<Entity>(0), std::nullopt, "winner", "test"}};
  return all;
}

TEST_CASE("sound annotations break no promise, nor do those of an article that no stage has read") {
  CHECK(find_broken_promise(kArticle, sound()) == std::nullopt);
  CHECK(find_broken_promise(kArticle, {}) == std::nullopt);
}

TEST_CASE("each broken promise is named") {
  struct Row {
    const char* problem;
    std::function<void(Annotations&)> damage;
  };
  const Row rows[] = {
      {"block 0: no span of the text: [0, 24)", [](auto& a) { a.blocks[0].span.end = 24; }},
      {"block 0: begins or ends with white space", [](auto& a) { a.blocks[0].span.end = 14; }},
      {"block 0: has a character in no token, at byte 22",
       [](auto& a) {
         a.tokens.pop_back();
         a.sentences[1].span.end = 22;
         a.sentences[1].tokens.end = Index<Token>(6);
       }},
      {"token 1: [2, 8) begins within [0, 3)", [](auto& a) { a.tokens[1].span.begin = 2; }},
      {"token 0: no span of the text: [3, 3)", [](auto& a) { a.tokens[0].span.begin = 3; }},
      {"token 6: [22, 23) lies outside its block", [](auto& a) { a.blocks[0].span.end = 22; }},
      {"sentence 0: [0, 12) is not the span of its tokens", [](auto& a) { a.sentences[0].span.end = 12; }},
      {"sentence 1: its tokens do not follow those of the one before",
       [](auto& a) { a.sentences[1].tokens.begin = Index<Token>(5); }},
      {"sentence 0: leaves tokens behind it in no sentence", [](auto& a) { a.sentences.pop_back(); }},
      {"sentence 1: crosses the edge of its block",
       [](auto& a) {
         a.blocks = {{{0, 13}, BlockKind::paragraph}, {{14, 23}, BlockKind::paragraph}};
         for (std::size_t i = 4; i < 7; ++i) a.tokens[i].block = Index<Block>(1);
       }},
      {"mention 0: its tokens do not lie in its sentence",
       [](auto& a) { a.mentions[0].sentence = Index<Sentence>(1); }},
      {"mention 0: [0, 7) is not the span of its tokens", [](auto& a) { a.mentions[0].span.end = 7; }},
      {"mention 1: is out of order", [](auto& a) { std::swap(a.mentions[0], a.mentions[1]); }},
      {"mention 1: overlaps the name before it",
       [](auto& a) {
         a.mentions[1] = a.mentions[0];
         a.mentions[1].kind = MentionKind::name;
       }},
      {"mention 0: its confidence is not in [0, 1]", [](auto& a) { a.mentions[0].confidence = 1.5F; }},
      {"mention 1: does not say what decided it", [](auto& a) { a.mentions[1].decided_by = {}; }},
      {"resolution 1: is not one a mention", [](auto& a) { a.resolutions.pop_back(); }},
      {"resolution 0: a name without an entity", [](auto& a) { a.resolutions[0].entity.reset(); }},
      {"resolution 1: has no such entity", [](auto& a) { a.resolutions[1].entity = Index<Entity>(9); }},
      {"entity 0: its mentions disagree with resolutions", [](auto& a) { a.entities[0].mentions.pop_back(); }},
      {"entity 0: its mentions are out of order",
       [](auto& a) { std::swap(a.entities[0].mentions[0], a.entities[0].mentions[1]); }},
      {"entity 0: has no mention that is a name", [](auto& a) { a.mentions[0].kind = MentionKind::description; }},
      {"entity 0: has no name", [](auto& a) { a.entities[0].name.clear(); }},
      {"quote 0: has no span", [](auto& a) { a.quotes[0].spans.clear(); }},
      {"quote 0: its spans are out of order",
       [](auto& a) {
         a.quotes[0].spans.push_back({14, 17});
       }},
      {"quote 1: is out of order",
       [](auto& a) {
         a.quotes.push_back(a.quotes[0]);
         a.quotes[1].spans = {{4, 8}};
         a.quotes[1].sentence = Index<Sentence>(0);
       }},
      {"quote 0: its cue is no span of the text",
       [](auto& a) {
         a.quotes[0].cue = Span{9, 30};
       }},
      {"quote 0: its confidence is not in [0, 1]", [](auto& a) { a.quotes[0].confidence = -0.5F; }},
      {"quote 0: has no such speaker", [](auto& a) { a.quotes[0].speaker = Index<Entity>(1); }},
      {"quote 0: its context does not hold its first span",
       [](auto& a) {
         a.quotes[0].context = Span{18, 22};
       }},
      {"quote 0: its source is called named without a speaker, or not with one",
       [](auto& a) { a.quotes[0].speaker.reset(); }},
      {"quote 0: does not begin in its sentence", [](auto& a) { a.quotes[0].sentence = Index<Sentence>(0); }},
      {"quote 0: its source is no span of the text",
       [](auto& a) {
         a.quotes[0].source = Span{5, 5};
       }},
      {"quote 0: is within no such quote", [](auto& a) { a.quotes[0].within = Index<Quote>(1); }},
      {"quote 0: does not lie in the quote that it is within",
       [](auto& a) {
         a.quotes.push_back(a.quotes[0]);
         a.quotes[0].within = Index<Quote>(1);
       }},
      {"quote 1: has the speaker of the quote that it is within",
       [](auto& a) {
         a.quotes.push_back(a.quotes[0]);
         a.quotes[0].source = Span{0, 8};
         a.quotes[1].source = Span{14, 17};
         a.quotes[1].spans = {{18, 22}};
         a.quotes[1].within = Index<Quote>(0);
       }},
      {"affiliation 0: its person is none", [](auto& a) { a.affiliations[0].person = Index<Entity>(3); }},
      {"affiliation 0: its organization is none", [](auto& a) { a.affiliations[0].organization = Index<Entity>(0); }},
      {"affiliation 1: is out of order",
       [](auto& a) {
         a.affiliations.push_back(a.affiliations[0]);
         a.affiliations[0].span = {4, 8};
       }},
      {"affiliation 0: has neither role nor organization",
       [](auto& a) {
         a.affiliations[0].role.clear();
         a.affiliations[0].organization.reset();
       }},
  };
  for (const Row& row : rows) {
    Annotations damaged = sound();
    row.damage(damaged);
    CHECK(find_broken_promise(kArticle, damaged).value_or("nothing") == row.problem);
  }
}

}  // namespace
}  // namespace onrecord
