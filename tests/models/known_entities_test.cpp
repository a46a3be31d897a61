#include "models/known_entities.h"
#include "tests/temporary_folder.h"

#include <catch2/catch.hpp>
#include <fstream>

namespace onrecord {
namespace {

// A table of four people, of whom two have one name and all have one key, in no order.
KnownEntities sample() {
  const testing::TemporaryFolder folder;
  const auto file = folder / "known.tsv";
  std::ofstream(file) << "Q1\tperson\tAda Vell\t\t\t\t\t\tada vell|vell\n"
                         "Q2\tperson\tTom Vell\t\t\t\t\t\ttom vell|vell\n"
                         "Q3\tplace\tVell\t\t\t\t\t\tvell\n"
                         "Q4\tperson\tAda Vell\t\t\t\t\t\tada vell|vell\n"
                         "Q5\tperson\tMia Vell\t\t\t\t\t\tmia vell|vell\n";
  KnownEntities known = KnownEntities::read(file);
  return known;
}

std::string ids(const std::vector<const KnownEntity*>& found) {
  std::string line;
  for (const KnownEntity* entity : found) (line += line.empty() ? "" : " ") += entity->wikidata;
  return line;
}

TEST_CASE("those of a name are found in the order of the file, the first ones where not all are asked for") {
  const KnownEntities known = sample();
  CHECK(ids(known.find(EntityType::person, "vell")) == "Q1 Q2 Q4 Q5");
  CHECK(ids(known.find(EntityType::person, "vell", 2)) == "Q1 Q2");
  CHECK(ids(known.find(EntityType::place, "vell", 2)) == "Q3");
  CHECK(ids(known.find(EntityType::event, "vell")).empty());
}

TEST_CASE("namesakes are known wherever they stand in the file") {
  const KnownEntities known = sample();
  std::string namesakes;
  for (std::uint32_t i = 0; i < known.size(); ++i) namesakes += known.has_namesake(known.at(i)) ? '1' : '0';
  CHECK(namesakes == "10010");
}

}  // namespace
}  // namespace onrecord
