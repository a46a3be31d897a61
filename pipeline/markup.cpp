// The text is cut at every edge of a mention, a quote's span, a cue or a source, so that marks may cross each other: in
// colour, each piece is printed with all that covers it; in plain marks, each edge writes its bracket.
#include "pipeline/markup.h"

#include <algorithm>
#include <map>
#include <set>

#include "pipeline/terminal.h"

namespace onrecord {
namespace {

// Something that is marked in the text.
struct Mark {
  Span span;
  int depth = 0;  // what stands further out where two begin at the same place: 0 quotes, 1 sources and cues, 2 names
  std::string style;   // parameters of the terminal's "select graphic rendition"
  std::string before;  // in plain marks
  std::string behind;
};

std::string style_of(EntityType type) {
  switch (type) {
    case EntityType::person:
      return "36";  // cyan
    case EntityType::organization:
      return "33";  // yellow
    case EntityType::event:
      return "35";  // magenta
    case EntityType::place:
      return "32";  // green
  }
  return "";
}

std::string painted(std::string_view text, const std::string& style, bool colour) {
  return colour && !style.empty() ? "\033[" + style + "m" + std::string(text) + "\033[0m" : std::string(text);
}

std::vector<Mark> collect_marks(const Annotations& annotations) {
  std::vector<Mark> marks;
  std::set<Span> sources;  // many quotes may have one
  std::set<Span> cues;
  for (const Mention& mention : annotations.mentions) {
    if (mention.kind != MentionKind::name) continue;
    marks.push_back({mention.span, 2, style_of(mention.type), "[", "/" + std::string(to_string(mention.type)) + "]"});
  }
  for (std::size_t i = 0; i < annotations.quotes.size(); ++i) {
    const Quote& quote = annotations.quotes[i];
    for (const Span span : quote.spans) marks.push_back({span, 0, "4", "{" + std::to_string(i + 1) + ": ", "}"});
    if (quote.source && sources.insert(*quote.source).second) marks.push_back({*quote.source, 1, "1", "", ""});
    if (quote.cue && cues.insert(*quote.cue).second) marks.push_back({*quote.cue, 1, "3", "", ""});
  }
  return marks;
}

// Where a mark begins or ends.
struct Edge {
  std::uint32_t at = 0;
  bool opens = false;
  const Mark* mark = nullptr;

  // At one place what ends comes before what begins; outer marks end last and begin first.
  friend bool operator<(const Edge& a, const Edge& b) {
    if (a.at != b.at) return a.at < b.at;
    if (a.opens != b.opens) return b.opens;
    return a.opens ? a.mark->depth < b.mark->depth : a.mark->depth > b.mark->depth;
  }
};

std::vector<Edge> edges_of(const std::vector<Mark>& marks) {
  std::vector<Edge> edges;
  for (const Mark& mark : marks) {
    if (mark.span.empty()) continue;
    edges.push_back({mark.span.begin, true, &mark});
    edges.push_back({mark.span.end, false, &mark});
  }
  std::stable_sort(edges.begin(), edges.end());
  return edges;
}

std::string marked_text(std::string_view text, const std::vector<Mark>& marks, bool colour) {
  std::string marked;
  std::vector<const Mark*> open;
  std::uint32_t at = 0;
  const auto print_until = [&](std::uint32_t end) {
    if (at >= end) return;
    std::vector<std::string> styles;
    for (const Mark* mark : open) styles.push_back(mark->style);
    marked += painted(safe_text(text.substr(at, end - at)), join(styles, ";"), colour);
    at = end;
  };
  for (const Edge& edge : edges_of(marks)) {
    print_until(edge.at);
    if (!colour) marked += edge.opens ? edge.mark->before : edge.mark->behind;
    if (edge.opens) {
      open.push_back(edge.mark);
    } else {
      open.erase(std::find(open.begin(), open.end(), edge.mark));
    }
  }
  print_until(static_cast<std::uint32_t>(text.size()));
  return marked;
}

std::string padded(const std::string& text, std::size_t columns) {
  return text + std::string(columns - std::min(columns, display_width(text)), ' ');
}

// The forms of an entity's name, the most frequent first: "Vell (3), Ada Vell".
std::string forms_of(const Entity& entity, const Annotations& annotations, std::string_view text) {
  std::map<std::string, int> counts;
  for (const Index<Mention> index : entity.mentions) {
    const Mention& mention = index.in(annotations.mentions);
    if (mention.kind == MentionKind::name) ++counts[fit(mention.span.of(text), 60)];
  }
  std::vector<std::pair<std::string, int>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> forms;
  for (const auto& [form, count] : sorted) {
    forms.push_back(count == 1 ? form : form + " (" + std::to_string(count) + ")");
  }
  return join(forms, ", ");
}

std::string entity_list(const Annotations& annotations, std::string_view text, bool colour) {
  std::size_t widest = 0;
  for (const Entity& entity : annotations.entities) widest = std::max(widest, display_width(fit(entity.name, 40)));
  std::string list;
  for (const Entity& entity : annotations.entities) {
    const std::string type = padded(std::string(to_string(entity.type)), 14);
    list += "  " + painted(type, style_of(entity.type), colour) + padded(fit(entity.name, 40), widest + 2) +
            forms_of(entity, annotations, text) + '\n';
  }
  return list;
}

// The words that name the speaker and those that report, in their order: "she said".
std::string attribution_of(const Quote& quote, std::string_view text) {
  const std::string source = quote.source ? fit(quote.source->of(text), 40) : "";
  const std::string cue = quote.cue ? fit(quote.cue->of(text), 40) : "";
  if (source.empty() || cue.empty()) return source + cue;
  return *quote.cue < *quote.source ? cue + ' ' + source : source + ' ' + cue;
}

std::string quote_list(const Annotations& annotations, std::string_view text) {
  std::string list;
  for (std::size_t i = 0; i < annotations.quotes.size(); ++i) {
    const Quote& quote = annotations.quotes[i];
    const std::string speaker = quote.speaker ? fit(quote.speaker->in(annotations.entities).name, 40) : "nobody named";
    const std::string attribution = attribution_of(quote, text);
    list += "  " + padded(std::to_string(i + 1), 4) + padded(std::string(to_string(quote.kind)), 10) + speaker +
            (attribution.empty() ? "" : " (" + attribution + ")") + '\n';
  }
  return list;
}

}  // namespace

std::string mark_up(const Article& article, const Annotations& annotations, bool colour) {
  const std::string_view text = article.text();
  std::string page = marked_text(text, collect_marks(annotations), colour);
  if (!page.ends_with('\n')) page += '\n';
  if (!annotations.entities.empty()) page += "\nnames\n" + entity_list(annotations, text, colour);
  if (!annotations.quotes.empty()) page += "\nquotes\n" + quote_list(annotations, text);
  return page;
}

}  // namespace onrecord
