// The options of all commands that read articles: --max-article-bytes and --map.
#pragma once

#include <vector>

#include "corpora/reader.h"
#include "pipeline/commands.h"

namespace onrecord {

std::vector<Option> reading_options();

// What was given for them. Throws UsageError when it makes no sense.
ReadOptions given_reading_options(const Arguments& arguments);

}  // namespace onrecord
