// Organizations over all articles: what two spellings of one name share.
#pragma once

#include <string>

#include "stages/entities_names.h"

namespace onrecord {

// Without what a name may lack elsewhere: endings such as "Inc.", "U.S." before two words or more; "U.N." written out.
// "U.S. Customs and Border Protection" is customs, and, border, protection; "U.S. Steel" stays.
NameWords usual_organization_words(NameWords words);

// These words without spaces: "Real Clear Politics" and "RealClearPolitics" are one.
std::string organization_signature(const NameWords& words);

}  // namespace onrecord
