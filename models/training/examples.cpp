#include "models/training/examples.h"

#include <algorithm>
#include <array>

#include "corpora/code_points.h"
#include "corpora/error.h"
#include "corpora/standoff.h"
#include "corpora/words.h"
#include "models/training/tables.h"
#include "stages/blocks.h"
#include "stages/sentences.h"
#include "stages/tokens.h"

namespace onrecord::training {
namespace {

constexpr std::uint32_t kAny = ~0u;
constexpr std::uint32_t kNone = allow(kOutside);

std::uint32_t labels_of(EntityType type) {
  const auto t = static_cast<std::size_t>(type);
  return allow(label_of(t, Part::begin)) | allow(label_of(t, Part::inside)) | allow(label_of(t, Part::last)) |
         allow(label_of(t, Part::unit));
}

// Sets the labels of the tokens under each name. A name that does not begin and end with tokens, or crosses a sentence,
// leaves its tokens open.
void label_names(Document& document) {
  const auto& tokens = document.layers.tokens;
  for (const GoldName& name : document.names) {
    const auto first = std::lower_bound(tokens.begin(), tokens.end(), name.span.begin,
                                        [](const Token& t, std::uint32_t at) { return t.span.end <= at; });
    auto last = first;
    while (last != tokens.end() && last->span.begin < name.span.end) ++last;
    if (first == last) continue;
    const auto begin = static_cast<std::size_t>(first - tokens.begin());
    const auto end = static_cast<std::size_t>(last - tokens.begin());
    const bool whole = first->span.begin == name.span.begin && (last - 1)->span.end == name.span.end;
    const bool one_sentence =
        std::any_of(document.layers.sentences.begin(), document.layers.sentences.end(), [&](const Sentence& s) {
          return s.tokens.contains(Index<Token>(begin)) && s.tokens.contains(Index<Token>(end - 1));
        });
    const auto type = static_cast<std::size_t>(name.type);
    for (std::size_t i = begin; i < end; ++i) {
      const Part part = end - begin == 1 ? Part::unit
                        : i == begin     ? Part::begin
                        : i + 1 == end   ? Part::last
                                         : Part::inside;
      document.allowed[i] = whole && one_sentence ? allow(label_of(type, part)) : kAny;
    }
  }
}

// The document of an article with the names that it holds, all of them: elsewhere its tokens are outside.
Document make_document(const Article& article, std::vector<GoldName> names, const std::string& set,
                       const Models& models) {
  Document document;
  document.set = set;
  document.name = article.path();
  document.text = article.text();
  find_blocks(article, models, document.layers);
  find_tokens(article, models, document.layers);
  find_sentences(article, models, document.layers);
  document.names = std::move(names);
  std::sort(document.names.begin(), document.names.end(),
            [](const GoldName& a, const GoldName& b) { return a.span < b.span; });
  document.allowed.assign(document.layers.tokens.size(), kNone);
  label_names(document);
  return document;
}

void leave_open(Document& document, Span span) {
  std::erase_if(document.names, [&](const GoldName& name) { return span.contains(name.span); });
  for (std::size_t i = 0; i < document.allowed.size(); ++i) {
    const Span token = document.layers.tokens[i].span;
    if (token.begin < span.end && span.begin < token.end) document.allowed[i] = kAny;
  }
}

Document from_standoff(const Standoff& gold, std::string text, const std::string& set, const Models& models) {
  const Article article(gold.article, std::move(text));
  const CodePoints points(article.text());
  std::vector<GoldName> names;
  for (const StandoffMention& mention : gold.mentions) names.push_back({points.to_bytes(mention.span), mention.type});
  return make_document(article, std::move(names), set, models);
}

// A sentence of a corpus that comes in tokens.
struct Columns {
  std::vector<std::string> tokens;
  std::vector<std::string> tags;
  std::vector<std::string> own;
};

bool is_single_capital(const std::string& token) { return token.size() == 1 && is_ascii_capital(token[0]); }

// Whether white space stands between two tokens of running text.
bool is_spaced(const Columns& s, std::size_t i) {
  static constexpr std::array<std::string_view, 13> kCloses = {",", ".", ";",  ":",  "!",   "?", ")",
                                                               "]", "%", "'s", "’s", "n't", "''"};
  static constexpr std::array<std::string_view, 5> kOpens = {"(", "[", "$", "``", "#"};
  if (i == 0) return false;
  if (is_one_of(s.tokens[i], kCloses)) return false;
  if (is_one_of(s.tokens[i - 1], kOpens)) return false;
  const bool initials =
      i >= 2 && s.tokens[i - 1] == "." && is_single_capital(s.tokens[i - 2]) && is_single_capital(s.tokens[i]);
  return !initials;
}

class ColumnsReader {
 public:
  ColumnsReader(std::string set, const std::vector<std::string>& trust, const Models& models)
      : set_(std::move(set)), trust_(trust), models_(models) {}

  void line(std::string_view line) {
    if (line.empty()) {
      end_sentence();
      return;
    }
    const auto cells = split(line, '\t');
    if (cells.size() < 3) return;
    if (cells[0] == "-DOCSTART-") {
      end_document();
      has_documents_ = true;
      name_ = cells[2];
      return;
    }
    sentence_.tokens.emplace_back(cells[0]);
    sentence_.tags.emplace_back(cells[1]);
    sentence_.own.emplace_back(cells[2]);
  }

  std::vector<Document> finish() {
    end_sentence();
    end_document();
    return std::move(documents_);
  }

 private:
  void end_sentence() {
    if (sentence_.tokens.empty()) return;
    sentences_.push_back(std::move(sentence_));
    sentence_ = {};
    if (!has_documents_) end_document();
  }

  void end_document() {
    if (sentences_.empty()) return;
    Document document;
    document.set = set_;
    document.name = name_;
    std::vector<std::pair<Span, std::uint32_t>> open;  // where the corpus is not to be believed
    for (const Columns& sentence : sentences_) append(sentence, document, open);
    sentences_.clear();
    const Article article(set_, document.text);
    find_tokens(article, models_, document.layers);
    auto& layers = document.layers;
    for (std::size_t i = 0; i < layers.tokens.size();) {
      std::size_t end = i;
      while (end < layers.tokens.size() && layers.tokens[end].block == layers.tokens[i].block) ++end;
      layers.sentences.push_back({{layers.tokens[i].span.begin, layers.tokens[end - 1].span.end},
                                  layers.tokens[i].block,
                                  {Index<Token>(i), Index<Token>(end)}});
      i = end;
    }
    document.allowed.assign(layers.tokens.size(), kNone);
    std::size_t token = 0;
    for (const auto& [span, labels] : open) {
      while (token < layers.tokens.size() && layers.tokens[token].span.end <= span.begin) ++token;
      for (std::size_t k = token; k < layers.tokens.size() && layers.tokens[k].span.begin < span.end; ++k) {
        document.allowed[k] |= labels;
      }
    }
    label_names(document);
    documents_.push_back(std::move(document));
  }

  void append(const Columns& s, Document& document, std::vector<std::pair<Span, std::uint32_t>>& open) const {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    GoldName name;
    bool inside = false;
    const auto close = [&] {
      if (inside) document.names.push_back(name);
      inside = false;
    };
    for (std::size_t i = 0; i < s.tokens.size(); ++i) {
      if (is_spaced(s, i)) document.text += ' ';
      const auto at = static_cast<std::uint32_t>(document.text.size());
      document.text += s.tokens[i];
      const Span span = {at, static_cast<std::uint32_t>(document.text.size())};
      const std::string& tag = s.tags[i];
      if (tag == "O" || tag.size() < 3) {
        close();
        if (const std::uint32_t labels = doubt(s, i); labels != 0) open.emplace_back(span, labels);
        continue;
      }
      if (divides_places(s, i)) {
        close();
        continue;
      }
      const EntityType type = type_from(tag.substr(2));
      if (tag[0] == 'B' || !inside || name.type != type) {
        close();
        name = {span, type};
        inside = true;
      }
      name.span.end = span.end;
    }
    close();
    const auto end = static_cast<std::uint32_t>(document.text.size());
    document.layers.blocks.push_back({{begin, end}, BlockKind::paragraph});
    document.text += '\n';
  }

  // The comma in "Vellport, Orvenia", which some corpora keep as one name; not the one in "Washington, D.C.".
  static bool divides_places(const Columns& s, std::size_t i) {
    return s.tokens[i] == "," && s.tags[i] == "I-PLACE" && i + 1 < s.tokens.size() && !s.tokens[i + 1].starts_with("D");
  }

  static EntityType type_from(std::string tag) {
    std::transform(tag.begin(), tag.end(), tag.begin(), [](char c) { return static_cast<char>(c + ('a' - 'A')); });
    if (const auto type = entity_type_from(tag)) return *type;
    throw Error(tag, "is no tag of an entity type");
  }

  // The labels besides "outside" that an unmarked token may have.
  std::uint32_t doubt(const Columns& s, std::size_t i) const {
    const std::string& own = s.own[i];
    if (own == "?") return kAny;
    std::uint32_t labels = 0;
    for (std::size_t t = 0; t < 4; ++t) {
      const bool possible = trust_[t] == "no" ||
                            (trust_[t] == "misc" && (own.ends_with("MISC") || own.ends_with("Misc"))) ||
                            (trust_[t] == "part" && set_ != "fewnerd-partial" && own != "O");
      if (possible) labels |= labels_of(static_cast<EntityType>(t));
    }
    return labels;
  }

  std::string set_;
  const std::vector<std::string>& trust_;
  const Models& models_;
  std::string name_;
  bool has_documents_ = false;
  Columns sentence_;
  std::vector<Columns> sentences_;
  std::vector<Document> documents_;
};

}  // namespace

std::vector<Document> read_gold(const std::filesystem::path& path, const std::string& set, const Models& models,
                                const std::filesystem::path& texts) {
  std::vector<Document> documents;
  if (path.extension() == ".jsonl") {
    for (const Standoff& gold : read_standoff_lines(path))
      documents.push_back(from_standoff(gold, gold.text, set, models));
    return documents;
  }
  for (const Standoff& gold : read_standoff_folder(path)) {
    const auto text = read_file((texts.empty() ? path : texts) / gold.article);
    documents.push_back(from_standoff(gold, text, set, models));
  }
  return documents;
}

std::vector<Document> read_labelled(const std::filesystem::path& labels, const std::filesystem::path& articles,
                                    const std::string& set, const Models& models) {
  std::vector<Document> documents;
  for (const LabelledArticle& labelled : read_labels(labels, articles)) {
    documents.push_back(make_document(labelled.article, labelled.names, set, models));
    for (const Span span : labelled.open) leave_open(documents.back(), span);
  }
  return documents;
}

std::vector<Document> read_columns(const std::filesystem::path& file, const std::string& set,
                                   const std::vector<std::string>& trust, const Models& models) {
  ColumnsReader reader(set, trust, models);
  for_each_line(file, [&](std::string_view line) { reader.line(line); });
  return reader.finish();
}

std::vector<Document> read_relabelled(const std::filesystem::path& file, const std::filesystem::path& labels,
                                      const std::string& set, const Models& models) {
  const SentenceLabels tags(labels);
  const std::vector<std::string> trust(4, "yes");
  ColumnsReader reader(set, trust, models);
  std::size_t sentence = 0;
  std::size_t token = 0;
  for_each_line(file, [&](std::string_view line) {
    if (sentence == tags.sentences()) return;
    if (!line.empty()) {
      reader.line(std::string(split(line, '\t').front()) + '\t' + tags.tag(sentence, token++) + "\tO");
      return;
    }
    reader.line(line);
    if (token > 0) ++sentence;
    token = 0;
  });
  return reader.finish();
}

std::vector<std::string> trust_of(const std::filesystem::path& labels, const std::string& set) {
  std::vector<std::string> trust;
  for_each_line(labels, [&](std::string_view line) {
    const auto cells = split(line, '\t');
    if (cells.size() == 5 && cells[0] == set) trust.assign(cells.begin() + 1, cells.end());
  });
  if (trust.empty()) throw Error(labels.string(), "has no row for '" + set + "'");
  return trust;
}

}  // namespace onrecord::training
