// Compiles fact tables and word statistics into the gazetteer and the word table.
#pragma once

#include <filesystem>

#include "models/gazetteer.h"
#include "models/models.h"
#include "models/word_table.h"

namespace onrecord::training {

// `facts` and `text` are folders of tables as described in models/README.md. Throws Error when one is missing.
std::vector<Gazetteer::Phrase> collect_phrases(const std::filesystem::path& facts, const Models& models);
WordTable compile_words(const std::filesystem::path& facts, const std::filesystem::path& text);

}  // namespace onrecord::training
