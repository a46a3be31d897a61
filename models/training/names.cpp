#include "models/training/names.h"

#include <algorithm>
#include <iomanip>
#include <map>
#include <ostream>
#include <set>

#include "corpora/error.h"
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
      {"political-train", 3}, {"opinion-train", 3},        {"world-train", 3},       {"articles-train", 3},
      {"gmb-train", 3},       {"crossner-politics", 0.5F}, {"crossner-other", 0.5F}, {"gum", 0.5F},
      {"wikigold", 0.5F},     {"uner-ewt", 0.5F},          {"grobid-wiki", 0.5F},    {"btc", 0.5F, 0, 3000},
      {"worldwide", 0.5F},    {"gmb", 0.25F, 7200, 12000},  // the sentences after those of gmb-train
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

TrainerOptions options(TrainerOptions::Learner learner, std::size_t most_features, std::ostream& log) {
  TrainerOptions options;
  options.learner = learner;
  options.epochs = 5;
  options.margin = 20;
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

std::vector<Document> read_corpus(const std::string& set, const std::filesystem::path& data,
                                  const std::filesystem::path& labels, const Models& models) {
  if (set == "articles-train")
    return read_labelled(labels / "political-2012-2020.tsv", data / "data/articles", set, models);
  if (set == "gmb-train") return read_relabelled(data / "data/ner/gmb/train.conll.gz", labels / "gmb.tsv", set, models);
  if (set.ends_with("-train")) {
    const auto folder = data / "gold" / set;
    return read_gold(std::filesystem::is_directory(folder) ? folder : data / "gold" / (set + ".jsonl"), set, models);
  }
  const auto trust = trust_of(data / "data/ner/labels.tsv", set);
  for (const auto* file : {"train.conll", "train.conll.gz"}) {
    const auto path = data / "data/ner" / set / file;
    if (std::filesystem::exists(path)) return read_columns(path, set, trust, models);
  }
  throw Error((data / "data/ner" / set).string(), "holds no train.conll");
}

}  // namespace

std::vector<Document> read_name_corpora(const std::filesystem::path& data, const std::filesystem::path& labels,
                                        const Models& models) {
  std::vector<Document> documents;
  for (const NameCorpus& corpus : corpora()) {
    std::vector<Document> read = read_corpus(corpus.set, data, labels, models);
    std::erase_if(read, is_non_commercial);
    const std::size_t end = std::min(corpus.end, read.size());
    for (std::size_t i = corpus.first; i < end; ++i) {
      read[i].weight = corpus.weight;
      documents.push_back(std::move(read[i]));
    }
  }
  return documents;
}

SequenceTagger train_first_pass(const std::vector<const Document*>& documents, TrainerOptions::Learner learner,
                                const Models& models, std::ostream& log) {
  SequenceTrainer trainer(type_names());
  for (const Document* document : documents) add_document(*document, models, nullptr, trainer);
  log << "  " << trainer.tokens() << " tokens, " << trainer.features() << " features" << std::endl;
  return trainer.train(options(learner, kFirstFeatures, log));
}

void train_names(const std::vector<Document>& documents, Models& models, std::ostream& log) {
  constexpr auto kLearner = TrainerOptions::Learner::both;
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
  models.names_second = trainer.train(options(kLearner, kSecondFeatures, log));
}

}  // namespace onrecord::training
