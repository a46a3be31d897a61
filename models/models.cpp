#include "models/models.h"

#include <algorithm>
#include <future>
#include <vector>

#include "corpora/article.h"
#include "corpora/error.h"
#include "models/model_file.h"

namespace onrecord {
namespace {

std::string fingerprint_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::string all;
  // The header of a model file holds the checksum of the rest, which was compared when it was read.
  for (const auto& file : files) {
    const std::string content = file.extension() == ".bin" ? model_header(file) : read_file(file);
    all += file.filename().string() + ' ' + sha256_hex(content) + '\n';
  }
  return sha256_hex(all);
}

}  // namespace

Models load_lists(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) throw Error(folder.string(), "is no folder of models");
  Models models;
  models.abbreviations = Lexicon::read(folder / "abbreviations.tsv");
  models.boilerplate = PatternSet::read(folder / "boilerplate.re");
  models.credits = PatternSet::read(folder / "credits.re");
  models.cues = Lexicon::read(folder / "cues.tsv");
  models.bodies = Lexicon::read(folder / "bodies.tsv");
  models.given_names = Lexicon::read(folder / "given_names.tsv");
  models.namesakes = Lexicon::read(folder / "namesakes.tsv");
  models.nicknames = Lexicon::read(folder / "nicknames.tsv");
  models.place_parts = Lexicon::read(folder / "place_parts.tsv");
  models.place_words = Lexicon::read(folder / "place_words.tsv");
  models.role_modifiers = Lexicon::read(folder / "role_modifiers.tsv");
  models.roles = Lexicon::read(folder / "roles.tsv");
  return models;
}

Models load_models(const std::filesystem::path& folder) {
  const auto start = [&folder](auto read, const char* name) {
    return std::async(std::launch::async, [read, file = folder / name] { return read(file); });
  };
  // Each file is unpacked and checked by itself, the largest first.
  auto names_second = start(SequenceTagger::read, "names-second.bin");
  auto speech = start(SequenceTagger::read, "speech.bin");
  auto names_first = start(SequenceTagger::read, "names-first.bin");
  auto words = start(WordTable::read, "words.bin");
  auto gazetteer = start(Gazetteer::read, "gazetteer.bin");
  auto known = start(KnownEntities::read, "known_entities.tsv");
  auto pieces = start(LinearScorer::read, "pieces.bin");
  auto words_that_report = start(LinearScorer::read, "words_that_report.bin");
  auto reporting = start(LinearScorer::read, "reporting.bin");
  auto attribution = start(LinearScorer::read, "attribution.bin");
  auto speakers = start(LinearScorer::read, "speakers.bin");
  Models models = load_lists(folder);
  models.pieces = pieces.get();
  models.words_that_report = words_that_report.get();
  models.reporting = reporting.get();
  models.attribution = attribution.get();
  models.speakers = speakers.get();
  models.known = known.get();
  models.words = words.get();
  models.gazetteer = gazetteer.get();
  models.names_first = names_first.get();
  models.names_second = names_second.get();
  models.speech = speech.get();
  models.fingerprint = fingerprint_of(folder);
  return models;
}

}  // namespace onrecord
