#include "stages/name_words.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "corpora/code_points.h"
#include "models/hashing.h"
#include "models/scratch_table.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestWord = 64;  // code points looked at; the rest of a longer "word" says nothing more

char32_t lower_of(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return c == 0x2019 || c == 0x2018 ? U'\'' : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

char shape_of(char32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return 'x';
    if (c >= 'A' && c <= 'Z') return 'X';
    if (c >= '0' && c <= '9') return 'd';
    return static_cast<char>(c);
  }
  const auto point = static_cast<UChar32>(c);
  if (u_isupper(point) || u_istitle(point)) return 'X';
  if (u_isalpha(point)) return 'x';
  if (u_isdigit(point)) return 'd';
  return c == 0x2019 || c == 0x2018 ? '\'' : '~';
}

// Scratch that is reused from word to word.
struct Spelling {
  std::string lower;
  std::vector<std::uint32_t> starts;  // of the code points of `lower`, and its end
  std::string shape;
  std::string short_shape;
};

Capitals capitals_of(std::string_view shape) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  for (const char c : shape) {
    upper += c == 'X';
    lower += c == 'x';
  }
  if (upper == 0) return lower == 0 ? Capitals::no_letter : Capitals::none;
  if (lower == 0) return upper == 1 && shape.size() <= 2 ? Capitals::first : Capitals::all;
  if (shape.front() != 'X') return Capitals::inner;
  return upper == 1 ? Capitals::first : Capitals::inner;
}

// The letters of a word in capitals, chained as the initials of a name are in name_features.cpp.
std::uint64_t acronym_of(const Spelling& s) {
  std::uint64_t letters = 0;
  std::size_t count = 0;
  const std::string_view lower = s.lower;
  for (std::size_t i = 0; i + 1 < s.starts.size(); ++i) {
    const std::string_view letter = lower.substr(s.starts[i], s.starts[i + 1] - s.starts[i]);
    if (letter == ".") continue;
    letters = combine(letters, hash_bytes(letter));
    ++count;
  }
  return count >= 2 && count <= 6 ? letters : 0;
}

void spell(std::string_view word, Spelling& s) {
  s.lower.clear();
  s.starts.clear();
  s.shape.clear();
  s.short_shape.clear();
  std::size_t taken = 0;
  for (std::size_t at = 0; at < word.size() && taken < kLongestWord; ++taken) {
    const bool is_ascii = static_cast<unsigned char>(word[at]) < 0x80;
    const CodePoint c = is_ascii ? CodePoint{static_cast<char32_t>(word[at]), 1} : code_point_at(word, at);
    s.starts.push_back(static_cast<std::uint32_t>(s.lower.size()));
    append_code_point(s.lower, lower_of(c.value));
    const char shape = shape_of(c.value);
    const std::size_t n = s.shape.size();
    if (n < 2 || s.shape[n - 1] != shape || s.shape[n - 2] != shape) s.shape += shape;
    if (s.short_shape.empty() || s.short_shape.back() != shape) s.short_shape += shape;
    at += c.size;
  }
  s.starts.push_back(static_cast<std::uint32_t>(s.lower.size()));
}

// The word by itself, and its memory asked for what the tables know of it.
NameWord look_at(std::string_view word, Spelling& s, const WordTable& words) {
  spell(word, s);
  NameWord result;
  result.form = hash_bytes(word);
  result.lower = hash_bytes(s.lower);
  result.shape = hash_bytes(s.shape);
  result.short_shape = hash_bytes(s.short_shape);
  result.capitals = capitals_of(s.shape);
  result.is_word = !s.shape.empty() && (s.shape[0] == 'X' || s.shape[0] == 'x');
  result.begins_with_digit = !s.shape.empty() && s.shape[0] == 'd';
  const std::string_view lower = s.lower;
  for (std::size_t n = 1; n <= 4 && n < s.starts.size(); ++n) {
    result.prefixes[n - 1] = hash_bytes(lower.substr(0, s.starts[n]));
    result.suffixes[n - 1] = hash_bytes(lower.substr(s.starts[s.starts.size() - 1 - n]));
  }
  if (result.capitals == Capitals::all) result.acronym = acronym_of(s);
  words.prefetch(result.lower, result.form);
  return result;
}

void look_up(std::vector<NameWord>& looked_at, const WordTable& words) {
  for (NameWord& word : looked_at) {
    word.known = words.lower(word.lower);
    word.written = words.written(word.form);
  }
}

// Kinds whose words are written in lower case too.
constexpr KindSet kCommonWords = set_of(NameKind::title) | set_of(NameKind::role) |
                                 set_of(NameKind::organization_head) | set_of(NameKind::event_head);

void match_gazetteer(std::vector<NameWord>& words, const std::vector<Token>& tokens, const Gazetteer& gazetteer) {
  std::array<std::uint64_t, kLongestPhrase> window;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t length = 0;
    while (length < window.size() && i + length < words.size() && tokens[i + length].block == tokens[i].block) {
      window[length] = words[i + length].lower;
      ++length;
    }
    const KindSet kept =
        words[i].has_capital() || words[i].capitals == Capitals::no_letter ? ~KindSet{0} : kCommonWords;
    gazetteer.match(std::span(window).first(length), [&](std::size_t n, KindSet kinds) {
      kinds &= kept;
      if (kinds == 0) return;
      if (n == 1) {
        words[i].unit |= kinds;
        return;
      }
      words[i].begin |= kinds;
      for (std::size_t k = 1; k + 1 < n; ++k) words[i + k].inside |= kinds;
      words[i + n - 1].last |= kinds;
    });
  }
}

}  // namespace

const NameWord& word_outside() {
  static const NameWord kOutside = [] {
    NameWord word;
    word.form = word.lower = word.shape = word.short_shape = 0xED6E;
    return word;
  }();
  return kOutside;
}

std::vector<NameWord> find_name_words(std::string_view text, const std::vector<Token>& tokens, const WordTable& words,
                                      const Gazetteer& gazetteer) {
  std::vector<NameWord> result;
  result.reserve(tokens.size());
  Spelling scratch;
  for (const Token& token : tokens) result.push_back(look_at(token.span.of(text), scratch, words));
  look_up(result, words);
  match_gazetteer(result, tokens, gazetteer);
  return result;
}

DistinctWords find_distinct_words(std::string_view text, const std::vector<Token>& tokens, const WordTable& words) {
  DistinctWords result;
  result.of_token.reserve(tokens.size());
  ScratchTable<std::uint32_t> places;  // by form: the place of the word, + 1
  places.reset(tokens.size());
  Spelling scratch;
  for (const Token& token : tokens) {
    const std::string_view word = token.span.of(text);
    std::uint32_t& place = places[hash_bytes(word)];
    if (place == 0) {
      result.words.push_back(look_at(word, scratch, words));
      place = static_cast<std::uint32_t>(result.words.size());
    }
    result.of_token.push_back(place - 1);
  }
  look_up(result.words, words);
  return result;
}

}  // namespace onrecord
