// onrecord_train_quotes: makes the learned files of the stage quotes, and measures the tagger of reported speech.
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

#include "models/training/attribution.h"
#include "models/training/gold_quotes.h"
#include "models/training/program.h"
#include "models/training/speech.h"

namespace onrecord::training {
namespace {

// PolNeAR train without the articles that political-dev measures on.
std::vector<GoldArticle> read_training(const std::filesystem::path& data) {
  std::set<std::string> left_out;
  for (const auto& entry : std::filesystem::directory_iterator(data / "gold/political-dev")) {
    left_out.insert(entry.path().stem().string());
  }
  std::vector<GoldArticle> articles = read_polnear(data / "data/quotes/polnear/train.jsonl.gz");
  std::erase_if(articles, [&](const GoldArticle& article) { return left_out.contains(article.name); });
  return articles;
}

void make_speech(const std::filesystem::path& data, const std::filesystem::path& folder) {
  for (const char* file : {"words_that_report.bin", "reporting.bin"}) {
    if (!std::filesystem::exists(folder / file)) LinearScorer().write(folder / file);
  }
  if (!std::filesystem::exists(folder / "speech.bin")) SequenceTagger().write(folder / "speech.bin");
  Models models = load_models(folder);
  train_speech(read_training(data), models, std::cerr);
  models.words_that_report.write(folder / "words_that_report.bin");
  models.reporting.write(folder / "reporting.bin");
  models.speech.write(folder / "speech.bin");
  measure_speech(read_polnear(data / "data/quotes/polnear/dev.jsonl.gz"), models, std::cout);
}

void make_attribution(const std::filesystem::path& data, const std::filesystem::path& folder) {
  for (const char* file : {"pieces.bin", "attribution.bin", "speakers.bin"}) {
    if (!std::filesystem::exists(folder / file)) LinearScorer().write(folder / file);
  }
  Models models = load_models(folder);
  std::vector<GoldArticle> articles = read_training(data);
  FoundSpeech speech = find_unseen_speech(articles, models, std::cerr);
  std::map<std::string, std::size_t> places;
  for (std::size_t a = 0; a < articles.size(); ++a) places[articles[a].name] = a;
  const std::vector<GoldArticle> opinion = read_gold_quotes(data / "gold/opinion-train");
  const FoundSpeech opinion_speech = find_known_speech(opinion, models);
  const std::vector<GoldArticle> labelled =
      read_labelled_quotes(folder.parent_path() / "labels/political-2012-2020.tsv", data / "data/articles");
  const FoundSpeech labelled_speech = find_known_speech(labelled, models);
  articles.insert(articles.end(), opinion.begin(), opinion.end());
  speech.insert(speech.end(), opinion_speech.begin(), opinion_speech.end());
  articles.insert(articles.end(), labelled.begin(), labelled.end());
  speech.insert(speech.end(), labelled_speech.begin(), labelled_speech.end());
  train_pieces(articles, speech, models, std::cerr);
  models.pieces.write(folder / "pieces.bin");
  train_attribution(articles, speech, models, std::cerr);
  models.attribution.write(folder / "attribution.bin");

  std::vector<GoldArticle> named = opinion;  // with the speakers' names
  FoundSpeech named_speech = opinion_speech;
  named.insert(named.end(), labelled.begin(), labelled.end());
  named_speech.insert(named_speech.end(), labelled_speech.begin(), labelled_speech.end());
  for (GoldArticle& article : read_gold_quotes(data / "gold/political-train")) {
    const auto place = places.find(std::filesystem::path(article.name).stem().string());
    if (place == places.end()) continue;
    named.push_back(std::move(article));
    named_speech.push_back(speech[place->second]);
  }
  train_speakers(named, named_speech, models, std::cerr);
  models.speakers.write(folder / "speakers.bin");
}

}  // namespace
}  // namespace onrecord::training

int main(int argc, char** argv) {
  using namespace onrecord::training;
  constexpr Task kTasks[] = {{"speech", make_speech}, {"attribution", make_attribution}};
  return run_program("onrecord_train_quotes", kTasks, argc, argv);
}
