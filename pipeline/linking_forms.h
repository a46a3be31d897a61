// Forms: the distinct names that articles give entities as their fullest, and which known entities they mean.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "models/models.h"
#include "pipeline/linking.h"
#include "stages/entities_names.h"

namespace onrecord {

// A name of one type.
struct Form {
  std::string folded;  // its words, joined
  NameWords words;
  std::vector<const KnownEntity*> known;       // all that bear it
  const KnownEntity* of_other_type = nullptr;  // where none does, whom everybody knows by it
  bool confirmed = false;                      // some article means the only known one
};

struct Forms {
  std::vector<Form> forms;
  std::vector<std::vector<std::uint32_t>> of;          // [article][local entity]: place in `forms`
  std::vector<std::vector<const KnownEntity*>> known;  // the same: the known entity that is meant; null where none
  std::vector<std::vector<bool>> refused;              // the same: whether it is none of the known ones of its name

  const Form& form(std::size_t article, std::size_t entity) const { return forms[of[article][entity]]; }
};

Forms read_forms(std::span<const ArticleEntities> articles, const Models& models);

}  // namespace onrecord
