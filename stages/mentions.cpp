#include "stages/mentions.h"

#include <unordered_set>
#include <vector>

#include "stages/name_words.h"
#include "stages/referring.h"

namespace onrecord {
namespace {

using AddRows = void (NameFeatures::*)(const NameStretch&, FeatureRows&) const;

// One pass over the article, stretch by stretch.
std::vector<FoundName> find_names(const NameFeatures& features, AddRows add_rows, const SequenceTagger& tagger,
                                  TaggerScratch& scratch) {
  std::vector<FoundName> found;
  FeatureRows rows;
  std::vector<TaggedSpan> spans;
  for (const NameStretch& stretch : features.stretches()) {
    rows.clear();
    spans.clear();
    (features.*add_rows)(stretch, rows);
    tagger.score(rows, scratch);
    tagger.find_spans(scratch, spans);
    for (const TaggedSpan& span : spans) {
      const std::size_t first = stretch.tokens.begin.value;
      found.push_back({{Index<Token>(first + span.begin), Index<Token>(first + span.end)},
                       static_cast<EntityType>(span.type),
                       span.probability});
    }
  }
  return found;
}

constexpr float kUnsure = 0.6F;

// A safety net under the tagger: a single word of which it is unsure, but which ends a person's full name elsewhere in
// the article, is that person.
class Surnames {
 public:
  Surnames(const std::vector<FoundName>& found, const std::vector<NameWord>& words) : words_(words) {
    for (const FoundName& name : found) {
      if (name.type != EntityType::person || name.tokens.size() < 2 || name.probability < kUnsure) continue;
      forms_.insert(words[name.tokens.end.value - 1].form);
    }
  }
  bool is_one(const FoundName& name) const {
    return name.type != EntityType::person && name.tokens.size() == 1 && name.probability < kUnsure &&
           forms_.count(words_[name.tokens.begin.value].form) > 0;
  }

 private:
  const std::vector<NameWord>& words_;
  std::unordered_set<std::uint64_t> forms_;
};

}  // namespace

std::vector<FoundName> find_first_names(const NameFeatures& features, const SequenceTagger& tagger) {
  TaggerScratch scratch;
  return find_names(features, &NameFeatures::add_first, tagger, scratch);
}

void find_mentions(const Article& article, const Models& models, Annotations& annotations) {
  const auto& tokens = annotations.tokens;
  const auto words = find_name_words(article.text(), tokens, models.words, models.gazetteer);
  NameFeatures features(words, tokens, annotations.blocks, annotations.sentences);
  TaggerScratch scratch;
  features.see_article(find_names(features, &NameFeatures::add_first, models.names_first, scratch));
  const auto found = find_names(features, &NameFeatures::add_second, models.names_second, scratch);
  const Surnames surnames(found, words);
  std::size_t sentence = 0;
  for (const FoundName& name : found) {
    while (annotations.sentences[sentence].tokens.end <= name.tokens.begin) ++sentence;
    const Span span = {name.tokens.begin.in(tokens).span.begin, tokens[name.tokens.end.value - 1].span.end};
    const bool is_surname = surnames.is_one(name);
    annotations.mentions.push_back({span, Index<Sentence>(sentence), name.tokens, MentionKind::name,
                                    is_surname ? EntityType::person : name.type, name.probability,
                                    is_surname ? "surname of a person" : "names tagger"});
  }
  add_referring_mentions(article, models, annotations);
}

}  // namespace onrecord
