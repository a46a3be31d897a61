#include "models/training/names.h"

#include <algorithm>
#include <iomanip>
#include <map>
#include <ostream>
#include <set>

#include "models/sequence_trainer.h"
#include "stages/mentions.h"
#include "stages/name_features.h"
#include "stages/name_words.h"

namespace onrecord::training {
namespace {

constexpr std::size_t kFolds = 3;
constexpr std::size_t kFirstFeatures = 180000;  // the first pass only has to help the second
constexpr std::size_t kSecondFeatures = 350000;

// By our own guidelines and in the domain: they count most. The others are measured in models/README.md.
const std::vector<NameCorpus>& corpora() {
  static const std::vector<NameCorpus> kCorpora = {
      {"political-train", 3}, {"opinion-train", 3}, {"world-train", 3}, {"crossner-politics", 1},
      {"crossner-other", 1},  {"gum", 1},           {"wikigold", 1},    {"uner-ewt", 1},
      {"grobid-wiki", 1},     {"btc", 1, 3000},     {"worldwide", 1},   {"gmb", 0.5F, 12000},
  };
  return kCorpora;
}

std::vector<std::string> type_names() {
  std::vector<std::string> names;
  for (const EntityType type : kEntityTypes) names.emplace_back(to_string(type));
  return names;
}

// GUM's genres that come under a non-commercial licence.
bool is_non_commercial(const Document& document) {
  for (const auto* genre : {"GUM_essay", "GUM_letter", "GUM_podcast", "GUM_whow"}) {
    if (document.name.starts_with(genre)) return true;
  }
  return false;
}

TrainerOptions options(std::size_t most_features, std::ostream& log) {
  TrainerOptions options;
  options.epochs = 5;
  options.l2 = 2.5e-3F;
  options.l1 = 2e-4F;
  options.most_features = most_features;
  options.report = [&log](int epoch, double loss) {
    log << "  epoch " << epoch << ": loss " << std::setprecision(4) << loss << " a token" << std::endl;
  };
  return options;
}

// The labels that each token may take when only the stretches are tagged: a name that reaches beyond one cannot be
// found.
std::vector<std::uint32_t> labels_within(const Document& document, const std::vector<NameStretch>& stretches) {
  const auto& tokens = document.layers.tokens;
  std::vector<char> is_tagged(tokens.size(), 0);
  for (const NameStretch& stretch : stretches) {
    std::fill(is_tagged.begin() + stretch.tokens.begin.value, is_tagged.begin() + stretch.tokens.end.value, char{1});
  }
  std::vector<std::uint32_t> allowed = document.allowed;
  std::size_t first = 0;
  for (const GoldName& name : document.names) {
    while (first < tokens.size() && tokens[first].span.end <= name.span.begin) ++first;
    std::size_t last = first;
    while (last < tokens.size() && tokens[last].span.begin < name.span.end) ++last;
    const auto tagged = std::count(is_tagged.begin() + first, is_tagged.begin() + last, char{1});
    if (tagged < static_cast<std::ptrdiff_t>(last - first))
      std::fill(allowed.begin() + first, allowed.begin() + last, allow(kOutside));
  }
  return allowed;
}

// Adds the stretches of a document to a trainer, by the features of the first pass, or of the second where `found` is
// given.
void add_document(const Document& document, const Models& models, const std::vector<FoundName>* found,
                  SequenceTrainer& trainer) {
  const Annotations& all = document.layers;
  const auto words = find_name_words(document.text, all.tokens, models.words, models.gazetteer);
  NameFeatures features(words, all.tokens, all.blocks, all.sentences);
  if (found != nullptr) features.see_article(*found);
  const std::vector<std::uint32_t> allowed = labels_within(document, features.stretches());
  FeatureRows rows;
  for (const NameStretch& stretch : features.stretches()) {
    rows.clear();
    if (found != nullptr) {
      features.add_second(stretch, rows);
    } else {
      features.add_first(stretch, rows);
    }
    const auto begin = allowed.begin();
    trainer.add(rows, {begin + stretch.tokens.begin.value, begin + stretch.tokens.end.value}, document.weight);
  }
}

}  // namespace

std::vector<Document> read_name_corpora(const std::filesystem::path& data, const Models& models) {
  std::vector<Document> documents;
  for (const NameCorpus& corpus : corpora()) {
    std::vector<Document> read;
    const auto append = [&read](std::vector<Document> more) {
      std::move(more.begin(), more.end(), std::back_inserter(read));
    };
    if (corpus.set.ends_with("-train")) {
      const auto folder = data / "gold" / corpus.set;
      append(read_gold(std::filesystem::is_directory(folder) ? folder : data / "gold" / (corpus.set + ".jsonl"),
                       corpus.set, models));
    } else {
      const auto trust = trust_of(data / "data/ner/labels.tsv", corpus.set);
      for (const auto* file : {"train.conll", "train.conll.gz"}) {
        const auto path = data / "data/ner" / corpus.set / file;
        if (std::filesystem::exists(path)) append(read_columns(path, corpus.set, trust, models));
      }
    }
    std::erase_if(read, is_non_commercial);
    if (read.size() > corpus.most) read.resize(corpus.most);
    for (Document& document : read) document.weight = corpus.weight;
    std::move(read.begin(), read.end(), std::back_inserter(documents));
  }
  return documents;
}

SequenceTagger train_first_pass(const std::vector<const Document*>& documents, TrainerOptions::Learner learner,
                                const Models& models, std::ostream& log) {
  SequenceTrainer trainer(type_names());
  for (const Document* document : documents) add_document(*document, models, nullptr, trainer);
  log << "  " << trainer.tokens() << " tokens, " << trainer.features() << " features" << std::endl;
  TrainerOptions chosen = options(kFirstFeatures, log);
  chosen.learner = learner;
  return trainer.train(chosen);
}

void train_names(const std::vector<Document>& documents, Models& models, std::ostream& log) {
  constexpr auto kLearner = TrainerOptions::Learner::crf;
  const auto all_but = [&documents](std::size_t fold) {
    std::vector<const Document*> rest;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (i % kFolds != fold) rest.push_back(&documents[i]);
    }
    return rest;
  };
  log << "first pass" << std::endl;
  models.names_first = train_first_pass(all_but(kFolds), kLearner, models, log);
  std::vector<std::vector<FoundName>> found(documents.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    log << "first pass without fold " << fold + 1 << " of " << kFolds << std::endl;
    const SequenceTagger tagger = train_first_pass(all_but(fold), kLearner, models, log);
    for (std::size_t i = fold; i < documents.size(); i += kFolds) {
      const Annotations& all = documents[i].layers;
      const auto words = find_name_words(documents[i].text, all.tokens, models.words, models.gazetteer);
      const NameFeatures features(words, all.tokens, all.blocks, all.sentences);
      found[i] = find_first_names(features, tagger);
    }
  }
  log << "second pass" << std::endl;
  SequenceTrainer trainer(type_names());
  for (std::size_t i = 0; i < documents.size(); ++i) add_document(documents[i], models, &found[i], trainer);
  models.names_second = trainer.train(options(kSecondFeatures, log));
}

}  // namespace onrecord::training
