#include "stages/mentions.h"

#include "stages/referring.h"

namespace onrecord {

void find_mentions(const Article& article, const Models& models, Annotations& annotations) {
  add_referring_mentions(article, models, annotations);
}

}  // namespace onrecord
