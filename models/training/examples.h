// Annotated texts to learn names from, whatever form they come in.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"
#include "models/sequence_trainer.h"
#include "models/training/labels.h"

namespace onrecord::training {

// One article, or one sentence where a corpus does not say which belong together. `layers` is filled up to sentences.
struct Document {
  std::string set;  // "political-train"
  std::string name;
  std::string text;
  Annotations layers;
  std::vector<GoldName> names;         // sorted by span
  std::vector<std::uint32_t> allowed;  // by token: the labels that the corpus leaves possible
  float weight = 1;
};

// A folder of `ARTICLE.txt` and `ARTICLE.txt.json`, or a file of JSON lines with their texts, annotated in full.
// `texts` is where the articles lie, if not beside their annotations.
std::vector<Document> read_gold(const std::filesystem::path& path, const std::string& set, const Models& models,
                                const std::filesystem::path& texts = {});

// Articles whose names are marked in a table.
std::vector<Document> read_labelled(const std::filesystem::path& labels, const std::filesystem::path& articles,
                                    const std::string& set, const Models& models);

// A file of `token TAB tag TAB own tag` lines. `trust` says for person, organization, event and place whether a
// token outside can be believed: "yes", "no", "misc" or "part", as labels.tsv has them.
std::vector<Document> read_columns(const std::filesystem::path& file, const std::string& set,
                                   const std::vector<std::string>& trust, const Models& models);

// The first sentences of such a file, with the tags that a table gives them, which are complete.
std::vector<Document> read_relabelled(const std::filesystem::path& file, const std::filesystem::path& labels,
                                      const std::string& set, const Models& models);

// set -> its row of labels.tsv.
std::vector<std::string> trust_of(const std::filesystem::path& labels, const std::string& set);

}  // namespace onrecord::training
