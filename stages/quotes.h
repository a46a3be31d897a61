// Stage 6, quotes: what somebody says in this article, and who.
//
// Rooms, in order: quotation_marks (what stands between marks), cues (words of reporting), speech (the tagger of
// reported speech), transcript_labels (turns and block quotes whose form names their speaker), utterances (what of the
// quoted is said, and as what), attribution (their cues and sources), indirect_quotes (what is reported without marks),
// declined_quotes, speakers (the entities behind the sources; behind labels, transcript_speakers), second_hand (reports
// within reports, by reported_clauses), quote_details (stance, class, repeats).
#pragma once

#include "corpora/annotations.h"
#include "models/models.h"
#include "stages/quote_reading.h"
#include "stages/utterances.h"

namespace onrecord {

// What stands between marks and in no labelled block; and all quoted utterances, before anybody is named as their
// source. For the stage itself and for training.
std::vector<QuotedPiece> find_unlabelled_pieces(const QuoteReading& reading);
std::vector<Utterance> find_quoted_utterances(const QuoteReading& reading);

void find_quotes(const Article& article, const Models& models, Annotations& annotations);

}  // namespace onrecord
