#include "corpora/html.h"

#include <libxml/HTMLparser.h>
#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <set>

#include "corpora/error.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

constexpr std::size_t kDeepest = 4096;
constexpr std::size_t kCharsetBytes = 4096;

std::string_view view(const xmlChar* text) { return text == nullptr ? "" : reinterpret_cast<const char*>(text); }

// Receives the parser's events.
struct Builder {
  htmlParserCtxtPtr parser = nullptr;
  std::vector<HtmlNode> nodes = {HtmlNode{"#page", {}, 0, 0, {}}};
  std::vector<std::uint32_t> open = {0};
  bool is_too_deep = false;

  void start(const xmlChar* name, const xmlChar** attributes) {
    if (is_too_deep) return;
    HtmlNode node{lower_ascii(view(name)), {}, open.back(), 0, {}};
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      node.attributes.emplace_back(lower_ascii(view(attributes[0])), view(attributes[1]));
    }
    open.push_back(static_cast<std::uint32_t>(nodes.size()));
    nodes.push_back(std::move(node));
    if (open.size() <= kDeepest) return;
    is_too_deep = true;
    xmlStopParser(parser);
  }

  void end() {
    if (open.size() < 2) return;
    nodes[open.back()].end = static_cast<std::uint32_t>(nodes.size());
    open.pop_back();
  }

  void characters(const xmlChar* text, int size) {
    if (is_too_deep) return;
    const std::string_view piece(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    if (nodes.back().is_text() && nodes.back().parent == open.back()) {
      nodes.back().text += piece;
      return;
    }
    nodes.push_back(HtmlNode{{}, std::string(piece), open.back(), static_cast<std::uint32_t>(nodes.size() + 1), {}});
  }
};

Builder& builder(void* user) { return *static_cast<Builder*>(user); }

std::vector<HtmlNode> parse(std::string_view html, const std::string& path) {
  static const bool kReady = [] {
    xmlInitParser();  // once, before threads use the library
    return true;
  }();
  (void)kReady;
  Builder built;
  if (html.empty()) {
    built.nodes.front().end = 1;
    return std::move(built.nodes);
  }
  htmlSAXHandler events = {};
  events.startElement = [](void* user, const xmlChar* name, const xmlChar** attributes) {
    builder(user).start(name, attributes);
  };
  events.endElement = [](void* user, const xmlChar*) { builder(user).end(); };
  events.characters = [](void* user, const xmlChar* text, int size) { builder(user).characters(text, size); };
  events.ignorableWhitespace = events.characters;
  events.cdataBlock = events.characters;
  const std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxtPtr)> parser(htmlNewParserCtxt(), htmlFreeParserCtxt);
  if (!parser) throw std::bad_alloc();
  *parser->sax = events;
  parser->userData = &built;
  built.parser = parser.get();
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                      HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT;
  htmlDocPtr document =
      htmlCtxtReadMemory(parser.get(), html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", options);
  if (document != nullptr) xmlFreeDoc(document);
  if (built.is_too_deep) {
    throw Error(path, "nests elements more than " + std::to_string(kDeepest) + " deep");
  }
  while (built.open.size() > 1) built.end();
  built.nodes.front().end = static_cast<std::uint32_t>(built.nodes.size());
  return std::move(built.nodes);
}

}  // namespace

std::string_view HtmlNode::attribute(std::string_view key) const {
  for (const auto& [name_of, value] : attributes) {
    if (name_of == key) return value;
  }
  return {};
}

bool HtmlNode::has_attribute(std::string_view key) const {
  return std::any_of(attributes.begin(), attributes.end(), [&](const auto& a) { return a.first == key; });
}

std::vector<HtmlNode> parse_html(std::string_view html, const std::string& path) { return parse(html, path); }

std::string find_declared_charset(std::string_view bytes) {
  static const RE2 kCharset(R"((?i)<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+))");
  const std::string_view head = bytes.substr(0, kCharsetBytes);
  std::string charset;
  RE2::PartialMatch(head, kCharset, &charset);
  return charset;
}

bool is_block_element(std::string_view name) {
  static const std::set<std::string_view> kBlocks = {
      "#page",  "address", "article", "aside", "blockquote", "body",       "caption", "center",  "dd",     "details",
      "dialog", "div",     "dl",      "dt",    "fieldset",   "figcaption", "figure",  "footer",  "form",   "h1",
      "h2",     "h3",      "h4",      "h5",    "h6",         "header",     "hr",      "html",    "legend", "li",
      "main",   "menu",    "nav",     "ol",    "p",          "pre",        "section", "summary", "table",  "tbody",
      "td",     "tfoot",   "th",      "thead", "title",      "tr",         "ul"};
  return kBlocks.contains(name);
}

bool is_hidden_element(const HtmlNode& node) {
  static const std::set<std::string_view> kHidden = {
      "audio",  "button", "canvas",  "embed",  "head",   "iframe", "input", "map",      "math",     "noscript",
      "object", "option", "picture", "script", "select", "style",  "svg",   "template", "textarea", "video"};
  if (kHidden.contains(node.name) || node.has_attribute("hidden")) return true;
  if (node.attribute("aria-hidden") == "true") return true;
  std::string style = lower_ascii(node.attribute("style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos;
}

std::string text_of(const std::vector<HtmlNode>& nodes, std::uint32_t begin, std::uint32_t end) {
  std::string text;
  for (std::uint32_t i = begin; i < end;) {
    const HtmlNode& node = nodes[i];
    if (!node.is_text() && node.name != "head" && is_hidden_element(node)) {
      i = node.end;
      continue;
    }
    if (node.is_text()) {
      text += node.text;
    } else if (node.name == "br" || is_block_element(node.name)) {
      text += ' ';
    }
    ++i;
  }
  return text;
}

std::string plain_text(std::string_view html) {
  if (html.find_first_of("&<") == std::string_view::npos) return std::string(html);
  const std::vector<HtmlNode> nodes = parse(html, "");
  return fold_spaces(text_of(nodes, 0, nodes.front().end));
}

}  // namespace onrecord
