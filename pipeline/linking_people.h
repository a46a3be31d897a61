// People over all articles: which full names can be one person's, and whom a name of one word means.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/models.h"
#include "stages/entities_names.h"

namespace onrecord {

// One spelling of a person's name, as articles give it as the fullest.
struct PersonForm {
  std::string folded;  // its words, joined
  PersonName name;
  std::uint32_t articles = 0;          // that give it
  std::vector<std::uint32_t> known;    // places of known entities that these articles mean, sorted, each once
  std::vector<std::uint32_t> refused;  // those of the name whom these articles cannot mean, sorted, each once
};

inline constexpr std::uint32_t kNobody = 0xFFFFFFFF;

// For each form the one that stands for its person, itself or another, or kNobody for a name of one word that no
// person of the articles clearly owns. A function of the set of forms: their order changes nothing. Near-linear.
//
//   "Ada R. Vell" joins "Ada Vell"; "Vell" joins it where hardly anybody else of that name is named.
//   "Oskan Vell" joins "Ada Oskan Vell", since nobody is called Oskan.
//   "Tom Crowe" joins neither "Tom A. Crowe" nor "Tom B. Crowe" unless one of them outnumbers the other.
std::vector<std::uint32_t> group_person_forms(const std::vector<PersonForm>& forms, const Models& models);

}  // namespace onrecord
