#include "stages/repeated_names.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "models/scratch_table.h"

namespace onrecord {
namespace {

constexpr std::size_t kLeastOften = 3;
constexpr std::uint32_t kMostBefore = 2;  // capitals before the link: "Southern Hands for Oskan"
constexpr std::uint32_t kMostBehind = 3;

bool is_one_of(const NameWord& word, std::initializer_list<std::string_view> list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view w) { return hash_bytes(w) == word.lower; });
}

bool is_link(const NameWord& word) { return is_one_of(word, {"for", "in", "to", "with", "of"}); }

class Finder {
 public:
  Finder(const std::vector<NameWord>& words, const std::vector<Sentence>& sentences)
      : words_(words), sentences_(sentences) {}

  std::vector<Range<Token>> run() {
    for (const Sentence& sentence : sentences_) find_in(sentence);
    std::erase_if(phrases_, [this](const Phrase& phrase) {
      const Group& group = groups_[phrase.key];
      return group.count < kLeastOften || !group.is_body;
    });
    std::vector<Range<Token>> kept;
    if (phrases_.empty()) return kept;
    ScratchTable<std::uint32_t> counts;
    counts.reset(words_.size());
    for (const NameWord& word : words_) ++counts[word.form];
    for (const Phrase& phrase : phrases_) {
      const std::uint64_t first = words_[phrase.tokens.begin.value].form;
      if (counts[first] == groups_[phrase.key].count) kept.push_back(phrase.tokens);
    }
    return kept;
  }

 private:
  struct Phrase {
    Range<Token> tokens;
    std::uint64_t key = 0;
  };
  struct Group {
    std::size_t count = 0;
    bool is_body = false;
  };

  void find_in(const Sentence& sentence) {
    const std::uint32_t begin = sentence.tokens.begin.value;
    const std::uint32_t end = sentence.tokens.end.value;
    for (std::uint32_t link = begin + 1; link + 1 < end; ++link) {
      if (!is_link(words_[link]) || words_[link].has_capital()) continue;
      std::uint32_t first = link;
      while (first > begin && is_capital(first - 1)) --first;
      std::uint32_t last = link + 1;
      while (last < end && is_capital(last)) ++last;
      if (first == link || link - first > kMostBefore || last == link + 1 || last - link - 1 > kMostBehind) continue;
      std::uint64_t key = 0;
      for (std::uint32_t i = first; i < last; ++i) key = combine(key, words_[i].form);
      Group& group = groups_[key];
      ++group.count;
      group.is_body = group.is_body || is_behind_body(first, begin);
      phrases_.push_back({{Index<Token>(first), Index<Token>(last)}, key});
    }
  }

  bool is_capital(std::uint32_t i) const { return words_[i].is_word && words_[i].has_capital(); }

  // "director of", "organizers with the", "the coalition": a role or a kind of body, up to two words before.
  bool is_behind_body(std::uint32_t first, std::uint32_t begin) const {
    constexpr KindSet kBodies = set_of(NameKind::role) | set_of(NameKind::organization_head);
    for (std::uint32_t i = first; i > begin && first - i < 3;) {
      --i;
      const NameWord& word = words_[i];
      if (is_one_of(word, {"of", "for", "at", "with", "from", "the"})) continue;
      return ((word.unit | word.last) & kBodies) != 0 && !word.has_capital();
    }
    return false;
  }

  const std::vector<NameWord>& words_;
  const std::vector<Sentence>& sentences_;
  std::vector<Phrase> phrases_;
  std::unordered_map<std::uint64_t, Group> groups_;
};

}  // namespace

std::vector<Range<Token>> find_repeated_names(const std::vector<NameWord>& words,
                                              const std::vector<Sentence>& sentences) {
  return Finder(words, sentences).run();
}

}  // namespace onrecord
