#include "stages/function_words.h"

#include "corpora/words.h"

namespace onrecord {

bool is_determiner(std::string_view word) {
  return is_one_of(word, {"the",   "The", "a",   "A",    "an",   "An",   "his", "His", "her",     "Her",    "their",
                          "Their", "its", "Its", "this", "This", "that", "one", "One", "another", "Another"});
}

bool is_possessive(std::string_view word) { return is_one_of(word, {"'s", "’s", "'", "’"}); }

bool ends_sentence(std::string_view token) { return is_one_of(token, {".", "!", "?", "…", "..."}); }

}  // namespace onrecord
