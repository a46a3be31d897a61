#include "pipeline/markup.h"

#include "corpora/standoff.h"
#include "tests/pipeline/typed.h"
#include "tests/temporary_folder.h"

namespace onrecord {
namespace {

const Article kArticle("ferries.txt",
                       "Ada Vell of Tide Union spoke in Halvik. “We,” Vell said, “back Ada Orr.”\n"
                       "“Nobody asked us,” a deckhand shouted.\033[0m");

Span span_of(std::string_view words, std::size_t from = 0) {
  const std::size_t at = kArticle.text().find(words, from);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

Mention name(Span span, EntityType type) { return {span, {}, {}, MentionKind::name, type, 1, "test"}; }

// What a perfect reader finds in the article.
Annotations annotations() {
  using I = Index<Mention>;
  Annotations all;
  all.mentions = {name(span_of("Ada Vell"), EntityType::person), name(span_of("Tide Union"), EntityType::organization),
                  name(span_of("Halvik"), EntityType::place), name(span_of("Vell", 12), EntityType::person),
                  name(span_of("Ada Orr"), EntityType::person)};
  all.entities = {{EntityType::person, "Ada Vell", "", {}, {I(0), I(3)}},
                  {EntityType::organization, "Tide Union", "", {}, {I(1)}},
                  {EntityType::place, "Halvik", "", {}, {I(2)}},
                  {EntityType::person, "Ada Orr", "", {}, {I(4)}}};
  for (const std::uint32_t entity : {0u, 1u, 2u, 0u, 3u}) all.resolutions.push_back({Index<Entity>(entity), "test"});
  all.quotes = {
      {QuoteKind::direct,
       {span_of("We,"), span_of("back Ada Orr.")},
       span_of("said"),
       span_of("Vell", 12),
       Index<Entity>(0),
       {},
       1,
       "test"},
      {QuoteKind::direct, {span_of("Nobody asked us,")}, span_of("shouted"), span_of("a deckhand"), {}, {}, 1, "test"}};
  all.affiliations = {{span_of("Ada Vell of Tide Union"), Index<Entity>(0), Index<Entity>(1), "", "test"}};
  return all;
}

TEST_CASE("an article with plain marks") {
  testing::check_golden("show-plain.txt", mark_up(kArticle, annotations(), false));
}

TEST_CASE("an article in colour: each piece carries all that covers it") {
  const std::string page = mark_up(kArticle, annotations(), true);
  CHECK_THAT(page, Catch::StartsWith("\033[36mAda Vell\033[0m of \033[33mTide Union\033[0m spoke in "
                                     "\033[32mHalvik\033[0m. “\033[4mWe,\033[0m” \033[1;36mVell\033[0m \033[3msaid"));
  CHECK_THAT(page, Catch::Contains("“\033[4mback \033[0m\033[4;36mAda Orr\033[0m\033[4m.\033[0m”"));
  CHECK_THAT(page, Catch::Contains("shouted\033[0m.␛[0m\n"));  // what the article tries stays text
}

TEST_CASE("marks that cross each other lose no text") {
  Annotations crossing;
  crossing.mentions = {name({0, 8}, EntityType::person)};
  crossing.quotes = {{QuoteKind::mixed, {{4, 11}}, {}, {}, {}, {}, 1, "test"}};
  CHECK_THAT(mark_up(kArticle, crossing, false), Catch::StartsWith("[Ada {1: Vell/person] of} Tide"));
  CHECK_THAT(mark_up(kArticle, crossing, true),
             Catch::StartsWith("\033[36mAda \033[0m\033[36;4mVell\033[0m\033[4m of\033[0m Tide"));
}

TEST_CASE("a source of many quotes is marked once") {
  Annotations transcript;
  for (int i = 0; i < 3; ++i) {
    transcript.quotes.push_back({QuoteKind::direct, {{29, 31}}, Span{23, 28}, Span{0, 8}, {}, {}, 1, "test"});
  }
  CHECK_THAT(mark_up(kArticle, transcript, true),
             Catch::StartsWith("\033[1mAda Vell\033[0m of Tide Union \033[3mspoke"));
}

TEST_CASE("an article in another language is printed with one line why nothing is marked, its keys as --map says") {
  const testing::TemporaryFolder folder;
  const auto file =
      folder.write("article.json",
                   R"({"story": "Der Senat von Orvenien hat am Dienstag beschlossen, die Fahrpreise der Fähren nicht )"
                   R"(zu erhöhen. Die Opposition sprach von einem Sieg der Bürger."})");
  const auto outcome = testing::run_typed({"show", "--models", ONRECORD_MODELS, "--map", "text=story", file.string()});
  CHECK(outcome.status == kExitWell);
  CHECK_THAT(outcome.out, Catch::StartsWith("Der Senat") &&
                              Catch::EndsWith("\nnot analysed: the language is 'de', and only English is\n"));
}

TEST_CASE("the same as standoff, in code points") {
  const Standoff standoff = to_standoff(kArticle, annotations());
  CHECK(standoff.article == "ferries.txt");
  REQUIRE(standoff.mentions.size() == 5);
  CHECK(standoff.mentions[3].surface == "Vell");
  CHECK(standoff.mentions[3].entity == "Ada Vell");
  CHECK(standoff.mentions[3].span == Span{46, 50});  // behind two curly marks, of three bytes each
  REQUIRE(standoff.quotes.size() == 2);
  CHECK(standoff.quotes[0].spans == std::vector<Span>{{41, 44}, {58, 71}});
  CHECK(standoff.quotes[0].cue == Span{51, 55});
  CHECK(standoff.quotes[0].speaker == "Ada Vell");
  CHECK(standoff.quotes[1].speaker == "");
  REQUIRE(standoff.affiliations.size() == 1);
  CHECK(standoff.affiliations[0].organization == "Tide Union");
}

}  // namespace
}  // namespace onrecord
