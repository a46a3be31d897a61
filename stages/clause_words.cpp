#include "stages/clause_words.h"

#include "corpora/words.h"

namespace onrecord {

bool is_past(std::string_view verb) {
  return verb.ends_with("ed") || is_one_of(verb, {"said", "told", "wrote", "swore", "says", "tells"});
}

bool is_thought(std::string_view verb) {
  return is_one_of(verb, {"believed", "feared", "worried", "projected", "reasoned", "pondered", "mused", "speculated",
                          "estimated", "ruled", "concluded", "allowed", "granted", "charged", "observed", "recalled",
                          "termed", "sighed", "disagreed"});
}

bool takes_listener(std::string_view verb) {
  return is_one_of(verb, {"told", "tells", "assured", "warned", "informed", "reminded", "notified", "promised",
                          "advised", "cautioned", "alerted", "emailed", "texted"});
}

bool is_between_subject_and_verb(std::string_view word) {
  return is_one_of(word, {"had", "has", "'d", "’d", "also", "later", "once", "then", "himself", "herself"}) ||
         (word.size() > 4 && word.ends_with("ly") && word != "only" && word != "family");
}

bool opens_noun_phrase(std::string_view word) {
  return is_one_of(word, {"the", "a", "an", "his", "her", "their", "its", "this", "these", "one", "two", "three",
                          "several", "some", "many", "another", "other"});
}

bool is_preposition(std::string_view word) {
  return is_one_of(word, {"of", "for", "from", "in", "at", "on", "with", "to", "by", "as", "about", "and", "or", "than",
                          "into", "against", "over"});
}

bool opens_clause(std::string_view word) {
  return is_one_of(word,
                   {"that",  "because", "when", "after", "before", "while", "since", "until", "although", "though",
                    "where", "how",     "once", "but",   "as",     ",",     ";",     "—",     "–",        "--"});
}

bool is_condition(std::string_view word) {
  return is_one_of(word, {"if", "If", "unless", "Unless", "whether", "Whether", "false", "untrue", "denied", "denying",
                          "denies", "deny"});
}

bool is_auxiliary(std::string_view word) {
  return is_one_of(word,
                   {"was",   "were",   "is",   "are",   "had",  "has",  "have", "would", "could", "should", "will",
                    "might", "may",    "must", "can",   "did",  "does", "do",   "'d",    "’d",    "'ll",    "’ll",
                    "'s",    "’s",     "'re",  "’re",   "'ve",  "’ve",  "wo",   "ca",    "went",  "knew",   "wanted",
                    "felt",  "needed", "got",  "tried", "made", "saw",  "took", "gave",  "came",  "lost",   "won"});
}

bool is_subject_pronoun(std::string_view word) {
  return is_one_of(word, {"he", "she", "they", "it", "we", "there", "He", "She", "They", "It", "We", "There"});
}

bool ends_content(std::string_view word) {
  return is_one_of(word,
                   {"but", "and", "while", "although", "though", "which", "who", "according", "adding", "as", "so"});
}

}  // namespace onrecord
