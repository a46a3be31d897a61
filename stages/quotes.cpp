#include "stages/quotes.h"

namespace onrecord {

void find_quotes(const Article&, const Models&, Annotations&) {}

}  // namespace onrecord
