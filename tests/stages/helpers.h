// What the stage tests share: an article from a string, analysed as far as a stage, and layers as readable text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stages/stages.h"
#include "tests/shipped_models.h"

namespace onrecord::testing {

// The annotations of `article` after the stage called `last` has run.
inline Annotations analyse_until(const Article& article, std::string_view last) {
  Annotations annotations;
  for (const Stage& stage : all_stages()) {
    stage.run(article, models(), annotations);
    if (stage.name == last) break;
  }
  return annotations;
}

// The texts of the elements, with " | " between them.
template <class Element>
std::string joined(const std::vector<Element>& elements, std::string_view text) {
  std::string line;
  for (const Element& element : elements) {
    if (!line.empty()) line += " | ";
    line += element.span.of(text);
  }
  return line;
}

}  // namespace onrecord::testing
