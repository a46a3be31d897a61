// Articles with annotated quotes to learn from.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpora/annotations.h"

namespace onrecord::training {

struct GoldQuote {
  QuoteKind kind = QuoteKind::direct;
  std::vector<Span> spans;   // bytes of the text, as all spans here
  std::vector<Span> source;  // empty where there is none
  std::vector<Span> cue;
  std::string speaker;        // a name; empty where the corpus gives none
  bool is_optional = false;   // doubtful under our guidelines: neither asked for nor wrong
  bool is_said = true;        // else between quotation marks for another reason
  std::vector<Span> content;  // what the corpus itself marks, quotation marks and all; else the spans
};

struct GoldArticle {
  std::string name;
  std::string text;
  std::vector<GoldQuote> quotes;
  std::vector<std::pair<Span, std::string>> names;  // with whom or what they mean; where the annotators marked names
  bool is_partial =
      false;  // there are more quotes than these, and of these only the speakers are known, not the sources
};

// A file of JSON lines as PolNeAR was converted to, plain or gzipped. Throws Error when it is not of this form.
std::vector<GoldArticle> read_polnear(const std::filesystem::path& file);

// Articles whose quotes are marked in a table, as training/labels.h reads it.
std::vector<GoldArticle> read_labelled_quotes(const std::filesystem::path& labels,
                                              const std::filesystem::path& articles);

// A folder of `ARTICLE.txt` and `ARTICLE.txt.json`.
std::vector<GoldArticle> read_gold_quotes(const std::filesystem::path& folder);

}  // namespace onrecord::training
