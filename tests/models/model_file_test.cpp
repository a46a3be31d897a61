#include "models/model_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>

#include "corpora/article.h"
#include "corpora/error.h"
#include "models/linear_scorer.h"
#include "models/sequence_tagger.h"
#include "models/word_table.h"
#include "tests/temporary_folder.h"

namespace onrecord {
namespace {

const testing::TemporaryFolder kFolder;
const std::filesystem::path kFile = kFolder / "model.bin";

void write_sample() {
  ModelWriter writer;
  writer.value<std::uint32_t>(7);
  writer.array(std::vector<float>{1, 2.5F});
  writer.string("Vell");
  writer.write(kFile, "sample", 3);
}

std::string read_sample() {
  ModelReader reader(kFile, "sample", 3);
  std::string all = std::to_string(reader.value<std::uint32_t>());
  for (const float value : reader.array<float>()) all += " " + std::to_string(static_cast<int>(value * 10));
  all += " " + reader.string();
  reader.finish();
  return all;
}

void rewrite(const std::function<void(std::string&)>& change) {
  write_sample();
  std::string bytes = read_file(kFile);
  change(bytes);
  std::ofstream(kFile, std::ios::binary) << bytes;
}

TEST_CASE("a model file reads back what was written") {
  write_sample();
  CHECK(read_sample() == "7 10 25 Vell");
  CHECK_FALSE(std::filesystem::exists(kFile.string() + ".new"));
}

TEST_CASE("a model file that is not what it should be is refused, and the message says why") {
  struct Row {
    const char* problem;
    std::function<void(std::string&)> damage;
  };
  const Row rows[] = {
      {"is no onrecord model file", [](std::string& b) { b = "a letter, and no model at all"; }},
      {"is no onrecord model file", [](std::string& b) { b.clear(); }},
      {"is no onrecord model file", [](std::string& b) { b.resize(71); }},
      {"holds a model of kind 'simple', not 'sample'", [](std::string& b) { b.replace(8, 6, "simple"); }},
      {"is of format version 4, this program reads version 3", [](std::string& b) { b[24] = 4; }},
      {"is damaged or cut short: its content does not have the checksum of its header",
       [](std::string& b) { b.pop_back(); }},
      {"is damaged or cut short: its content does not have the checksum of its header",
       [](std::string& b) { b += 'x'; }},
      {"is damaged or cut short: its content does not have the checksum of its header",
       [](std::string& b) { b[80] ^= 1; }},
      {"does not unpack to the 33 bytes that its header says", [](std::string& b) { b[32] = 33; }},
      {"says that it unpacks to 281474976710688 bytes", [](std::string& b) { b[38] = 1; }},
  };
  for (const Row& row : rows) {
    rewrite(row.damage);
    CHECK_THROWS_WITH(read_sample(), Catch::Equals(kFile.string() + ": " + row.problem));
  }
  std::filesystem::remove(kFile);
  CHECK_THROWS_WITH(read_sample(), Catch::Contains("does not exist"));
}

TEST_CASE("a payload that is shorter or longer than its reader expects is refused") {
  ModelWriter writer;
  writer.value<std::uint64_t>(1000);  // of an array that is not there
  writer.write(kFile, "sample", 3);
  ModelReader reader(kFile, "sample", 3);
  CHECK_THROWS_WITH(reader.array<float>(), Catch::Contains("ends within a table"));
  CHECK_THROWS_WITH(ModelReader(kFile, "sample", 3).finish(), Catch::Contains("holds 8 bytes behind its last table"));
}

TEST_CASE("models whose numbers make no sense are refused") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  LinearScorer({{1, nan}}).write(kFile);
  CHECK_THROWS_WITH(LinearScorer::read(kFile), Catch::Contains("holds a weight that is no number"));
  Transitions transitions{};
  transitions[0][1] = nan;
  const FrozenTable<SequenceTagger::Weights> none{{}};
  SequenceTagger({"person"}, transitions, 1, none).write(kFile);
  CHECK_THROWS_WITH(SequenceTagger::read(kFile), Catch::Contains("holds a weight that is no number"));
  SequenceTagger({"person"}, Transitions{}, nan, none).write(kFile);
  CHECK_THROWS_WITH(SequenceTagger::read(kFile), Catch::Contains("holds a scale that is no number"));
  WordTable({{1, {0, 0, 0, static_cast<Casing>(7)}}}, {}, {"01"}).write(kFile);
  CHECK_THROWS_WITH(WordTable::read(kFile), Catch::Contains("holds a spelling that does not exist"));
  WordTable({}, {{1, 0}}, {}).write(kFile);
  CHECK_THROWS_WITH(WordTable::read(kFile), Catch::Contains("holds no cluster"));
  WordTable({}, {{1, 2}}, {"01"}).write(kFile);
  CHECK_THROWS_WITH(WordTable::read(kFile), Catch::Contains("names cluster 2 of 1"));
}

}  // namespace
}  // namespace onrecord
