#include "corpora/web_page.h"

#include "corpora/error.h"

namespace onrecord {

Draft read_web_page(std::string_view html, const std::string& path) {
  const std::vector<HtmlNode> page = parse_html(html, path);
  Draft draft;
  WebBody body = find_web_body(page);
  if (body.text.empty()) throw Error(path, "is a page without an article's text");
  draft.text = std::move(body.text);
  draft.captions = std::move(body.captions);
  draft.notes.push_back("text: element " + body.container + ", " + std::to_string(body.words) + " words; " +
                        std::to_string(body.words_left_out) + " words around it left out");
  find_web_metadata(page, draft);
  return draft;
}

}  // namespace onrecord
