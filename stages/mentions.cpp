#include "stages/mentions.h"

namespace onrecord {

void find_mentions(const Article&, const Models&, Annotations&) {}

}  // namespace onrecord
