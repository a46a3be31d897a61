// Stage 1, blocks: the paragraphs of a text, and what each is for.
//
// A line is a paragraph, and a text whose lines are broken at a fixed width is put together again between blank
// lines. Nothing is dropped: what a web page added around the article is a block of kind boilerplate.
#pragma once

#include "corpora/annotations.h"
#include "models/models.h"

namespace onrecord {

void find_blocks(const Article& article, const Models& models, Annotations& annotations);

}  // namespace onrecord
