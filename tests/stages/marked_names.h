// Texts with their names marked, for the stages that come after the mentions: "[p Ada Vell] met the [o Bread Pact]."
// p is a person, o an organization, e an event, l a place (location).
#pragma once

#include <string>
#include <string_view>

#include "tests/stages/helpers.h"

namespace onrecord::testing {

struct MarkedArticle {
  Article article;
  Annotations annotations;  // blocks, tokens, sentences and the marked names as mentions
};

inline MarkedArticle read_marked(std::string_view marked) {
  std::string text;
  std::vector<Mention> names;
  for (std::size_t at = 0; at < marked.size(); ++at) {
    if (marked[at] == '[') {
      const char type = marked[at + 1];
      Mention name;
      name.type = type == 'p'   ? EntityType::person
                  : type == 'o' ? EntityType::organization
                  : type == 'e' ? EntityType::event
                                : EntityType::place;
      name.decided_by = "marked";
      name.span.begin = static_cast<std::uint32_t>(text.size());
      names.push_back(name);
      at += 2;
    } else if (marked[at] == ']') {
      names.back().span.end = static_cast<std::uint32_t>(text.size());
    } else {
      text += marked[at];
    }
  }
  Article article("marked.txt", text);
  Annotations annotations = analyse_until(article, "sentences");
  for (Mention& name : names) {
    const auto& tokens = annotations.tokens;
    std::size_t token = 0;
    while (tokens[token].span.begin < name.span.begin) ++token;
    name.tokens.begin = Index<Token>(token);
    while (tokens[token].span.end < name.span.end) ++token;
    name.tokens.end = Index<Token>(token + 1);
    std::size_t sentence = 0;
    while (!annotations.sentences[sentence].tokens.contains(name.tokens.begin)) ++sentence;
    name.sentence = Index<Sentence>(sentence);
    annotations.mentions.push_back(name);
  }
  return {std::move(article), std::move(annotations)};
}

}  // namespace onrecord::testing
