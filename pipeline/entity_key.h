// Keys of entities: "person/maurice-mitchell", made of type and name, stable over rebuilds.
#pragma once

#include <string>
#include <string_view>

#include "corpora/annotations.h"

namespace onrecord {

// The key of an entity of this type and name.
std::string entity_key(EntityType type, std::string_view name);

}  // namespace onrecord
