// Function words: small closed classes of English, asked as the word is written in a text ("the", "The").
//
// What a stage alone means by such a class, with words of its own, stays in that stage under a name that says so.
#pragma once

#include <string_view>

namespace onrecord {

// "the", "His", "another": words with which a noun phrase begins.
bool is_determiner(std::string_view word);

// The token of a possessive: "'s", and the mark alone behind a plural.
bool is_possessive(std::string_view word);

// A mark that ends a sentence.
bool ends_sentence(std::string_view token);

}  // namespace onrecord
