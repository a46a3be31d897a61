#include "stages/mentions.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

#include "corpora/words.h"
#include "stages/name_words.h"
#include "stages/pasted_names.h"
#include "stages/referring.h"
#include "stages/repeated_names.h"

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
    tagger.find_likely_spans(scratch.scores, scratch, spans);
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

// A name and what decided it.
struct Decided {
  FoundName name;
  std::string_view by;
};

constexpr float kRepeatedIsRight = 0.8F;
constexpr float kPastedIsRight = 0.95F;

// The tagger's names, mended by the safety nets. A repeated name takes the place of what lies inside it, and gives way
// to a name that reaches beyond it or is the same.
std::vector<Decided> decide(const std::vector<FoundName>& found, const std::vector<Range<Token>>& repeated,
                            const std::vector<NameWord>& words) {
  const Surnames surnames(found, words);
  std::vector<Decided> decided;
  auto next = repeated.begin();
  for (auto name = found.begin(); name != found.end() || next != repeated.end();) {
    if (next != repeated.end() && (name == found.end() || !(name->tokens.end <= next->begin))) {
      auto behind = name;
      bool holds_all = true;
      for (; behind != found.end() && behind->tokens.begin < next->end; ++behind) {
        holds_all = holds_all && next->begin <= behind->tokens.begin && behind->tokens.end <= next->end &&
                    behind->tokens.size() < next->size();
      }
      if (holds_all) {
        decided.push_back({{*next, EntityType::organization, kRepeatedIsRight}, "repeated name"});
        name = behind;
      }
      ++next;
      continue;
    }
    const bool is_surname = surnames.is_one(*name);
    decided.push_back({*name, is_surname ? "surname of a person" : "names tagger"});
    if (is_surname) decided.back().name.type = EntityType::person;
    ++name;
  }
  return decided;
}

// A pasted name is one of its own, and the name before it ends where it should; what else was found there goes.
void part_pasted(const std::vector<PastedName>& pasted, std::vector<Decided>& decided) {
  for (const PastedName& paste : pasted) {
    const Range<Token> official = paste.official;
    for (Decided& name : decided) {
      if (name.name.tokens.begin <= paste.family && official.begin < name.name.tokens.end)
        name.name.tokens.end = official.begin;
      if (official.contains(name.name.tokens.begin)) name.name.tokens.end = name.name.tokens.begin;
    }
    std::erase_if(decided, [](const Decided& name) { return name.name.tokens.begin == name.name.tokens.end; });
    const auto at = std::find_if(decided.begin(), decided.end(),
                                 [&](const Decided& name) { return official.end <= name.name.tokens.begin; });
    decided.insert(at, {{official, EntityType::person, kPastedIsRight}, "pasted name"});
  }
}

// Behind "Jr.", "III" or ", Jr." where a person's name ends before it: it belongs to the name.
Index<Token> past_suffix(const Article& article, const Annotations& annotations, Index<Token> end, Index<Token> last) {
  static constexpr std::array<std::string_view, 7> kSuffixes = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"};
  const auto word = [&](std::size_t t) {
    return t < last.value ? annotations.tokens[t].span.of(article.text()) : std::string_view();
  };
  const std::size_t at = end.value + (word(end.value) == "," && word(end.value + 1).ends_with("r.") ? 1 : 0);
  const bool is_suffix = is_one_of(word(at), kSuffixes);
  return is_suffix ? Index<Token>(at + 1) : end;
}

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
  std::vector<Decided> decided = decide(found, find_repeated_names(words, annotations.sentences), words);
  part_pasted(find_pasted_names(article.text(), tokens, words), decided);
  std::size_t sentence = 0;
  Index<Token> past{0};  // the end of the last name
  for (auto [name, by] : decided) {
    if (name.tokens.begin < past) continue;  // "Jr." by itself
    while (annotations.sentences[sentence].tokens.end <= name.tokens.begin) ++sentence;
    if (name.type == EntityType::person) {
      const auto last = annotations.sentences[sentence].tokens.end;
      name.tokens.end = past_suffix(article, annotations, name.tokens.end, last);
    }
    past = name.tokens.end;
    const Span span = {name.tokens.begin.in(tokens).span.begin, tokens[name.tokens.end.value - 1].span.end};
    annotations.mentions.push_back(
        {span, Index<Sentence>(sentence), name.tokens, MentionKind::name, name.type, name.probability, by});
  }
  add_referring_mentions(article, models, annotations);
}

}  // namespace onrecord
