// HTML: a page as a flat list of its elements and texts, in the order of the page.
//
// Parsed by libxml2's event parser, which mends broken markup and neither recurses nor builds a tree, so that no depth
// of nesting can exhaust the stack. (Gumbo follows HTML 5 more closely, but scans all open elements at every tag,
// which is quadratic in the depth.)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onrecord {

struct HtmlNode {
  std::string name;          // of the element, in lower case; empty for a text
  std::string text;          // of a text, or of a script
  std::uint32_t parent = 0;  // the first node is its own
  std::uint32_t end = 0;     // one behind the last node within
  std::vector<std::pair<std::string, std::string>> attributes;

  bool is_text() const { return name.empty(); }
  // The value of an attribute; empty where it has none.
  std::string_view attribute(std::string_view key) const;
  bool has_attribute(std::string_view key) const;
};

// The nodes of `html` (UTF-8) in order of their begin; the first stands for the page. Throws Error, naming `path`,
// when elements are nested more than 4,096 deep. Linear in the length of the page.
std::vector<HtmlNode> parse_html(std::string_view html, const std::string& path);

// The charset that a page declares in its first bytes, or empty.
std::string find_declared_charset(std::string_view bytes);

// Whether the element begins a line of its own: a paragraph, heading, list item, table cell ...
bool is_block_element(std::string_view name);

// Whether what is within the element is not shown as text: scripts, styles, controls, pictures.
bool is_hidden_element(const HtmlNode& node);

// The text of nodes [begin, end), white space as it stands in the page, a space between blocks.
std::string text_of(const std::vector<HtmlNode>& nodes, std::uint32_t begin, std::uint32_t end);

// The text of a piece of HTML that was put where plain text belongs, "Vell &amp; Marsh": its entities and tags
// resolved.
std::string plain_text(std::string_view html);

}  // namespace onrecord
