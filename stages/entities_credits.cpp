#include "stages/entities_credits.h"

#include <string>

#include "corpora/words.h"

namespace onrecord {
namespace {

// The token at `at`, where it lies in the same block as the mention.
std::string_view token_text(const Article& article, const Annotations& all, const Mention& mention, std::int64_t at) {
  if (at < 0 || at >= static_cast<std::int64_t>(all.tokens.size())) return {};
  const Token& token = all.tokens[static_cast<std::size_t>(at)];
  const bool same_block = token.block == mention.tokens.begin.in(all.tokens).block;
  return same_block ? token.span.of(article.text()) : std::string_view();
}

bool is_credit(const Article& article, const Annotations& all, const Mention& mention) {
  const std::int64_t begin = mention.tokens.begin.value;
  const std::string_view before = token_text(article, all, mention, begin - 1);
  if (is_one_of(before, {"/", "copyright", "Copyright", "\u00a9"})) return true;
  return is_one_of(before, {",", "(", "-"}) && token_text(article, all, mention, mention.tokens.end.value) == ")" &&
         mention.sentence.in(all.sentences).block.in(all.blocks).kind == BlockKind::caption;
}

void rename(NamedMention& name, std::string text, std::string_view rule) {
  name.text = std::move(text);
  name.words = name_words(name.text);
  name.told_by = rule;
}

}  // namespace

void tell_photo_agencies(const Article& article, const Models& models, const Annotations& all,
                         std::vector<NamedMention>& organizations) {
  for (NamedMention& name : organizations) {
    if (name.words.size() != 1 || !is_credit(article, all, name.mention.in(all.mentions))) continue;
    const auto known = models.known.find(EntityType::organization, name.words[0] + " photo agency");
    if (known.size() == 1) rename(name, std::string(known.front()->name), "organization: photo agency");
  }
}

void tell_outlets_in_bylines(const Article& article, const Models& models, const Annotations& all,
                             std::vector<NamedMention>& people) {
  for (std::size_t i = 1; i < people.size(); ++i) {
    NamedMention& name = people[i];
    if (name.words.size() != 1 || people[i - 1].words.size() < 2) continue;
    const Mention& writer = people[i - 1].mention.in(all.mentions);
    const Mention& mention = name.mention.in(all.mentions);
    const std::int64_t comma = mention.tokens.begin.value - std::int64_t{1};
    if (writer.tokens.end.value != comma || token_text(article, all, mention, comma) != ",") continue;
    if (!token_text(article, all, mention, mention.tokens.end.value).empty()) continue;
    const auto known = models.known.find(EntityType::organization, name.words[0]);
    if (known.size() == 1 && known.front()->is_outlet() && name_words(known.front()->name).size() > 1)
      rename(name, std::string(known.front()->name), "outlet in a byline");
  }
}

}  // namespace onrecord
