#include "models/training/tables.h"

#include <zlib.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <stdexcept>

#include "corpora/error.h"
#include "tests/temporary_folder.h"

namespace onrecord::training {
namespace {

using onrecord::testing::TemporaryFolder;

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::vector<std::string> lines;
  for_each_line(file, [&](std::string_view line) { lines.emplace_back(line); });
  return lines;
}

TEST_CASE("tables: lines, plain or gzipped, however they end") {
  const TemporaryFolder folder;
  const std::string longer(200000, 'x');  // than what is read at once
  const std::string content = "name\ttype\r\n\n" + longer + "\nlast";
  const std::vector<std::string> expected = {"name\ttype", "", longer, "last"};
  std::ofstream(folder / "plain.tsv") << content;
  CHECK(lines_of(folder / "plain.tsv") == expected);
  gzFile packed = gzopen((folder / "packed.tsv.gz").c_str(), "wb");
  REQUIRE(gzwrite(packed, content.data(), static_cast<unsigned>(content.size())) > 0);
  REQUIRE(gzclose(packed) == Z_OK);
  CHECK(lines_of(folder / "packed.tsv.gz") == expected);
  CHECK_THROWS_WITH(lines_of(folder / "none.tsv"), (folder / "none.tsv").string() + ": does not exist");
}

TEST_CASE("tables: cells by the names of their columns") {
  const TemporaryFolder folder;
  std::ofstream(folder / "names.tsv") << "name\ttype\nAda Vell\tperson\nOskan\n";
  std::string cells;
  for_each_row(folder / "names.tsv",
               [&](const Row& row) { cells += std::string(row["name"]) + "=" + std::string(row["type"]) + ";"; });
  CHECK(cells == "Ada Vell=person;Oskan=;");
  CHECK_THROWS_WITH(for_each_row(folder / "names.tsv", [](const Row& row) { row["kind"]; }),
                    (folder / "names.tsv").string() + ": has no column kind");
}

TEST_CASE("tables: what the reader of a line throws ends the reading") {
  const TemporaryFolder folder;
  std::ofstream(folder / "names.tsv") << "one\ntwo\n";
  std::size_t lines = 0;
  CHECK_THROWS_AS(for_each_line(folder / "names.tsv",
                                [&](std::string_view) {
                                  ++lines;
                                  throw std::runtime_error("enough");
                                }),
                  std::runtime_error);
  CHECK(lines == 1);
}

}  // namespace
}  // namespace onrecord::training
