#include "stages/name_stretches.h"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

constexpr std::uint32_t kWidestGap = 4;  // steps from one capital to the next: "Draft a Better Harbour"
constexpr std::uint32_t kHeadReach = 4;  // from a capital or a number to an event's head behind it
constexpr std::uint32_t kDateReach = 3;  // from an event's head to the date behind it: "election in 2016"
const std::uint64_t kStroke = hash_bytes("/");
const std::uint64_t kHyphen = hash_bytes("-");
constexpr KindSet kHeads = set_of(NameKind::event_head) | set_of(NameKind::organization_head);

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, const NameWord& word) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view w) { return hash_bytes(w) == word.lower; });
}

// Lower-case words that can open a name: "southern Orvenia".
bool can_open(const NameWord& word) {
  static constexpr std::array<std::string_view, 11> kOpeners = {
      "north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "upper", "lower"};
  return is_one_of(kOpeners, word);
}

// What can end a name behind a word with a capital: "Oskan's", "Yu Tae-min".
bool can_close(const NameWord& word) {
  static constexpr std::array<std::string_view, 4> kClosers = {"'s", "-", "!", "."};
  return is_one_of(kClosers, word);
}

class Marker {
 public:
  Marker(const std::vector<NameWord>& words, const Sentence& sentence, std::vector<char>& marks)
      : words_(words), begin_(sentence.tokens.begin.value), end_(sentence.tokens.end.value), marks_(marks) {}

  void run() {
    std::uint32_t last = end_;  // the last word with a capital, if any
    for (std::uint32_t i = begin_; i < end_; ++i) {
      const NameWord& word = words_[i];
      if (word.has_capital()) {
        mark(last != end_ && i - last <= kWidestGap ? last : i, i + 1);
        if (i > begin_ && can_open(words_[i - 1])) mark(i - 1, i);
        if (i + 1 < end_ && can_close(words_[i + 1])) mark_tail(i + 1);
        last = i;
        continue;
      }
      if (word.begins_with_digit) mark_number(i);
      if (((word.unit | word.last) & kHeads) != 0) mark_head(i);
    }
  }

 private:
  void mark(std::uint32_t begin, std::uint32_t end) {
    std::fill(marks_.begin() + begin, marks_.begin() + end, char{1});
  }
  bool is_anchor(std::uint32_t i) const { return words_[i].has_capital() || words_[i].begins_with_digit; }

  void mark_tail(std::uint32_t i) {
    mark(i, i + 1);
    const bool hyphen = words_[i].form == kHyphen;
    if (hyphen && i + 1 < end_ && words_[i + 1].is_word) mark(i + 1, i + 2);
  }
  void mark_number(std::uint32_t i) {
    const bool beside = (i > begin_ && marks_[i - 1] != 0) || (i + 1 < end_ && words_[i + 1].has_capital());
    if (beside) mark(i, i + 1);
    const bool is_date = i + 2 < end_ && words_[i + 1].form == kStroke && words_[i + 2].begins_with_digit;  // "9/11"
    if (is_date) mark(i, i + 3);
  }
  void mark_head(std::uint32_t head) {
    for (std::uint32_t i = head; i > begin_ && head - i < kHeadReach;) {
      --i;
      if (!is_anchor(i)) continue;
      mark(i, head + 1);
      break;
    }
    for (std::uint32_t i = head + 1; i < end_ && i <= head + kDateReach; ++i) {
      if (!is_anchor(i)) continue;
      mark(std::max(begin_, head > 2 ? head - 2 : 0), i + 1);
      break;
    }
  }

  const std::vector<NameWord>& words_;
  const std::uint32_t begin_;
  const std::uint32_t end_;
  std::vector<char>& marks_;
};

}  // namespace

std::vector<NameStretch> find_name_stretches(const std::vector<NameWord>& words,
                                             const std::vector<Sentence>& sentences) {
  std::vector<char> marks(words.size(), 0);
  std::vector<NameStretch> stretches;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    const Sentence& sentence = sentences[s];
    Marker(words, sentence, marks).run();
    const std::uint32_t end = sentence.tokens.end.value;
    std::uint32_t past = sentence.tokens.begin.value;  // behind the last stretch
    for (std::uint32_t i = past; i < end; ++i) {
      if (marks[i] == 0) continue;
      const std::uint32_t first = std::max(i, past + 1) - 1;
      while (i < end && marks[i] != 0) ++i;
      past = std::min(i + 1, end);
      if (!stretches.empty() && stretches.back().sentence.value == s && stretches.back().tokens.end.value == first) {
        stretches.back().tokens.end = Index<Token>(past);
      } else {
        stretches.push_back({Index<Sentence>(s), {Index<Token>(first), Index<Token>(past)}});
      }
    }
  }
  return stretches;
}

}  // namespace onrecord
