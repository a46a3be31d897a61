// Entities by type: which names of one type mean the same. Scratch of the stage entities: people are
// grouped in entities_people.cpp, all else in entities_organizations.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"
#include "stages/entities_names.h"

namespace onrecord {

// A mention of kind name, as the rules see it.
struct NamedMention {
  Index<Mention> mention;
  std::string text;
  NameWords words;
  Gender gender = Gender::unknown;  // told by a title before it
  std::string_view office = {};     // of a person, told by what stands beside it: "president" or empty
  bool presidency = false;          // named for a person: "the Vell administration"
  bool dignity = false;             // "Prince" or "St." stands before it
  bool in_brackets = false;         // "(DSA)": the name right before it is the one in full
  std::string_view told_by = {};    // the rule that chose text and words, where they are not those of the article
};

// For each named mention, in the same order: the group it belongs to, counted from 0 by first appearance, and the
// rule that put it there.
struct Groups {
  std::vector<std::uint32_t> of;
  std::vector<std::string_view> decided_by;
};

// The gender of nearly all who bear this given name, folded as name_words() does.
Gender gender_of_given_name(const std::string& given, const Models& models);

Groups group_people(const std::vector<NamedMention>& names, const Models& models);
Groups group_organizations(const std::vector<NamedMention>& names, const Models& models);
Groups group_equal_names(const std::vector<NamedMention>& names);  // places and events

}  // namespace onrecord
