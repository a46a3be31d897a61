// Makes the word table, the gazetteer and the names tagger of models/en. `make models` runs it.
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "corpora/error.h"
#include "models/training/knowledge.h"
#include "models/training/names.h"
#include "models/training/names_measures.h"
#include "models/training/program.h"
#include "models/training/seen_names.h"

namespace onrecord::training {
namespace {

std::vector<Document> read_development(const std::filesystem::path& data, const Models& models) {
  auto documents = read_gold(data / "gold/political-dev", "political-dev", models);
  for (auto& one : read_gold(data / "gold/seeds", "seeds", models, data / "seeds")) documents.push_back(std::move(one));
  return documents;
}

// Our own labels lie beside the models.
std::filesystem::path labels_of(const std::filesystem::path& folder) { return folder.parent_path() / "labels"; }

void make_words(const std::filesystem::path& data, const std::filesystem::path& folder) {
  compile_words(data / "data/facts", data / "data/text").write(folder / "words.bin");
}

// A first tagger reads articles that nobody annotated, and what it finds in many of them becomes part of the gazetteer
// of the second, which ships.
void make_names(const std::filesystem::path& data, const std::filesystem::path& folder) {
  Models models = load_lists(folder);
  models.words = WordTable::read(folder / "words.bin");
  auto phrases = collect_phrases(data / "data/facts", models);
  models.gazetteer = Gazetteer(phrases);
  const auto documents = read_name_corpora(data, labels_of(folder), models);
  const auto development = read_development(data, models);

  train_names(documents, models, std::cerr);
  std::vector<std::string> kept_back;
  for (const Document& document : development) kept_back.push_back(document.text);
  auto seen = collect_seen_names(data / "data/articles", kept_back, models, std::cerr);
  std::move(seen.begin(), seen.end(), std::back_inserter(phrases));
  models.gazetteer = Gazetteer(phrases);
  train_names(documents, models, std::cerr);

  models.gazetteer.write(folder / "gazetteer.bin");
  models.names_first.write(folder / "names-first.bin");
  models.names_second.write(folder / "names-second.bin");
  measure_names(development, models, std::cout);
}

// Scores of what ships on everything that is there to develop on.
void measure(const std::filesystem::path& data, const std::filesystem::path& folder) {
  const Models models = load_models(folder);
  auto documents = read_development(data, models);
  measure_confidence(documents, models, std::cout);
  std::vector<std::filesystem::path> sets;
  for (const auto& entry : std::filesystem::directory_iterator(data / "data/ner")) {
    if (entry.is_directory()) sets.push_back(entry.path());
  }
  std::sort(sets.begin(), sets.end());
  for (const auto& set : sets) {
    const std::string name = set.filename().string();
    const auto trust = trust_of(data / "data/ner/labels.tsv", name);
    for (const auto* file : {"dev.conll", "dev.conll.gz"}) {
      if (!std::filesystem::exists(set / file)) continue;
      for (auto& one : read_columns(set / file, name, trust, models)) documents.push_back(std::move(one));
    }
  }
  measure_names(documents, models, std::cout);
}

void compare(const std::filesystem::path& data, const std::filesystem::path& folder) {
  Models models = load_models(folder);
  const auto documents = read_name_corpora(data, labels_of(folder), models);
  const Gazetteer facts(collect_phrases(data / "data/facts", models));
  compare_names(documents, std::move(models), facts, std::cout, std::cerr);
}

}  // namespace
}  // namespace onrecord::training

int main(int argc, char** argv) {
  using namespace onrecord::training;
  constexpr Task kTasks[] = {{"words", make_words}, {"names", make_names}, {"measure", measure}, {"compare", compare}};
  return run_program("onrecord_train_names", kTasks, argc, argv);
}
