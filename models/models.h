// Models: everything that is known before the first article is read.
//
// Loaded once from one folder (models/en), immutable, shared by all threads. Whatever a knowledge base holds was made
// with models of one fingerprint.
#pragma once

#include <filesystem>
#include <string>

#include "models/gazetteer.h"
#include "models/known_entities.h"
#include "models/lexicon.h"
#include "models/linear_scorer.h"
#include "models/patterns.h"
#include "models/sequence_tagger.h"
#include "models/word_table.h"

namespace onrecord {

struct Models {
  Lexicon abbreviations;   // "Sen." -> "title": a stop behind it ends no sentence by itself
  PatternSet boilerplate;  // navigation, newsletter pleas, notices: lines that are no part of the article
  PatternSet credits;      // lines that only say who took or owns a picture
  Lexicon cues;            // "said" -> its stance: verbs and phrases that report speech, every inflected form
  Lexicon bodies;          // "union": nouns that can stand for an organization
  Lexicon given_names;     // "ada" -> "female", "male" or "both"
  Lexicon namesakes;       // "new york" -> what it usually is, and both names in full: a city's and a state's name
  Lexicon nicknames;       // "bernie" -> "bernard": the given names that a short form can stand for, with "|" between
  Lexicon place_parts;     // "brooklyn" -> "New York City": places within one of two namesakes
  Lexicon place_words;     // "mayor" -> "city": words beside a place's name that tell what it is
  Lexicon role_modifiers;  // "former", "campaign": words before a role that belong to it
  Lexicon roles;           // "senator" -> the gender that the word tells, or nothing
  KnownEntities known;     // people, organizations, places and events of public life
  LinearScorer pieces;     // what a quoted text is: stages/piece_features.h
  LinearScorer words_that_report;  // which words outside of `cues` often report
  LinearScorer reporting;          // whether they do in a place: stages/likely_cues.h
  LinearScorer attribution;        // who said it: stages/attribution_features.h
  LinearScorer speakers;           // which entity a source means: stages/speaker_features.h
  WordTable words;                 // clusters and usual capitals of words
  Gazetteer gazetteer;             // names and words of known kinds
  SequenceTagger names_first;      // reads an article's names by themselves
  SequenceTagger names_second;     // reads them again, knowing what the first found
  SequenceTagger speech;           // finds reported speech: stages/speech_features.h
  std::string fingerprint;         // SHA-256 over the names and bytes of all files of the folder
};

// The lists and patterns alone, which a person writes: all that blocks, tokens and sentences read, and so what the
// programs that learn the rest start from. Throws Error as load_models() does.
Models load_lists(const std::filesystem::path& folder);

// All of it. Throws Error when a file of the folder is missing, damaged or of another version.
Models load_models(const std::filesystem::path& folder);

}  // namespace onrecord
