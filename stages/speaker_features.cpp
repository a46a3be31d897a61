// Entities within reach are described by agreement in gender and kind, by how lately, how often and in what place they
// were named, by who spoke last, and by how far the words of the source fit what the article and the list of known
// entities say of them: "the Utah Republican" fits "Rep. Ada Vell (R-Utah)".

#include "stages/speaker_features.h"

#include <algorithm>
#include <numeric>

#include "corpora/words.h"
#include "models/hashing.h"
#include "stages/entities_names.h"
#include "stages/role_words.h"

namespace onrecord {
namespace {

constexpr std::size_t kReach = 14;        // sentences back
constexpr std::size_t kReachAhead = 2;    // sentences ahead
constexpr std::size_t kMostBefore = 150;  // mentions looked at
constexpr std::size_t kMostAhead = 30;    // mentions looked at
constexpr std::size_t kMostWithin = 100;  // mentions of a quote looked at
constexpr std::size_t kAlways = 3;        // so many of the most named can always be meant
constexpr std::size_t kLongestTitle = 8;  // tokens
constexpr std::size_t kLongestApposition = 12;

enum Template : std::uint64_t {
  kNobody = 0x5300,
  kWho = 0x5320,
  kWhere = 0x5340,
  kWords = 0x5360,
  kHistory = 0x5380,
  kFit = 0x53A0,
};

template <class... Values>
std::uint64_t feature(std::uint64_t of, Values... values) {
  ((of = combine(of, static_cast<std::uint64_t>(values))), ...);
  return of;
}
std::uint64_t few(std::size_t n) { return std::min<std::size_t>(n, 3); }
std::uint64_t bucket(std::size_t n) { return n < 4 ? n : n < 8 ? 4 : 5; }

bool is_possessive(std::string_view word) { return is_one_of(word, {"'s", "’s", "'", "’"}); }
bool is_determiner(std::string_view word) {
  return is_one_of(word, {"the",   "The", "a",   "A",    "an",   "An",   "his", "His", "her",     "Her",    "their",
                          "Their", "its", "Its", "this", "This", "that", "one", "One", "another", "Another"});
}
bool can_speak(const Entity& entity) {
  return entity.type == EntityType::person || entity.type == EntityType::organization;
}

}  // namespace

SpeakerFeatures::SpeakerFeatures(const QuoteReading& reading)
    : text_(reading.text()),
      reading_(reading),
      all_(reading.annotations),
      tokens_(all_.tokens),
      known_(all_.entities.size()),
      is_quoted_(tokens_.size(), false) {
  for (const QuotedPiece& piece : reading.pieces) {
    std::fill(is_quoted_.begin() + piece.tokens.begin.value, is_quoted_.begin() + piece.tokens.end.value, true);
  }
  for (std::size_t e = 0; e < known_.size(); ++e) {
    const Entity& entity = all_.entities[e];
    if (!can_speak(entity)) continue;
    Known& known = known_[e];
    for (const Index<Mention> m : entity.mentions) {
      const Mention& mention = m.in(all_.mentions);
      if (mention.kind != MentionKind::name) continue;
      ++known.names;
      known.in_heading |= mention.tokens.begin.in(tokens_).block.in(all_.blocks).kind == BlockKind::heading;
    }
  }
  order_entities();
}

const SpeakerFeatures::Portrait& SpeakerFeatures::portrait_of(Index<Entity> of) const {
  std::optional<Portrait>& known = known_[of.value].portrait;
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

void SpeakerFeatures::order_entities() {
  std::vector<std::size_t> sorted(known_.size());
  std::iota(sorted.begin(), sorted.end(), std::size_t{0});
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](std::size_t a, std::size_t b) { return known_[a].names > known_[b].names; });
  std::size_t places[std::size(kEntityTypes)] = {};
  for (const std::size_t e : sorted) {
    known_[e].order = places[static_cast<std::size_t>(all_.entities[e].type)]++;
    if (known_[e].order < kAlways && can_speak(all_.entities[e])) most_named_.push_back(Index<Entity>(e));
  }
}

// The words before a name up to a comma or another name, those of the apposition or brackets behind it, and its own.
void SpeakerFeatures::describe(const Mention& mention, Portrait& portrait) const {
  const Range<Token> sentence = mention.sentence.in(all_.sentences).tokens;
  const std::size_t begin = mention.tokens.begin.value;
  const std::size_t end = mention.tokens.end.value;
  if (mention.type == EntityType::organization) {
    for (std::size_t i = begin; i < end; ++i) append_role_words(word(i), portrait);
  }
  for (std::size_t i = begin; i-- > sentence.begin.value && begin - i <= kLongestTitle;) {
    if (tokens_[i].kind == TokenKind::punctuation && word(i) != "-") break;
    append_role_words(word(i), portrait);
    if (is_determiner(word(i))) break;
  }
  if (end >= sentence.end.value || !is_one_of(word(end), {",", "("})) return;
  for (std::size_t i = end + 1; i < sentence.end.value && i <= end + kLongestApposition; ++i) {
    if (is_one_of(word(i), {",", ")", ";", ":", "said", "says", "told"})) break;
    append_role_words(word(i), portrait);
  }
}

void SpeakerFeatures::describe_known(const Entity& entity, Portrait& portrait) const {
  const NameWords words = name_words(entity.name);
  if (entity.type == EntityType::person && words.size() < 2) return;
  const auto found = reading_.models.known.find(entity.type, joined_words(words), 2);
  if (found.size() != 1) return;
  std::string_view rest = found.front()->description;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" ,/"), rest.size());
    if (end > 0) append_role_words(rest.substr(0, end), portrait);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

// Pronouns leave no doubt: "she" is no man and no company, "it" is nobody.
bool SpeakerFeatures::agrees(SourceSort sort, Index<Entity> entity) const {
  const Entity& what = entity.in(all_.entities);
  if (sort == SourceSort::he) return what.type == EntityType::person && what.gender != Gender::female;
  if (sort == SourceSort::she) return what.type == EntityType::person && what.gender != Gender::male;
  if (sort == SourceSort::it || sort == SourceSort::they) return what.type == EntityType::organization;
  return can_speak(what);
}

std::uint64_t SpeakerFeatures::fit_of(const SourcePhrase& phrase, Index<Entity> entity) const {
  if (phrase.words.empty()) return 0;
  const Portrait& portrait = portrait_of(entity);
  const auto fitting =
      static_cast<std::size_t>(std::count_if(phrase.words.begin(), phrase.words.end(), [&](std::uint64_t one) {
        return std::binary_search(portrait.begin(), portrait.end(), one);
      }));
  return fitting == 0 ? 0 : fitting == phrase.words.size() ? 2 : 1;
}

// Those that can be meant, whoever was mentioned last first.
std::vector<SpeakerFeatures::Near> SpeakerFeatures::entities_near(const Quote& quote,
                                                                  const SourcePhrase& phrase) const {
  std::vector<Near> near;
  const auto of = [&](Index<Entity> entity) -> Near* {
    if (!agrees(phrase.sort, entity)) return nullptr;
    const auto found = std::find_if(near.begin(), near.end(), [&](const Near& n) { return n.entity == entity; });
    if (found != near.end()) return &*found;
    near.emplace_back().entity = entity;
    return &near.back();
  };
  const std::size_t begin = phrase.tokens.begin.value;
  const std::size_t sentence = reading_.sentence_of(begin).value;
  const auto& mentions = all_.mentions;
  const auto middle =
      static_cast<std::size_t>(std::partition_point(mentions.begin(), mentions.end(),
                                                    [&](const Mention& m) { return m.tokens.begin.value < begin; }) -
                               mentions.begin());
  for (std::size_t m = middle; m-- > 0 && middle - m <= kMostBefore;) {
    if (mentions[m].sentence.value + kReach < sentence) break;
    const auto entity = all_.resolutions[m].entity;
    Near* one = entity ? of(*entity) : nullptr;
    const bool counts = mentions[m].tokens.end.value <= begin && !is_quoted_[mentions[m].tokens.begin.value];
    if (one != nullptr && one->before == nullptr && counts) one->before = &mentions[m];
  }
  for (std::size_t m = middle; m < mentions.size() && m < middle + kMostAhead; ++m) {
    if (mentions[m].sentence.value > sentence + kReachAhead) break;
    const auto entity = all_.resolutions[m].entity;
    Near* one = entity ? of(*entity) : nullptr;
    if (one == nullptr) continue;
    one->ahead |= mentions[m].tokens.begin >= phrase.tokens.end && mentions[m].sentence.value == sentence;
  }
  for (const Index<Entity> entity : most_named_) of(entity);
  std::size_t within = 0;
  for (const Span span : quote.spans) {
    auto m = std::partition_point(mentions.begin(), mentions.end(),
                                  [&](const Mention& other) { return other.span.begin < span.begin; });
    for (; m != mentions.end() && m->span.begin < span.end && within < kMostWithin; ++m, ++within) {
      const auto entity = all_.resolutions[static_cast<std::size_t>(m - mentions.begin())].entity;
      if (!entity || m->kind != MentionKind::name) continue;
      const auto found = std::find_if(near.begin(), near.end(), [&](const Near& n) { return n.entity == *entity; });
      if (found != near.end()) found->in_quote = true;
    }
  }
  std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
    const std::uint32_t left = a.before == nullptr ? 0 : a.before->span.end;
    const std::uint32_t right = b.before == nullptr ? 0 : b.before->span.end;
    return left != right ? left > right : a.entity < b.entity;
  });
  std::size_t ranks[2] = {};
  for (Near& one : near) {
    one.rank = ranks[one.entity.in(all_.entities).type == EntityType::person]++;
    one.fit = fit_of(phrase, one.entity);
  }
  return near;
}

std::vector<SpeakerChoice> SpeakerFeatures::choices(const Quote& quote, const SourcePhrase& phrase,
                                                    const LastSpoken& last) const {
  const std::vector<Near> near = entities_near(quote, phrase);
  const auto full_fits =
      static_cast<std::size_t>(std::count_if(near.begin(), near.end(), [](const Near& one) { return one.fit == 2; }));
  std::vector<SpeakerChoice> choices;
  choices.reserve(near.size() + 1);
  for (const Near& one : near) {
    SpeakerChoice& choice = choices.emplace_back();
    choice.entity = one.entity;
    add_choice_features(phrase, one, last, choice.features);
    const auto sort = static_cast<std::uint64_t>(phrase.sort);
    choice.features.push_back(feature(kFit, sort, one.fit, few(full_fits)));
    choice.features.push_back(feature(kFit + 1, one.fit == 2, few(full_fits), few(phrase.words.size()), one.rank == 0));
  }
  const bool is_somebody = phrase.sort == SourceSort::he || phrase.sort == SourceSort::she;
  if (!is_somebody || choices.empty()) add_none_features(phrase, full_fits, choices.emplace_back().features);
  return choices;
}

// Where a mention stands: an owner, beside a word of reporting, near its sentence's begin, behind a verb or
// preposition.
std::uint64_t SpeakerFeatures::place_of(const Mention& mention) const {
  const Range<Token> sentence = mention.sentence.in(all_.sentences).tokens;
  const Index<Token> begin = mention.tokens.begin;
  const Index<Token> end = mention.tokens.end;
  if (end.value < tokens_.size() && is_possessive(word(end.value))) return 0;
  auto cue = std::partition_point(reading_.cues.begin(), reading_.cues.end(),
                                  [&](const Cue& c) { return c.tokens.end < begin; });
  for (; cue != reading_.cues.end() && cue->tokens.begin.value <= end.value + 1; ++cue) {
    if (cue->tokens.end == begin || cue->tokens.begin >= end) return 1;
  }
  if (begin.value <= sentence.begin.value + 3) return 2;
  const std::string_view former = word(begin.value - 1);
  const bool is_low = former[0] >= 'a' && former[0] <= 'z';
  return is_low && !is_one_of(former, {"and", "but", "that", "when", "as"}) ? 3 : 4;
}

// How the phrase itself names the entity: as its core, as an owner, behind "of"; 0 where it does not.
std::uint64_t SpeakerFeatures::naming_of(const SourcePhrase& phrase, Index<Entity> entity) const {
  for (std::size_t n = 0; n < phrase.names.size(); ++n) {
    if (all_.resolutions[phrase.names[n].value].entity != entity) continue;
    const Mention& name = phrase.names[n].in(all_.mentions);
    const std::size_t first = name.tokens.begin.value;
    const std::size_t after = name.tokens.end.value;
    const bool owns = after < phrase.tokens.end.value && is_possessive(word(after));
    const bool is_part = name.tokens.begin > phrase.tokens.begin &&
                         is_one_of(word(first - 1), {"of", "for", "from", "in", "at", "with"});
    const bool is_head = phrase.head.value + 1 == after;
    const bool is_core = phrase.core == phrase.names[n];
    return 1 + owns + 2 * is_part + 4 * is_head + 8 * is_core + 16 * few(n);
  }
  return 0;
}

void SpeakerFeatures::add_choice_features(const SourcePhrase& phrase, const Near& near, const LastSpoken& last,
                                          std::vector<std::uint64_t>& features) const {
  features.reserve(64);
  const auto sort = static_cast<std::uint64_t>(phrase.sort);
  const bool is_gendered = phrase.sort == SourceSort::he || phrase.sort == SourceSort::she;
  const std::uint64_t family = is_gendered ? 20 : phrase.sort < SourceSort::role ? 21 : 22;
  const auto add = [&](std::uint64_t of, auto... values) {
    features.push_back(feature(of, sort, values...));
    features.push_back(feature(of, family, values...));
  };
  const Entity& what = near.entity.in(all_.entities);
  const Known& known = known_[near.entity.value];
  const auto type = static_cast<std::uint64_t>(what.type);
  const std::uint64_t gender = !is_gendered ? 3 : what.gender == Gender::unknown ? 1 : 2;
  // How the entities stage resolved the mention that the source is.
  const Resolution resolution = phrase.core ? all_.resolutions[phrase.core->value] : Resolution();
  const std::uint64_t resolved = !resolution.entity ? 0 : *resolution.entity == near.entity ? 1 : 2;
  add(kWho, type, gender);
  add(kWho + 1, resolved, type);
  add(kWho + 2, resolved, hash_bytes(resolution.decided_by));
  add(kWho + 3, few(known.order), type, gender);
  add(kWho + 4, known.in_heading, few(known.order));
  add(kWho + 5, few(known.names), gender, type);

  const std::size_t begin = phrase.tokens.begin.value;
  std::uint64_t distance = 9, place = 9, gap = 9, same_block = 9, form = 9;
  if (near.before != nullptr) {
    distance = bucket(reading_.sentence_of(begin).value - near.before->sentence.value);
    same_block = near.before->tokens.begin.in(tokens_).block == tokens_[begin].block;
    gap = bucket(begin - near.before->tokens.end.value);
    place = place_of(*near.before);
    form = static_cast<std::uint64_t>(near.before->kind);
  }
  add(kWhere, few(near.rank), gender);
  add(kWhere + 1, few(near.rank), distance, type);
  add(kWhere + 2, distance, place);
  add(kWhere + 3, few(near.rank), place, form);
  add(kWhere + 4, same_block, distance, gender);
  add(kWhere + 5, gap, few(near.rank));
  add(kWhere + 6, near.ahead, type, near.before != nullptr);
  add(kWhere + 7, few(near.rank), resolved, distance);
  add(kWhere + 8, near.in_quote, few(near.rank));
  add(kWhere + 9, near.in_quote, type);

  std::vector<std::uint64_t> head;
  append_role_words(word(phrase.head.value), head);
  const bool head_fits = !head.empty() && std::binary_search(portrait_of(near.entity).begin(),
                                                             portrait_of(near.entity).end(), head.front());
  add(kWords, near.fit, head_fits, few(phrase.words.size()));
  add(kWords + 1, near.fit, head_fits, type);
  add(kWords + 2, near.fit, few(near.rank), few(known.order));
  add(kWords + 3, head_fits, distance);
  const std::uint64_t naming = naming_of(phrase, near.entity);
  add(kWords + 4, naming, type);
  add(kWords + 5, naming, few(phrase.names.size()));
  add(kWords + 6, naming != 0, type, hash_bytes(word(phrase.head.value)));

  const bool again = last.speaker == near.entity;
  const std::uint32_t block = tokens_[begin].block.value;
  const std::uint64_t step = few(block - std::min(block, last.block));
  add(kHistory, again, step, last.speaker.has_value());
  add(kHistory + 1, again, few(near.rank), gender);
  add(kHistory + 2, again, distance, resolved);
  add(kHistory + 3, again, step, phrase.is_definite);
  add(kHistory + 4, few(near.rank), phrase.is_definite, distance);
  add(kHistory + 5, place, phrase.is_definite, distance);
}

void SpeakerFeatures::add_none_features(const SourcePhrase& phrase, std::size_t full_fits,
                                        std::vector<std::uint64_t>& features) const {
  const auto sort = static_cast<std::uint64_t>(phrase.sort);
  const auto add = [&](std::uint64_t of, auto... values) { features.push_back(feature(of, sort, values...)); };
  const bool resolved = phrase.core && all_.resolutions[phrase.core->value].entity;
  const std::string_view first = word(phrase.tokens.begin.value);
  const std::string_view head = word(phrase.head.value);
  add(kNobody);
  add(kNobody + 1, resolved, few(phrase.names.size()));
  add(kNobody + 2, hash_bytes(head));
  add(kNobody + 3, hash_bytes(first));
  add(kNobody + 4, head.ends_with('s'), hash_bytes(first));
  add(kNobody + 5, few(full_fits), few(phrase.words.size()));
  add(kNobody + 7, phrase.is_definite);
  add(kNobody + 8, phrase.is_definite, resolved);
  add(kNobody + 6, is_determiner(first), few(phrase.words.size()));
}

}  // namespace onrecord
