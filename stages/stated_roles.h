// Stated roles: where a text says next to a person's name what that person is, and at which organization.
//
//   DNC chair Ada Vell                     title        chair, DNC
//   Ada Vell, national director of the Pact,   apposition   national director, Pact
//   the head of the Pact, Ada Vell,        before       head, Pact
//   Ada Vell is the head of the Pact       predicate    head, Pact
//   Ada Vell, who leads the Pact           verb         leader, Pact
//   the Courier’s Ada Vell                 owner        (no role), Courier
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"

namespace onrecord {

struct StatedRole {
  Index<Mention> person;
  std::string role;  // white space folded, without the organization's name; may be empty where there is one
  std::string head;  // its main word, as in the lexicon of roles: "director"
  std::optional<Index<Mention>> organization;
  bool shared = false;          // a title in the plural: "Reps. Ada Vell and Tom Crowe"
  Span span;                    // of person, role and organization
  std::string_view decided_by;  // the pattern, a name of static lifetime
};

// In the order of the persons' mentions. Reads tokens, sentences and names. Linear.
std::vector<StatedRole> find_stated_roles(const Article& article, const Models& models, const Annotations& annotations);

}  // namespace onrecord
