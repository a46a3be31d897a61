// The article's own words come first: titles and appositions beside each of the names. Of known entities the list adds
// what it says of them.

#include "stages/entity_portraits.h"

#include <algorithm>

#include "corpora/words.h"
#include "stages/entities_names.h"
#include "stages/function_words.h"
#include "stages/role_words.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestTitle = 8;  // tokens
constexpr std::size_t kLongestApposition = 12;

}  // namespace

EntityPortraits::EntityPortraits(const QuoteReading& reading)
    : reading_(reading),
      all_(reading.annotations),
      in_person_(all_.tokens.size(), false),
      portraits_(all_.entities.size()) {
  for (const Mention& mention : all_.mentions) {
    if (mention.kind != MentionKind::name || mention.type != EntityType::person) continue;
    std::fill(in_person_.begin() + mention.tokens.begin.value, in_person_.begin() + mention.tokens.end.value, true);
  }
}

const EntityPortraits::Portrait& EntityPortraits::portrait_of(Index<Entity> of) const {
  std::optional<Portrait>& known = portraits_[of.value];
  if (known) return *known;
  Portrait& portrait = known.emplace();
  const Entity& entity = of.in(all_.entities);
  for (const Index<Mention> m : entity.mentions) {
    const Mention& mention = m.in(all_.mentions);
    if (mention.kind == MentionKind::name) describe(mention, portrait);
  }
  describe_known(entity, portrait);
  std::sort(portrait.begin(), portrait.end());
  portrait.erase(std::unique(portrait.begin(), portrait.end()), portrait.end());
  return portrait;
}

// The words before a name up to a comma or a person's name, those of the apposition or brackets behind it, and its own.
void EntityPortraits::describe(const Mention& mention, Portrait& portrait) const {
  const Range<Token> sentence = mention.sentence.in(all_.sentences).tokens;
  const std::size_t begin = mention.tokens.begin.value;
  const std::size_t end = mention.tokens.end.value;
  const auto append = [&](std::size_t i) {
    append_role_words(i > sentence.begin.value ? word(i - 1) : std::string_view(), word(i), portrait);
  };
  if (mention.type == EntityType::organization) {
    for (std::size_t i = begin; i < end; ++i) append(i);
  }
  for (std::size_t i = begin; i-- > sentence.begin.value && begin - i <= kLongestTitle;) {
    if (in_person_[i] || (reading_.tokens()[i].kind == TokenKind::punctuation && word(i) != "-")) break;
    append(i);
    if (is_determiner(word(i))) break;
  }
  if (end >= sentence.end.value || !is_one_of(word(end), {",", "("})) return;
  for (std::size_t i = end + 1; i < sentence.end.value && i <= end + kLongestApposition; ++i) {
    if (is_one_of(word(i), {",", ")", ";", ":", "said", "says", "told"})) break;
    append(i);
  }
}

void EntityPortraits::describe_known(const Entity& entity, Portrait& portrait) const {
  const NameWords words = name_words(entity.name);
  if (entity.type == EntityType::person && words.size() < 2) return;
  const auto found = reading_.models.known.find(entity.type, joined_words(words), 2);
  if (found.size() != 1) return;
  std::string_view rest = found.front()->description;
  std::string_view before;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" ,/"), rest.size());
    const std::string_view token = rest.substr(0, end);
    if (!token.empty()) append_role_words(std::exchange(before, token), token, portrait);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

std::uint64_t EntityPortraits::fit_of(const SourcePhrase& phrase, Index<Entity> entity) const {
  if (phrase.words.empty()) return 0;
  const Portrait& portrait = portrait_of(entity);
  const auto fitting =
      static_cast<std::size_t>(std::count_if(phrase.words.begin(), phrase.words.end(), [&](std::uint64_t one) {
        return std::binary_search(portrait.begin(), portrait.end(), one);
      }));
  return fitting == 0 ? 0 : fitting == phrase.words.size() ? 2 : 1;
}

bool EntityPortraits::has_head_of(const SourcePhrase& phrase, Index<Entity> entity) const {
  if (!phrase.head_word) return false;
  const Portrait& portrait = portrait_of(entity);
  return std::binary_search(portrait.begin(), portrait.end(), *phrase.head_word);
}

}  // namespace onrecord
