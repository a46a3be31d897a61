// Learns the two passes of the names tagger.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "models/models.h"
#include "models/training/examples.h"

namespace onrecord::training {

// A corpus to learn names from, and how much its sentences count.
struct NameCorpus {
  std::string set;
  float weight = 1;
  std::size_t first = 0;  // documents taken: from this one
  std::size_t end = ~std::size_t{0};
};

// Reads all corpora under `data`, a folder laid out as models/README.md says, and what the tables in `labels` mark
// there (models/labels/README.md). Development gold is not among them.
std::vector<Document> read_name_corpora(const std::filesystem::path& data, const std::filesystem::path& labels,
                                        const Models& models);

// Learns models.names_first and models.names_second, reporting to `log`. The second pass learns from what a first pass
// says that has not seen the document: the documents are dealt into folds, and each fold is read by a tagger trained
// on the others. Needs models.words and models.gazetteer.
void train_names(const std::vector<Document>& documents, Models& models, std::ostream& log);

// The first pass alone, for experiments: learned from some of the documents.
SequenceTagger train_first_pass(const std::vector<const Document*>& documents, TrainerOptions::Learner learner,
                                const Models& models, std::ostream& log);

}  // namespace onrecord::training
