#include "models/gazetteer.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "models/word_table.h"
#include "tests/temporary_folder.h"

namespace onrecord {
namespace {

std::vector<std::uint64_t> hashed(const std::vector<std::string>& words) {
  std::vector<std::uint64_t> hashes;
  for (const std::string& word : words) hashes.push_back(hash_bytes(word));
  return hashes;
}

std::string matches(const Gazetteer& gazetteer, const std::vector<std::string>& words) {
  std::string found;
  gazetteer.match(hashed(words), [&](std::size_t length, KindSet kinds) {
    found += std::to_string(length) + (kinds & set_of(NameKind::party) ? "party " : "") +
             (kinds & set_of(NameKind::city) ? "city " : "") + (kinds & set_of(NameKind::media) ? "media " : "");
  });
  return found;
}

const Gazetteer& sample() {
  static const Gazetteer kSample({{hashed({"green", "harbour"}), set_of(NameKind::party)},
                                  {hashed({"halvik"}), set_of(NameKind::city)},
                                  {hashed({"halvik"}), set_of(NameKind::party)},
                                  {hashed({"halvik", "courier", "and", "post"}), set_of(NameKind::media)}});
  return kSample;
}

TEST_CASE("the gazetteer finds the phrases that begin at a word, shortest first, with all their kinds") {
  CHECK(matches(sample(), {"green", "harbour", "won"}) == "2party ");
  CHECK(matches(sample(), {"halvik", "courier", "and", "post"}) == "1party city 4media ");
  CHECK(matches(sample(), {"halvik", "courier", "and"}) == "1party city ");
  CHECK(matches(sample(), {"green"}).empty());
  CHECK(matches(sample(), {"harbour", "green"}).empty());
  CHECK(matches(sample(), {}).empty());
  CHECK(matches(Gazetteer(), {"halvik"}).empty());
}

TEST_CASE("a gazetteer and a word table are the same after writing and reading") {
  const testing::TemporaryFolder folder;
  const auto file = folder / "file.bin";
  sample().write(file);
  CHECK(matches(Gazetteer::read(file), {"halvik", "courier", "and", "post"}) == "1party city 4media ");

  WordTable({{hash_bytes("march"), {12, 3, 1, Casing::mixed}}}, {{hash_bytes("Vell"), 1}}, {"0000", "01011011101"})
      .write(file);
  const WordTable table = WordTable::read(file);
  CHECK(table.lower(hash_bytes("march")).fine == 12);
  CHECK(table.lower(hash_bytes("march")).casing == Casing::mixed);
  CHECK(table.lower(hash_bytes("april")).fine == 0);
  CHECK(table.written(hash_bytes("Vell")).brown == 2);
  CHECK(table.written(hash_bytes("vell")).brown == 0);
}

}  // namespace
}  // namespace onrecord
