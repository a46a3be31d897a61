// Role words: the words that say what somebody is, in a form in which a title, an apposition and a description agree:
// "Gov." and "governor", "R-Utah" and "Utah Republican".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace onrecord {

// One word for all forms of a title in lower case, without stops: "senator" for "sen". Any other word stays as it is.
std::string_view usual_title(std::string_view word);

// Appends hashes of the words of one token; none for function words, articles and marks. Behind a token `before` that
// makes it another role ("vice president") the word is told apart.
void append_role_words(std::string_view before, std::string_view token, std::vector<std::uint64_t>& words);

// Whether a word in lower case is what unnamed sources are called: "aide", "officials".
bool is_anonymous_role(std::string_view word);

// Whether a word in lower case is something written that can be quoted by itself: "letter", "report".
bool is_document(std::string_view word);

}  // namespace onrecord
