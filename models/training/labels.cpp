#include "models/training/labels.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <map>
#include <string>

#include "corpora/code_points.h"
#include "corpora/error.h"
#include "corpora/reader.h"
#include "models/training/tables.h"

namespace onrecord::training {
namespace {

// The rows of one article; spans in code points.
struct Rows {
  std::string sha256;  // of the text
  std::vector<GoldName> names;
  std::vector<Span> open;
  std::vector<LabelledQuote> quotes;
};
using Table = std::map<std::string, Rows, std::less<>>;

// Reads the lines of a table one by one, and knows where it is.
class TableReader {
 public:
  explicit TableReader(std::string file) : file_(std::move(file)) {}

  // The three cells of the next line; nothing where it has none.
  std::optional<std::array<std::string_view, 3>> cells_of(std::string_view line) {
    ++number_;
    if (line.empty() || line.starts_with('#')) return std::nullopt;
    const auto cells = split(line, '\t');
    if (cells.size() != 3) fail("has " + std::to_string(cells.size()) + " columns, not 3");
    return std::array<std::string_view, 3>{cells[0], cells[1], cells[2]};
  }

  [[noreturn]] void fail(const std::string& what) const { throw Error(file_ + ":" + std::to_string(number_), what); }

  // "12-30": half-open.
  Span to_span(std::string_view cell) const {
    Span span;
    const char* last = cell.data() + cell.size();
    const auto [dash, fault] = std::from_chars(cell.data(), last, span.begin);
    if (fault != std::errc() || dash == last || *dash != '-') fail("has no span '" + std::string(cell) + "'");
    const auto [end, second_fault] = std::from_chars(dash + 1, last, span.end);
    if (second_fault != std::errc() || end != last || span.end <= span.begin)
      fail("has no span '" + std::string(cell) + "'");
    return span;
  }

 private:
  std::string file_;
  std::size_t number_ = 0;
};

class ArticleTableReader {
 public:
  explicit ArticleTableReader(const std::string& file) : reader_(file) {}

  void line(std::string_view line) {
    const auto row = reader_.cells_of(line);
    if (!row) return;
    const auto& cells = *row;
    if (cells[0] == "article") {
      rows_ = &table_[std::string(cells[1])];
      rows_->sha256 = cells[2];
      return;
    }
    if (rows_ == nullptr) reader_.fail("stands before the first article");
    const auto kind = quote_kind_from(cells[0]);
    if (kind || cells[0] == "unsaid") {
      LabelledQuote& quote = rows_->quotes.emplace_back();
      for (const std::string_view span : split(cells[1], ',')) quote.spans.push_back(reader_.to_span(span));
      quote.kind = kind;
      if (cells[2] != "-") quote.speaker = reader_.to_span(cells[2]);
    } else if (cells[0] == "open") {
      rows_->open.push_back(reader_.to_span(cells[1]));
    } else if (const auto type = entity_type_from(cells[0])) {
      rows_->names.push_back({reader_.to_span(cells[1]), *type});
    } else {
      reader_.fail("has no label '" + std::string(cells[0]) + "'");
    }
  }

  Table finish() { return std::move(table_); }

 private:
  TableReader reader_;
  Table table_;
  Rows* rows_ = nullptr;
};

LabelledArticle place(Article article, const Rows& rows) {
  const CodePoints points(article.text());
  LabelledArticle placed = {std::move(article), rows.names, rows.open, rows.quotes};
  for (GoldName& name : placed.names) name.span = points.to_bytes(name.span);
  for (Span& span : placed.open) span = points.to_bytes(span);
  for (LabelledQuote& quote : placed.quotes) {
    for (Span& span : quote.spans) span = points.to_bytes(span);
    if (quote.speaker) quote.speaker = points.to_bytes(*quote.speaker);
  }
  return placed;
}

}  // namespace

std::vector<LabelledArticle> read_labels(const std::filesystem::path& labels, const std::filesystem::path& folder) {
  ArticleTableReader reader(labels.string());
  for_each_line(labels, [&](std::string_view line) { reader.line(line); });
  const Table table = reader.finish();
  const auto file = folder / (labels.stem().string() + ".jsonl.gz");
  std::vector<LabelledArticle> articles;
  RecordReader records(file, file.filename().string());
  while (const auto record = records.next()) {
    const auto rows = table.find(record->path);
    if (rows == table.end()) continue;
    Article article = read_article(*record);
    if (sha256_hex(article.text()) != rows->second.sha256)
      throw Error(article.path(), "is another text than " + labels.string() + " is about");
    articles.push_back(place(std::move(article), rows->second));
  }
  return articles;
}

SentenceLabels::SentenceLabels(const std::filesystem::path& labels) {
  TableReader reader(labels.string());
  for_each_line(labels, [&](std::string_view line) {
    const auto row = reader.cells_of(line);
    if (!row) return;
    const auto& [type, sentence, tokens] = *row;
    if (type == "sentences") {
      sentences_ = reader.to_span(sentence).end;
      return;
    }
    if (!entity_type_from(type)) reader.fail("has no type '" + std::string(type) + "'");
    std::string tag(type);
    std::transform(tag.begin(), tag.end(), tag.begin(), [](unsigned char c) { return std::toupper(c); });
    const std::size_t at = reader.to_span(sentence).begin;
    const Span span = reader.to_span(tokens);
    for (std::size_t token = span.begin; token < span.end; ++token)
      tags_[{at, token}] = (token == span.begin ? "B-" : "I-") + tag;
  });
}

std::string SentenceLabels::tag(std::size_t sentence, std::size_t token) const {
  const auto found = tags_.find({sentence, token});
  return found == tags_.end() ? "O" : found->second;
}

}  // namespace onrecord::training
