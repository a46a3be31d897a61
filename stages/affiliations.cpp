#include "stages/affiliations.h"

namespace onrecord {

void find_affiliations(const Article&, const Models&, Annotations&) {}

}  // namespace onrecord
