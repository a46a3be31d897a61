// Names that the tagger itself finds again and again in articles that nobody annotated, with the type it gives them.
//
// Self-training at the level of names: an article that says little about a name is helped by those that say more. The
// names become kinds of the gazetteer, which the next tagger learns to trust as far as it can.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "models/gazetteer.h"
#include "models/models.h"

namespace onrecord::training {

// Reads all articles of `folder` with the taggers of `models`, skipping those that share text with one of `kept_back`.
// A name's type needs half of the articles that have the name, and 3 of them; "often" needs nine tenths, and 8. Sorted
// by the hashes of the words: the same articles and models give the same phrases.
std::vector<Gazetteer::Phrase> collect_seen_names(const std::filesystem::path& folder,
                                                  const std::vector<std::string>& kept_back, const Models& models,
                                                  std::ostream& log);

}  // namespace onrecord::training
