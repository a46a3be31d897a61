#include "models/models.h"

#include <algorithm>
#include <vector>

#include "corpora/article.h"
#include "corpora/error.h"

namespace onrecord {
namespace {

std::string fingerprint_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::string all;
  for (const auto& file : files) all += file.filename().string() + ' ' + sha256_hex(read_file(file)) + '\n';
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
  models.nicknames = Lexicon::read(folder / "nicknames.tsv");
  models.role_modifiers = Lexicon::read(folder / "role_modifiers.tsv");
  models.roles = Lexicon::read(folder / "roles.tsv");
  return models;
}

Models load_models(const std::filesystem::path& folder) {
  Models models = load_lists(folder);
  models.pieces = LinearScorer::read(folder / "pieces.bin");
  models.attribution = LinearScorer::read(folder / "attribution.bin");
  models.speakers = LinearScorer::read(folder / "speakers.bin");
  models.known = KnownEntities::read(folder / "known_entities.tsv");
  models.words = WordTable::read(folder / "words.bin");
  models.gazetteer = Gazetteer::read(folder / "gazetteer.bin");
  models.names_first = SequenceTagger::read(folder / "names-first.bin");
  models.names_second = SequenceTagger::read(folder / "names-second.bin");
  models.speech_first = SequenceTagger::read(folder / "speech-first.bin");
  models.speech_second = SequenceTagger::read(folder / "speech-second.bin");
  models.fingerprint = fingerprint_of(folder);
  return models;
}

}  // namespace onrecord
