// Pronouns and descriptions: the words that can stand for a name, "she" and "the senator".
//
// A pronoun is one token. A description is a definite noun phrase from its determiner to its head, a word of the
// lexicons roles and bodies: "the former governor", "this union". It is no name's title ("the senator Ada Vell") and
// names nobody by itself; which entity stands behind it is for the stage entities to say.
#pragma once

#include "corpora/annotations.h"
#include "models/models.h"

namespace onrecord {

// Adds them to the names in the layer mentions, which stays sorted by span. Reads tokens and sentences. Linear.
void add_referring_mentions(const Article& article, const Models& models, Annotations& annotations);

// The gender that a pronoun tells; unknown for "they" and for what is none.
Gender gender_of_pronoun(std::string_view word);

}  // namespace onrecord
