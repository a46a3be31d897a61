#include "models/training/gold_quotes.h"

#include <memory>
#include <nlohmann/json.hpp>

#include "corpora/article.h"
#include "corpora/byte_source.h"
#include "corpora/code_points.h"
#include "corpora/error.h"
#include "corpora/standoff.h"
#include "models/training/labels.h"

namespace onrecord::training {
namespace {

std::string read_all(const std::filesystem::path& path) {
  return onrecord::read_all(decompressed(open_file(path, path.string()), path.string()), ~std::size_t{0},
                            path.string());
}

std::vector<Span> spans_from(const nlohmann::json& quote, const char* key, const CodePoints& points) {
  std::vector<Span> spans;
  if (!quote.contains(key)) return spans;
  for (const auto& span : quote[key]) {
    spans.push_back(points.to_bytes({span.at(0).get<std::uint32_t>(), span.at(1).get<std::uint32_t>()}));
  }
  return spans;
}

}  // namespace

std::vector<GoldArticle> read_polnear(const std::filesystem::path& file) {
  const std::string content = read_all(file);
  std::vector<GoldArticle> articles;
  std::string_view rest = content;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) continue;
    try {
      const auto object = nlohmann::json::parse(line);
      GoldArticle article = {object.at("id"), object.at("text"), {}, {}, false};
      const CodePoints points(article.text);
      for (const auto& quote : object.at("quotes")) {
        GoldQuote gold;
        gold.kind = quote_kind_from(quote.at("kind").get<std::string>()).value_or(QuoteKind::direct);
        gold.spans = spans_from(quote, "spans", points);
        gold.source = spans_from(quote, "source", points);
        gold.cue = spans_from(quote, "cue", points);
        if (quote.contains("speaker") && quote["speaker"].is_string()) gold.speaker = quote["speaker"];
        gold.is_optional = quote.contains("optional");
        gold.content = spans_from(quote, "content", points);
        if (gold.content.empty()) gold.content = gold.spans;
        article.quotes.push_back(std::move(gold));
      }
      articles.push_back(std::move(article));
    } catch (const nlohmann::json::exception& problem) {
      throw Error(file.string() + ":" + std::to_string(number), problem.what());
    }
  }
  return articles;
}

std::vector<GoldArticle> read_labelled_quotes(const std::filesystem::path& labels,
                                              const std::filesystem::path& articles) {
  std::vector<GoldArticle> converted;
  for (const LabelledArticle& labelled : read_labels(labels, articles)) {
    GoldArticle& article = converted.emplace_back();
    article.name = labelled.article.path();
    article.text = labelled.article.text();
    article.is_partial = true;
    for (const LabelledQuote& quote : labelled.quotes) {
      GoldQuote& gold = article.quotes.emplace_back();
      gold.spans = quote.spans;
      gold.is_said = quote.kind.has_value();
      gold.kind = quote.kind.value_or(QuoteKind::mixed);
      if (!quote.speaker) continue;
      gold.speaker = quote.speaker->of(article.text);
      article.names.emplace_back(*quote.speaker, gold.speaker);
    }
  }
  return converted;
}

std::vector<GoldArticle> read_gold_quotes(const std::filesystem::path& folder) {
  std::vector<GoldArticle> articles;
  for (const Standoff& gold : read_standoff_folder(folder)) {
    GoldArticle article = {gold.article, read_file(folder / gold.article), {}, {}, false};
    const CodePoints points(article.text);
    for (const StandoffMention& name : gold.mentions) {
      article.names.emplace_back(points.to_bytes(name.span), name.entity);
    }
    for (const StandoffQuote& quote : gold.quotes) {
      GoldQuote converted;
      converted.kind = quote.kind;
      for (const Span span : quote.spans) converted.spans.push_back(points.to_bytes(span));
      if (quote.source) converted.source.push_back(points.to_bytes(*quote.source));
      if (quote.cue) converted.cue.push_back(points.to_bytes(*quote.cue));
      converted.speaker = quote.speaker;
      converted.content = converted.spans;
      article.quotes.push_back(std::move(converted));
    }
    articles.push_back(std::move(article));
  }
  return articles;
}

}  // namespace onrecord::training
