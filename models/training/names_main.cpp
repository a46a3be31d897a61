// Makes the compiled tables and the names tagger of models/en. `make models` runs it.
#include <filesystem>
#include <iostream>

#include "corpora/error.h"
#include "models/training/knowledge.h"
#include "models/training/names.h"

namespace onrecord::training {
namespace {

void make_knowledge(const std::filesystem::path& data, const std::filesystem::path& folder) {
  const Models lists = load_lists(folder);
  compile_words(data / "data/facts", data / "data/text").write(folder / "words.bin");
  compile_gazetteer(data / "data/facts", lists).write(folder / "gazetteer.bin");
}

void make_names(const std::filesystem::path& data, const std::filesystem::path& folder) {
  Models models = load_lists(folder);
  models.words = WordTable::read(folder / "words.bin");
  models.gazetteer = Gazetteer::read(folder / "gazetteer.bin");
  train_names(read_name_corpora(data, models), models, std::cerr);
  models.names_first.write(folder / "names-first.bin");
  models.names_second.write(folder / "names-second.bin");
  auto documents = read_gold(data / "gold/political-dev", "political-dev", models);
  for (auto& one : read_gold(data / "gold/seeds", "seeds", models, data / "seeds")) documents.push_back(std::move(one));
  measure_names(documents, models, std::cout);
}

int run(int argc, char** argv) {
  const std::string what = argc == 4 ? argv[1] : "";
  if (what == "knowledge") {
    make_knowledge(argv[2], argv[3]);
  } else if (what == "names") {
    make_names(argv[2], argv[3]);
  } else {
    std::cerr << "usage: onrecord_train_names knowledge|names DATA MODELS\n"
                 "DATA is the folder of corpora and fact tables, MODELS the folder to write to (models/en)\n";
    return 2;
  }
  return 0;
}

}  // namespace
}  // namespace onrecord::training

int main(int argc, char** argv) {
  try {
    return onrecord::training::run(argc, argv);
  } catch (const std::exception& problem) {
    std::cerr << "onrecord_train_names: " << problem.what() << '\n';
    return 2;
  }
}
