// Any bytes as a file of models, of which the first chooses the kind: refused by an Error, or loaded so that nothing
// which is asked of it goes wrong. Binary models are wrapped in a header that fits, or else no byte of them would ever
// be looked at; one kind is the bare file, header and all.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>

#include "corpora/error.h"
#include "models/gazetteer.h"
#include "models/hashing.h"
#include "models/known_entities.h"
#include "models/lexicon.h"
#include "models/linear_scorer.h"
#include "models/model_file.h"
#include "models/patterns.h"
#include "models/sequence_tagger.h"
#include "models/word_table.h"

namespace onrecord {
namespace {

constexpr std::uint64_t kAsked = 40;  // keys mix(0), mix(1) ... are asked for, which the kept inputs hold

void wrap(const std::filesystem::path& file, std::string_view payload, std::string_view kind) {
  ModelWriter writer;
  for (const char byte : payload) writer.value(byte);
  writer.write(file, kind, 1);
}

void use_tagger(const std::filesystem::path& file) {
  const SequenceTagger tagger = SequenceTagger::read(file);
  FeatureRows rows;
  for (std::uint64_t i = 0; i < kAsked; ++i) {
    rows.add(mix(i));
    if (i % 4 == 3) rows.end_row();
  }
  TaggerScratch scratch;
  std::vector<TaggedSpan> spans;
  tagger.score(rows, scratch);
  tagger.find_likely_spans(scratch.scores, scratch, spans);
  for (std::uint32_t end = 0; const TaggedSpan& span : spans) {
    const bool in_order = span.begin >= end && span.end > span.begin && span.end <= rows.rows();
    const bool makes_sense = span.type < tagger.types().size() && span.probability >= 0 && span.probability <= 1;
    if (!in_order || !makes_sense) std::abort();
    end = span.end;
  }
}

void use_gazetteer(const std::filesystem::path& file) {
  const Gazetteer gazetteer = Gazetteer::read(file);
  const std::uint64_t words[] = {1, 2, 3, 1, 2, 3, 1, 2, 3, 1};
  for (std::size_t i = 0; i < std::size(words); ++i) {
    gazetteer.match(std::span(words).subspan(i), [&](std::size_t length, KindSet) {
      if (length == 0 || length > kLongestPhrase) std::abort();
    });
  }
}

void use_words(const std::filesystem::path& file) {
  const WordTable words = WordTable::read(file);
  for (std::uint64_t i = 0; i < kAsked; ++i) {
    if (words.lower(mix(i)).casing > Casing::upper) std::abort();
    words.written(mix(i));
  }
}

void use_scorer(const std::filesystem::path& file) {
  const LinearScorer scorer = LinearScorer::read(file);
  const std::uint64_t features[] = {mix(0), mix(1), mix(2), mix(3)};
  if (scorer.score(features) != scorer.score(features)) std::abort();  // no number
}

void use_known(const std::filesystem::path& file) {
  const KnownEntities known = KnownEntities::read(file);
  for (std::uint32_t i = 0; i < known.size(); ++i) {
    if (known.place(known.at(i)) != i) std::abort();
    known.has_namesake(known.at(i));
    known.find(known.at(i).type, known.at(i).name);
  }
}

void load_and_use(const std::filesystem::path& file, std::uint8_t kind, std::string_view bytes) {
  switch (kind % 8) {
    case 0:
      wrap(file, bytes, "tagger");
      return use_tagger(file);
    case 1:
      wrap(file, bytes, "gazetteer");
      return use_gazetteer(file);
    case 2:
      wrap(file, bytes, "words");
      return use_words(file);
    case 3:
      wrap(file, bytes, "scorer");
      return use_scorer(file);
    default:
      std::ofstream(file, std::ios::binary) << bytes;
  }
  if (kind % 8 == 4) use_scorer(file);
  if (kind % 8 == 5) Lexicon::read(file).find_in_capitals("ADA");
  if (kind % 8 == 6) PatternSet::read(file);
  if (kind % 8 == 7) use_known(file);
}

}  // namespace
}  // namespace onrecord

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("onrecord-fuzz-model-" + std::to_string(getpid()));
  try {
    onrecord::load_and_use(file, data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  } catch (const onrecord::Error&) {
  }
  std::filesystem::remove(file);
  return 0;
}
