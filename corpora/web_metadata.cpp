// What a page says of its article, in the order in which it is believed: JSON-LD (schema.org), Open Graph, other meta
// tags, and the page's own elements.

#include <re2/re2.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpora/metadata.h"
#include "corpora/web_page.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestByline = 200;      // bytes of an element that is one, white space folded
constexpr std::size_t kLargestByline = 1 << 14;  // with all white space and elements, so that nested ones cost little

bool is_web_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

// A string, or the first of a list of them.
std::string first_string(const Json& value) {
  const Json& first = value.is_array() && !value.empty() ? value.front() : value;
  return first.is_string() ? plain_text(first.get_ref<const std::string&>()) : std::string();
}

// The value of a key: a string, or an object's name or id. It looks no deeper, since a page may nest objects without
// end.
std::string string_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (!found->is_object()) return first_string(*found);
  const auto name = found->find(found->contains("name") ? "name" : "@id");
  return name == found->end() ? std::string() : first_string(*name);
}

// The names of persons or organizations, with commas between.
std::string names_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (!found->is_array()) return string_of(object, key);
  std::string names;
  for (const Json& element : *found) {
    const std::string name = element.is_string()   ? plain_text(element.get<std::string>())
                             : element.is_object() ? string_of(element, "name")
                                                   : std::string();
    if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

bool is_article_type(const Json& object) {
  static const RE2 kArticle(R"((?:Article|BlogPosting|Report|Liveblog|LiveBlogPosting|Review)$)");
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto is_one = [](const Json& name) {
    return name.is_string() && RE2::PartialMatch(name.get_ref<const std::string&>(), kArticle);
  };
  return is_one(*type) || (type->is_array() && std::any_of(type->begin(), type->end(), is_one));
}

// The first article that a JSON-LD script describes, at its top, in a list or in a graph; null where none.
const Json* find_article(const Json& top) {
  if (top.is_object() && is_article_type(top)) return &top;
  const Json& list = top.is_object() && top.contains("@graph") ? top["@graph"] : top;
  if (!list.is_array()) return nullptr;
  const auto found =
      std::find_if(list.begin(), list.end(), [](const Json& e) { return e.is_object() && is_article_type(e); });
  return found == list.end() ? nullptr : &*found;
}

void take_json_ld(const std::vector<HtmlNode>& page, Draft& draft) {
  for (const HtmlNode& node : page) {
    if (node.name != "script" || lower_ascii(node.attribute("type")) != "application/ld+json") continue;
    const auto index = static_cast<std::uint32_t>(&node - page.data());
    std::string script;
    for (std::uint32_t i = index + 1; i < node.end; ++i) script += page[i].text;
    const Json top = Json::parse(script, nullptr, false);
    const Json* const article = find_article(top);
    if (article == nullptr) continue;
    draft.fill(&Metadata::title, string_of(*article, "headline"), "JSON-LD headline");
    const std::string author = names_of(*article, "author");
    if (!is_web_address(author)) draft.fill(&Metadata::byline, author, "JSON-LD author");
    draft.fill_date(string_of(*article, "datePublished"), "JSON-LD datePublished");
    draft.fill(&Metadata::outlet, string_of(*article, "publisher"), "JSON-LD publisher");
  }
}

struct MetaTag {
  std::string Metadata::*field;
  std::string_view key;  // in property, name or itemprop, in lower case
};
constexpr MetaTag kMetaTags[] = {
    {&Metadata::title, "og:title"},
    {&Metadata::published, "article:published_time"},
    {&Metadata::published, "og:article:published_time"},
    {&Metadata::outlet, "og:site_name"},
    {&Metadata::byline, "author"},
    {&Metadata::byline, "article:author"},
    {&Metadata::byline, "byl"},
    {&Metadata::byline, "dc.creator"},
    {&Metadata::byline, "dcterms.creator"},
    {&Metadata::byline, "parsely-author"},
    {&Metadata::byline, "sailthru.author"},
    {&Metadata::published, "datepublished"},
    {&Metadata::published, "date"},
    {&Metadata::published, "pubdate"},
    {&Metadata::published, "publish-date"},
    {&Metadata::published, "publication_date"},
    {&Metadata::published, "dc.date"},
    {&Metadata::published, "dc.date.issued"},
    {&Metadata::published, "dcterms.date"},
    {&Metadata::published, "dcterms.created"},
    {&Metadata::published, "parsely-pub-date"},
    {&Metadata::published, "sailthru.date"},
    {&Metadata::title, "twitter:title"},
    {&Metadata::title, "dc.title"},
    {&Metadata::title, "parsely-title"},
    {&Metadata::outlet, "application-name"},
    {&Metadata::outlet, "dc.publisher"},
};

void take_meta_tags(const std::vector<HtmlNode>& page, Draft& draft) {
  std::vector<std::pair<std::string, const HtmlNode*>> tags;
  for (const HtmlNode& node : page) {
    if (node.name != "meta") continue;
    for (const std::string_view key : {"property", "name", "itemprop"}) {
      if (node.has_attribute(key)) tags.emplace_back(lower_ascii(node.attribute(key)), &node);
    }
  }
  for (const MetaTag& wanted : kMetaTags) {
    for (const auto& [key, node] : tags) {
      const std::string_view content = node->attribute("content");
      if (key != wanted.key || content.empty()) continue;
      const std::string from = "meta " + key;
      if (wanted.field == &Metadata::published) {
        draft.fill_date(content, from);
      } else if (wanted.field != &Metadata::byline || !is_web_address(content)) {
        draft.fill(wanted.field, plain_text(content), from);
      }
    }
  }
}

// The page's address: its canonical link, else what Open Graph says.
void take_url(const std::vector<HtmlNode>& page, Draft& draft) {
  for (const HtmlNode& node : page) {
    if (node.name != "link" || lower_ascii(node.attribute("rel")) != "canonical") continue;
    if (is_web_address(node.attribute("href"))) draft.fill(&Metadata::url, node.attribute("href"), "canonical link");
  }
  for (const HtmlNode& node : page) {
    if (node.name != "meta" || lower_ascii(node.attribute("property")) != "og:url") continue;
    if (is_web_address(node.attribute("content"))) draft.fill(&Metadata::url, node.attribute("content"), "meta og:url");
  }
}

// For each node the bytes of all texts before it, of which every node counts for one too.
std::vector<std::size_t> sum_bytes(const std::vector<HtmlNode>& page) {
  std::vector<std::size_t> before(page.size() + 1);
  for (std::size_t i = 0; i < page.size(); ++i) before[i + 1] = before[i] + page[i].text.size() + 1;
  return before;
}

void take_elements(const std::vector<HtmlNode>& page, Draft& draft) {
  static const RE2 kByline(R"((?i)(?:^|[\s_-])(?:bylines?|author|author-name|writer)(?:$|[\s_-]))");
  const std::vector<std::size_t> bytes_before = sum_bytes(page);
  std::uint32_t headline_end = 0;
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    const HtmlNode& node = page[i];
    if (node.is_text()) continue;
    if (node.name == "h1" && i >= headline_end && draft.metadata.title.empty()) {
      headline_end = node.end;
      const std::string title = fold_spaces(text_of(page, i, node.end));
      if (title != draft.metadata.outlet) draft.fill(&Metadata::title, title, "h1");
    }
    if (node.name == "time" && node.has_attribute("datetime")) {
      draft.fill_date(node.attribute("datetime"), "time element");
    }
    const std::string_view classes = node.attribute("class");
    const bool is_byline = node.attribute("rel") == "author" ||
                           node.attribute("itemprop").find("author") != std::string_view::npos ||
                           RE2::PartialMatch(classes, kByline);
    if (!is_byline || node.name == "meta" || !draft.metadata.byline.empty()) continue;
    if (bytes_before[node.end] - bytes_before[i] > kLargestByline) continue;
    const std::string text = fold_spaces(text_of(page, i, node.end));
    if (text.size() > kLongestByline) continue;
    const std::string name = find_byline(text);
    draft.fill(&Metadata::byline, name.empty() ? find_byline("By " + text) : name, "element " + node.name);
  }
}

// The page's title, of which the outlet's name is cut off behind a bar or dash.
void take_page_title(const std::vector<HtmlNode>& page, Draft& draft) {
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    if (page[i].name != "title") continue;
    std::string title = fold_spaces(text_of(page, i, page[i].end));
    for (const std::string_view mark : {" | ", " - ", " – ", " — ", " « ", " :: "}) {
      const std::size_t at = title.rfind(mark);
      if (at == std::string::npos || draft.metadata.outlet.empty()) continue;
      if (title.substr(at + mark.size()) == draft.metadata.outlet) title.resize(at);
    }
    draft.fill(&Metadata::title, title, "title element");
    return;
  }
}

}  // namespace

void find_web_metadata(const std::vector<HtmlNode>& page, Draft& draft) {
  take_json_ld(page, draft);
  take_meta_tags(page, draft);
  take_url(page, draft);
  take_elements(page, draft);
  take_page_title(page, draft);
  draft.metadata.byline = without_by(draft.metadata.byline);
}

}  // namespace onrecord
