#include "stages/entities.h"

namespace onrecord {

void find_entities(const Article&, const Models&, Annotations&) {}

}  // namespace onrecord
