// The words of an article as the names stage sees them: each token with what it looks like and what is known of it.
//
// One pass over the tokens; the result holds hashes, no view of the text, and is only read afterwards.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/annotations.h"
#include "models/gazetteer.h"
#include "models/word_table.h"

namespace onrecord {

enum class Capitals : std::uint8_t {
  none,
  first,
  all,
  inner,
  no_letter
};  // "march", "March", "MARCH", "McCarthy", "12"

struct NameWord {
  std::uint64_t form = 0;                   // hash_bytes() of the word as written
  std::uint64_t lower = 0;                  // of the word in lower case
  std::uint64_t shape = 0;                  // of its shape, "Xxx.d" with runs cut to two: "McCarthy" is "XxXxx"
  std::uint64_t short_shape = 0;            // the same with runs cut to one
  std::array<std::uint64_t, 4> prefixes{};  // of the first 1 to 4 code points in lower case; 0 where it is shorter
  std::array<std::uint64_t, 4> suffixes{};
  std::uint64_t acronym = 0;  // of the letters of two to six capitals ("DNC", "U.N."); 0 for any other word
  LowerWord known;
  WrittenWord written;
  Capitals capitals = Capitals::none;
  bool is_word = false;  // begins with a letter
  bool begins_with_digit = false;
  // Gazetteer kinds of the phrases that cover this word, by the place of the word in the phrase.
  KindSet unit = 0;
  KindSet begin = 0;
  KindSet inside = 0;
  KindSet last = 0;

  bool has_capital() const {
    return capitals == Capitals::first || capitals == Capitals::all || capitals == Capitals::inner;
  }
};

// What stands for the words outside of a sentence.
const NameWord& word_outside();

// One element a token.
std::vector<NameWord> find_name_words(std::string_view text, const std::vector<Token>& tokens, const WordTable& words,
                                      const Gazetteer& gazetteer);

// The distinct words of an article, as written, each looked at once; the gazetteer is not asked.
struct DistinctWords {
  std::vector<NameWord> words;
  std::vector<std::uint32_t> of_token;  // places in `words`

  const NameWord& of(std::size_t token) const { return words[of_token[token]]; }
};
DistinctWords find_distinct_words(std::string_view text, const std::vector<Token>& tokens, const WordTable& words);

}  // namespace onrecord
