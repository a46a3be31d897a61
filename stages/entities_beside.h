// What stands beside a person's name and tells whom it means. Part of the stage entities.
#pragma once

#include <string_view>
#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"
#include "stages/entities_by_type.h"

namespace onrecord {

// The office that a title before the name or the words behind it tell, as descriptions of known people have it: "Sen.
// Vell" gives senator, "the Vell administration" president. Empty where nothing does.
std::string_view office_beside(const Article& article, const Annotations& all, const Mention& mention);

// What the article names for a person, as a role that no affiliation states: "administration" in "the Vell years",
// "campaign" in "Vell's supporters". Empty where nothing of the kind stands behind the name.
std::string_view belonging_behind(const Article& article, const Annotations& all, const Mention& mention);

// Whether a dignity or "St." stands before the name, with which people are called by given name: "Prince Vell".
bool has_dignity(const Article& article, const Annotations& all, const Mention& mention);

// Gives both parts of a name that a bracket parts, "(President Ada) Vell" and "[Ada R.] [Vell]", the whole name as
// their text and words, and says so. `people` are in text order.
void join_parted_names(const Article& article, const Annotations& all, std::vector<NamedMention>& people);

}  // namespace onrecord
