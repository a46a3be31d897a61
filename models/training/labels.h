// Labels: names and quotes in texts that lie elsewhere, marked by hand, as places in these texts and without them.
//
// Tables of three columns, where models/labels/README.md describes each sort of row.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpora/annotations.h"
#include "corpora/article.h"

namespace onrecord::training {

struct GoldName {
  Span span;  // bytes of the text
  EntityType type = EntityType::person;
};

struct LabelledQuote {
  std::vector<Span> spans;        // bytes, without the quotation marks
  std::optional<QuoteKind> kind;  // nothing: a scare quote, a title, a word as a word
  std::optional<Span> speaker;    // a name of whoever says it, anywhere in the text; nothing: the text has none
};

struct LabelledArticle {
  Article article;
  std::vector<GoldName> names;  // all that it has, outside `open`
  std::vector<Span> open;       // bytes: where nothing is marked and nothing to be concluded from that
  std::vector<LabelledQuote> quotes;
};

// The articles that `labels` is about, in the order of the file of `folder` that is called like it and holds them.
// Throws Error when a row cannot be read, or an article is another than was marked.
std::vector<LabelledArticle> read_labels(const std::filesystem::path& labels, const std::filesystem::path& folder);

// What a table says of the sentences of a corpus in columns: BIO tags, in the place of the corpus's own.
class SentenceLabels {
 public:
  explicit SentenceLabels(const std::filesystem::path& labels);

  // The table is about the first so many sentences.
  std::size_t sentences() const { return sentences_; }
  // "B-PERSON", "I-PLACE" ..., "O"; both are counted from 0.
  std::string tag(std::size_t sentence, std::size_t token) const;

 private:
  std::size_t sentences_ = 0;
  std::map<std::pair<std::size_t, std::size_t>, std::string> tags_;
};

}  // namespace onrecord::training
