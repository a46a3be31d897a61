// The body of an article is found by density and structure, in the manner of Kohlschuetter et al. 2010 ("Boilerplate
// Detection using Shallow Text Features"): a page is a list of blocks, each a run of text that no block element
// interrupts. Blocks of several words and few links are prose. The body is the smallest element that holds most of
// the prose, of what the page itself marks as its article where it marks one. Within it, everything is kept but what
// its element says is none of the article's (navigation, asides, forms; classes such as "related" or "newsletter"), and
// short blocks of links. Captions are no prose, but of the article's pictures they are kept, and marked.

#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "corpora/web_page.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

constexpr std::size_t kProseWords = 12;
constexpr double kProseLinks = 0.35;  // share of a block's words in links, at most
constexpr double kMostOfProse = 0.8;  // of the prose, that the body's element holds
constexpr double kMarkedProse = 0.4;  // of the prose, that an element marked as the article must hold
constexpr double kFewOfProse = 0.35;  // of the prose, that an element can hold whose class says that it is furniture
constexpr double kMostlyLinks = 0.6;
constexpr std::size_t kShortWords = 40;

struct PageBlock {
  std::string text;        // white space folded, lines of <br> kept
  std::uint32_t node = 0;  // the element around
  std::size_t words = 0;
  std::size_t linked_words = 0;

  bool is_prose() const {
    return words >= kProseWords && static_cast<double>(linked_words) <= kProseLinks * static_cast<double>(words);
  }
};

// `text` with spaces folded within lines, and no empty lines at its edges; a blank line where there was one.
std::string fold_lines(std::string_view text) {
  std::string folded;
  while (true) {
    const std::size_t end = text.find('\n');
    const std::string line = fold_ascii_spaces(text.substr(0, end));
    if (!folded.ends_with("\n\n") || !line.empty()) folded += line + '\n';
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  while (folded.starts_with('\n')) folded.erase(0, 1);
  while (folded.ends_with('\n')) folded.pop_back();
  return folded;
}

// Cuts a page into blocks. Texts of hidden elements are in none.
std::vector<PageBlock> cut_into_blocks(const std::vector<HtmlNode>& page) {
  std::vector<PageBlock> blocks;
  PageBlock block;
  std::uint32_t link_end = 0;
  const auto finish = [&](std::uint32_t next) {
    block.text = fold_lines(block.text);
    block.words = count_words(block.text);
    if (block.words > 0) blocks.push_back(std::move(block));
    block = {{}, next, 0, 0};
  };
  std::vector<std::uint32_t> open = {0};  // block elements
  for (std::uint32_t i = 0; i < page.size();) {
    while (page[open.back()].end <= i && open.size() > 1) {
      open.pop_back();
      finish(open.back());
    }
    const HtmlNode& node = page[i];
    if (node.is_text()) {
      std::string text = node.text;
      if (node.parent == 0 || page[node.parent].name != "pre") std::replace(text.begin(), text.end(), '\n', ' ');
      block.text += text;
      if (i < link_end) block.linked_words += count_words(text);
    } else if (is_hidden_element(node)) {
      i = std::max(node.end, i + 1);
      continue;
    } else if (node.name == "br") {
      block.text += '\n';
    } else if (node.name == "a") {
      link_end = std::max(link_end, node.end);
    } else if (is_block_element(node.name)) {
      finish(i);
      open.push_back(i);
    }
    ++i;
  }
  finish(0);
  return blocks;
}

// Whether a class or id says that the element is furniture of the page.
bool is_furniture(const HtmlNode& node) {
  static const RE2 kFurniture(
      R"((?i)(?:^|[\s_-])(?:nav|navigation|navbar|menu|breadcrumbs?|sidebar|side-bar|footer|masthead|toolbar|share|)"
      R"(sharing|social|sharedaddy|related|recirc\w*|recommended|trending|popular|most-read|more-stories|read-more|)"
      R"(newsletters?|subscribe|signup|sign-up|promo\w*|teasers?|advert\w*|ads?|sponsor\w*|outbrain|taboola|disqus|)"
      R"(comments?|respond|cookie\w*|consent|paywall|pagination|pager|tags?|taglist|tag-list|topics|bylines?|author-bio|)"
      R"(author-box|authors?|timestamps?|dateline-date|entry-meta|post-meta|captions?|credits?|copyright|print|)"
      R"(screen-reader-text|visually-hidden|sr-only|skip-link|widgets?)(?:$|[\s_-]))");
  for (const std::string_view key : {"class", "id"}) {
    const std::string_view value = node.attribute(key);
    if (!value.empty() && RE2::PartialMatch(value, kFurniture)) return true;
  }
  return false;
}

bool is_aside(const HtmlNode& node) {
  static constexpr std::string_view kAsides[] = {"nav", "aside", "footer", "form", "figcaption", "dialog", "menu"};
  if (std::find(std::begin(kAsides), std::end(kAsides), node.name) != std::end(kAsides)) return true;
  const std::string_view role = node.attribute("role");
  return role == "navigation" || role == "complementary" || role == "contentinfo" || role == "search" ||
         role == "dialog" || role == "banner";
}

// Whether the element is a picture's caption, as HTML or as WordPress marks it.
bool is_caption(const HtmlNode& node) {
  static const RE2 kCaption(R"((?i)(?:^|\s)(?:wp-)?caption(?:-text)?(?:$|\s))");
  const std::string_view value = node.attribute("class");
  return node.name == "figcaption" || RE2::PartialMatch(value, kCaption);
}

// For each node the outermost caption that it is or lies in; 0 where there is none.
std::vector<std::uint32_t> find_captions(const std::vector<HtmlNode>& page) {
  std::vector<std::uint32_t> captions(page.size());
  for (std::uint32_t i = 1; i < page.size(); ++i) {
    captions[i] = captions[page[i].parent];
    if (captions[i] == 0 && is_caption(page[i])) captions[i] = i;
  }
  return captions;
}

// How many words of prose each node holds, its own and those within.
std::vector<std::size_t> sum_prose(const std::vector<HtmlNode>& page, const std::vector<PageBlock>& blocks,
                                   const std::vector<bool>& left_out) {
  std::vector<std::size_t> prose(page.size());
  for (const PageBlock& block : blocks) {
    if (block.is_prose() && !left_out[block.node]) prose[block.node] += block.words;
  }
  for (std::size_t i = page.size(); i-- > 1;) prose[page[i].parent] += prose[i];
  return prose;
}

// The nodes that are, or lie within, what is no part of an article.
std::vector<bool> mark_left_out(const std::vector<HtmlNode>& page, const std::vector<std::size_t>& prose) {
  std::vector<bool> left_out(page.size());
  const double all = static_cast<double>(prose.front());
  for (std::size_t i = 1; i < page.size(); ++i) {
    const HtmlNode& node = page[i];
    left_out[i] = left_out[node.parent];
    if (left_out[i] || node.is_text()) continue;
    const bool holds_little = static_cast<double>(prose[i]) <= kFewOfProse * all;
    left_out[i] = holds_little && (is_aside(node) || is_furniture(node));
  }
  return left_out;
}

bool is_marked(const HtmlNode& node, int how) {
  if (how == 0) return node.attribute("itemprop").find("articleBody") != std::string_view::npos;
  if (how == 1) return node.name == "article" || node.attribute("role") == "article";
  return node.name == "main" || node.attribute("role") == "main";
}

// What the page marks as its article, else the whole page.
std::uint32_t find_marked(const std::vector<HtmlNode>& page, const std::vector<std::size_t>& prose) {
  for (const int how : {0, 1, 2}) {
    std::uint32_t best = 0;
    for (std::uint32_t i = 1; i < page.size(); ++i) {
      if (is_marked(page[i], how) && (best == 0 || prose[i] > prose[best])) best = i;
    }
    if (best != 0 && static_cast<double>(prose[best]) >= kMarkedProse * static_cast<double>(prose.front())) return best;
  }
  return 0;
}

// The smallest element within `outer` that holds most of its prose.
std::uint32_t narrow(const std::vector<HtmlNode>& page, const std::vector<std::size_t>& prose, std::uint32_t outer) {
  const double most = kMostOfProse * static_cast<double>(prose[outer]);
  std::uint32_t best = outer;
  for (std::uint32_t i = outer + 1; i < page[outer].end; ++i) {
    const bool is_container = !page[i].is_text() && page[i].name != "p" && page[i].name != "blockquote";
    if (is_container && static_cast<double>(prose[i]) >= most && prose[i] > 0) best = i;  // deeper ones come later
  }
  return best;
}

std::string describe(const HtmlNode& node) {
  std::string name = node.name;
  if (const std::string_view id = node.attribute("id"); !id.empty()) return name + "#" + std::string(id);
  const std::string_view classes = node.attribute("class");
  if (!classes.empty()) name += "." + std::string(classes.substr(0, classes.find(' ')));
  return name;
}

// The nodes that are, or lie within, a headline: the title stands in the metadata.
std::vector<bool> mark_headlines(const std::vector<HtmlNode>& page) {
  std::vector<bool> headlines(page.size());
  for (std::size_t i = 1; i < page.size(); ++i) headlines[i] = headlines[page[i].parent] || page[i].name == "h1";
  return headlines;
}

}  // namespace

WebBody find_web_body(const std::vector<HtmlNode>& page) {
  const std::vector<PageBlock> blocks = cut_into_blocks(page);
  const std::vector<bool> nothing(page.size());
  const std::vector<bool> left_out = mark_left_out(page, sum_prose(page, blocks, nothing));
  const std::vector<std::size_t> prose = sum_prose(page, blocks, left_out);
  const std::vector<bool> headlines = mark_headlines(page);
  const std::vector<std::uint32_t> captions = find_captions(page);
  const std::uint32_t body = narrow(page, prose, find_marked(page, prose));

  WebBody found;
  found.container = body == 0 ? "page" : describe(page[body]);
  for (const PageBlock& block : blocks) {
    const bool inside = block.node >= body && block.node < page[body].end;
    const bool is_short = block.words < kShortWords;
    const double most_links = kMostlyLinks * static_cast<double>(block.words);
    const bool is_links = is_short && static_cast<double>(block.linked_words) > most_links;
    const std::uint32_t caption = captions[block.node];
    const bool out = left_out[caption != 0 ? page[caption].parent : block.node];
    if (!inside || out || is_links || headlines[block.node]) {
      found.words_left_out += block.words;
      continue;
    }
    if (!found.text.empty()) found.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(found.text.size());
    found.text += block.text;
    if (caption != 0) found.captions.push_back({begin, static_cast<std::uint32_t>(found.text.size())});
    found.words += block.words;
  }
  return found;
}

}  // namespace onrecord
