// Quotation marks: what stands between them, whatever marks a text uses and however carelessly.
//
// Marks of every shape (" “ ” „ ‟ « » ‹ › `` '' ‘ ’ ') open and close by where they stand, not by their shape alone, so
// that reversed marks are read as meant. A mark that is missing is supplied by the edge of the paragraph. A text over
// several paragraphs opens anew in each and closes in the last. Marks within marks open nothing of their own, and an
// apostrophe is no mark.
#pragma once

#include <vector>

#include "corpora/annotations.h"

namespace onrecord {

// The part of a quoted text that lies in one block: `Ada said, “Yes.”` has one, "Yes.". Never empty; pieces do not
// overlap and are in text order.
struct QuotedPiece {
  Range<Token> tokens;     // without the marks
  Span span;               // of these tokens
  bool continues = false;  // goes on where the piece before ended with its paragraph
  bool opened = true;      // the mark before it stands in the text
  bool closed = true;      // the mark behind it stands in the text
};

// Pure and linear in the text's length. Reads blocks and tokens.
std::vector<QuotedPiece> read_quotation_marks(const Article& article, const Annotations& annotations);

// Whether this token can be a quotation mark: by its shape alone, so apostrophes that stand apart are, too.
bool is_quotation_mark(std::string_view token);

}  // namespace onrecord
