// Models: everything that is known before the first article is read.
//
// Loaded once from one folder (models/en), immutable, shared by all threads. Whatever a knowledge base holds was made
// with models of one fingerprint.
#pragma once

#include <filesystem>
#include <string>

#include "models/known_entities.h"
#include "models/lexicon.h"
#include "models/linear_scorer.h"
#include "models/patterns.h"

namespace onrecord {

struct Models {
  Lexicon abbreviations;     // "Sen." -> "title": a stop behind it ends no sentence by itself
  PatternSet boilerplate;    // navigation, newsletter pleas, notices: lines that are no part of the article
  PatternSet credits;        // lines that only say who took or owns a picture
  Lexicon cues;              // "said" -> its stance: verbs and phrases that report speech, every inflected form
  Lexicon bodies;            // "union": nouns that can stand for an organization
  Lexicon given_names;       // "ada" -> "female", "male" or "both"
  KnownEntities known;       // people, organizations, places and events of public life
  Lexicon nicknames;         // "bernie" -> "bernard": the given names that a short form can stand for, with "|" between
  Lexicon role_modifiers;    // "former", "campaign": words before a role that belong to it
  Lexicon roles;             // "senator" -> the gender that the word tells, or nothing
  LinearScorer attribution;  // who said it: stages/attribution_features.h
  std::string fingerprint;   // SHA-256 over the names and bytes of all files of the folder
};

// Throws Error when a file of the folder is missing, damaged or of another version.
Models load_models(const std::filesystem::path& folder);

}  // namespace onrecord
