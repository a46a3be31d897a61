// Clause words: the classes of English words by which a reported clause is read (reported_clauses.h). In lower case
// unless said otherwise. All pure.
#pragma once

#include <string_view>

namespace onrecord {

// "told", "warned": a verb of reporting in the past, and "says", "tells".
bool is_past(std::string_view verb);

// Words of the cue lexicon that tell of a mind or of a decision, not of a report that somebody gave.
bool is_thought(std::string_view verb);

// "told": a verb that says to whom.
bool takes_listener(std::string_view verb);

// "had", "later", "repeatedly".
bool is_between_subject_and_verb(std::string_view word);

// "the", "two", "several": more than is_determiner() in function_words.h, since what is counted can speak as well.
bool opens_noun_phrase(std::string_view word);

bool is_preposition(std::string_view word);

// "that", "because", a comma: behind it a new clause can begin.
bool opens_clause(std::string_view word);

// "if", "Unless", "denied": what stands behind it may be untrue. As written.
bool is_condition(std::string_view word);

// "was", "’ll", and frequent verbs that are nothing else: where one stands, there is a clause.
bool is_auxiliary(std::string_view word);

// "he", "There". As written.
bool is_subject_pronoun(std::string_view word);

// "but", "which": behind a comma, what is said has ended.
bool ends_content(std::string_view word);

}  // namespace onrecord
