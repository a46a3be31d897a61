// Draft: an article in the making, while a reader takes a record apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpora/article.h"

namespace onrecord {

struct Draft {
  std::string text;
  Metadata metadata;
  std::vector<std::string> notes;   // as Origin::notes
  std::vector<Span> captions = {};  // as Origin::captions

  // Sets a field of the metadata that is still empty, white space folded, and notes `from` where the value came.
  // Empty values are passed over.
  void fill(std::string Metadata::*field, std::string_view value, std::string_view from);

  // Likewise the date, when `value` tells one; else it is noted why not.
  void fill_date(std::string_view value, std::string_view from);
};

}  // namespace onrecord
