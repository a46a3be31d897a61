// Web pages: the article in a saved page, and what the page says of it.
#pragma once

#include <string_view>
#include <vector>

#include "corpora/draft.h"
#include "corpora/html.h"

namespace onrecord {

// Reads the page `html` (UTF-8): the article's text, paragraphs with an empty line between, without the headline,
// which is in the metadata, and without navigation, teasers, comments; captions of its pictures are marked. Throws
// Error, naming `path`, where the page holds no text or cannot be parsed.
Draft read_web_page(std::string_view html, const std::string& path);

// Fills the draft's metadata from a page: JSON-LD, Open Graph, meta tags, then its elements.
void find_web_metadata(const std::vector<HtmlNode>& page, Draft& draft);

// The article's paragraphs, and how many words of the page were left out.
struct WebBody {
  std::string text;
  std::vector<Span> captions;
  std::string container;  // the element that holds it: "article", "div.story-body"
  std::size_t words = 0;
  std::size_t words_left_out = 0;
};
WebBody find_web_body(const std::vector<HtmlNode>& page);

}  // namespace onrecord
