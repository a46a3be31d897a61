// Entities within reach are described by agreement in gender and kind, by how lately, how often and in what place they
// were named, by who spoke last, and by how far the words of the source fit what the article and the list of known
// entities say of them: "the Utah Republican" fits "Rep. Ada Vell (R-Utah)".

#include "stages/speaker_features.h"

#include <algorithm>
#include <numeric>

#include "models/hashing.h"
#include "stages/entities_names.h"
#include "stages/referring.h"
#include "stages/role_words.h"

namespace onrecord {
namespace {

constexpr std::size_t kReach = 14;       // sentences back
constexpr std::size_t kReachAhead = 2;   // sentences ahead
constexpr std::size_t kAlways = 3;       // so many of the most named can always be meant
constexpr std::size_t kLongestTitle = 8;
constexpr std::size_t kLongestApposition = 12;
constexpr std::size_t kLongestSource = 16;

enum Template : std::uint64_t { kNobody = 0x5300, kWho = 0x5320, kWhere = 0x5340, kWords = 0x5360, kHistory = 0x5380 };

enum Kind : std::uint64_t { kName, kHe, kShe, kThey, kIt, kWhoThat, kI, kRole, kBody, kOther };

template <class... Values>
std::uint64_t feature(std::uint64_t of, Values... values) {
  ((of = combine(of, static_cast<std::uint64_t>(values))), ...);
  return of;
}
std::uint64_t few(std::size_t n) { return std::min<std::size_t>(n, 3); }
std::uint64_t bucket(std::size_t n) { return n < 4 ? n : n < 8 ? 4 : 5; }

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
bool is_possessive(std::string_view word) { return is_one_of(word, {"'s", "’s", "'", "’"}); }
bool is_determiner(std::string_view word) {
  return is_one_of(word, {"the", "The", "a", "A", "an", "An", "his", "His", "her", "Her", "their", "Their", "its", "Its",
                          "this", "This", "that", "one", "One", "another", "Another"});
}
bool ends_head(std::string_view word) {  // what follows the main word of a phrase
  return is_one_of(word, {"of", "for", "from", "in", "at", "on", "with", "who", "which", "that", ",", "(", "to", "and"});
}

}  // namespace

SpeakerFeatures::SpeakerFeatures(const QuoteReading& reading)
    : text_(reading.text()),
      reading_(reading),
      all_(reading.annotations),
      tokens_(all_.tokens),
      known_(all_.entities.size()),
      order_(all_.entities.size()),
      is_quoted_(tokens_.size(), false) {
  for (const QuotedPiece& piece : reading.pieces) {
    std::fill(is_quoted_.begin() + piece.tokens.begin.value, is_quoted_.begin() + piece.tokens.end.value, true);
  }
  for (std::size_t e = 0; e < known_.size(); ++e) {
    const Entity& entity = all_.entities[e];
    Known& known = known_[e];
    known.seen = entity.mentions;
    if (entity.type != EntityType::person && entity.type != EntityType::organization) continue;
    for (const Index<Mention> m : entity.mentions) {
      const Mention& mention = m.in(all_.mentions);
      if (mention.kind != MentionKind::name) continue;
      ++known.names;
      known.in_heading |= mention.tokens.begin.in(tokens_).block.in(all_.blocks).kind == BlockKind::heading;
      describe(mention, known.portrait);
    }
    describe_known(entity, known.portrait);
    std::sort(known.portrait.begin(), known.portrait.end());
    known.portrait.erase(std::unique(known.portrait.begin(), known.portrait.end()), known.portrait.end());
  }
  std::vector<std::size_t> sorted(known_.size());
  std::iota(sorted.begin(), sorted.end(), std::size_t{0});
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](std::size_t a, std::size_t b) { return known_[a].names > known_[b].names; });
  std::size_t places[std::size(kEntityTypes)] = {};
  for (const std::size_t e : sorted) order_[e] = places[static_cast<std::size_t>(all_.entities[e].type)]++;
}

std::size_t SpeakerFeatures::token_at(std::uint32_t byte) const {
  return static_cast<std::size_t>(
      std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& t) { return t.span.end <= byte; }) -
      tokens_.begin());
}

// The words before a name up to a comma or another name, those of the apposition or brackets behind it, and its own.
void SpeakerFeatures::describe(const Mention& mention, std::vector<std::uint64_t>& portrait) const {
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

void SpeakerFeatures::describe_known(const Entity& entity, std::vector<std::uint64_t>& portrait) const {
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

std::optional<SourcePhrase> SpeakerFeatures::phrase_of(const Quote& quote) const {
  if (!quote.source) return std::nullopt;
  SourcePhrase phrase;
  std::size_t begin = token_at(quote.source->begin);
  std::size_t end = token_at(quote.source->end - 1) + 1;
  const auto& sentence = reading_.sentence_of(begin).in(all_.sentences).tokens;
  for (const SpeechSpan& span : reading_.speech) {  // all that the tagger takes for this source
    if (span.part != SpeechPart::source || span.tokens.end.value <= begin || span.tokens.begin.value >= end) continue;
    if (span.tokens.size() > kLongestSource) continue;
    begin = std::min<std::size_t>(begin, span.tokens.begin.value);
    end = std::max<std::size_t>(end, span.tokens.end.value);
  }
  while (end < sentence.end.value && !is_quoted_[end] && tokens_[end].kind == TokenKind::word &&
         (reading_.models.roles.contains(word(end)) || reading_.models.bodies.contains(word(end)) ||
          is_one_of(word(end), {"Republican", "Democrat"}))) {
    ++end;
  }
  std::size_t left = begin;
  while (left > sentence.begin.value && begin - left < 5 && !is_quoted_[left - 1] && !is_determiner(word(left)) &&
         (tokens_[left - 1].kind == TokenKind::word || word(left - 1) == "-") && !ends_head(word(left - 1))) {
    --left;
  }
  if (is_determiner(word(left))) begin = left;
  phrase.tokens = {Index<Token>(begin), Index<Token>(end)};
  phrase.head = begin;
  for (std::size_t i = begin; i < end && (i == begin || !ends_head(word(i))); ++i) {
    if (tokens_[i].kind == TokenKind::word && !is_possessive(word(i))) phrase.head = i;
  }
  for (std::size_t i = begin; i < end; ++i) append_role_words(word(i), phrase.words);
  const Span span = reading_.span_of(phrase.tokens);
  for (auto m = std::partition_point(all_.mentions.begin(), all_.mentions.end(),
                                     [&](const Mention& other) { return other.span.begin < span.begin; });
       m != all_.mentions.end() && m->span.begin < span.end; ++m) {
    const Index<Mention> at(static_cast<std::size_t>(m - all_.mentions.begin()));
    if (m->kind == MentionKind::name) phrase.names.push_back(at);
    if (m->tokens.end.value == phrase.head + 1 && !phrase.core) phrase.core = at;
  }
  phrase.kind = kind_of(phrase);
  return phrase;
}

std::uint64_t SpeakerFeatures::kind_of(const SourcePhrase& phrase) const {
  const std::string_view head = word(phrase.head);
  if (phrase.core && phrase.core->in(all_.mentions).kind == MentionKind::name) return kName;
  if (phrase.core && phrase.core->in(all_.mentions).kind == MentionKind::pronoun) {
    const Gender gender = gender_of_pronoun(word(phrase.core->in(all_.mentions).tokens.begin.value));
    if (gender != Gender::unknown) return gender == Gender::male ? kHe : kShe;
    return kThey;
  }
  if (is_one_of(head, {"it", "It", "its", "Its"})) return kIt;
  if (is_one_of(head, {"who", "which", "that"})) return kWhoThat;
  if (is_one_of(head, {"I", "we", "We", "my", "our"})) return kI;
  if (reading_.models.roles.contains(head)) return kRole;
  if (reading_.models.bodies.contains(head)) return kBody;
  return kOther;
}

bool SpeakerFeatures::is_plain_name(const SourcePhrase& phrase) {
  return phrase.core && phrase.kind == kName;
}

bool SpeakerFeatures::is_candidate(Index<Entity> entity, std::size_t sentence) const {
  const EntityType type = entity.in(all_.entities).type;
  if (type != EntityType::person && type != EntityType::organization) return false;
  if (order_[entity.value] < kAlways) return true;
  const auto& seen = known_[entity.value].seen;
  return std::any_of(seen.begin(), seen.end(), [&](Index<Mention> m) {
    const std::size_t at = m.in(all_.mentions).sentence.value;
    return at + kReach >= sentence && at <= sentence + kReachAhead;
  });
}

std::vector<SpeakerChoice> SpeakerFeatures::choices(const Quote& quote, const SourcePhrase& phrase,
                                                    std::optional<Index<Entity>> last, std::size_t step) const {
  const std::size_t begin = phrase.tokens.begin.value;
  const std::size_t sentence = reading_.sentence_of(begin).value;
  struct Late {
    std::size_t entity;
    std::size_t last;  // its last mention outside of quotation marks before the source, + 1; 0 for none
  };
  std::vector<Late> late;
  for (std::size_t e = 0; e < known_.size(); ++e) {
    if (!is_candidate(Index<Entity>(e), sentence)) continue;
    Late one = {e, 0};
    for (const Index<Mention> m : known_[e].seen) {
      const Mention& mention = m.in(all_.mentions);
      if (mention.tokens.end.value > begin) break;
      if (!is_quoted_[mention.tokens.begin.value]) one.last = m.value + 1;
    }
    late.push_back(one);
  }
  std::sort(late.begin(), late.end(), [](const Late& a, const Late& b) {
    return a.last != b.last ? a.last > b.last : a.entity < b.entity;
  });
  std::vector<SpeakerChoice> choices;
  std::size_t ranks[2] = {};
  for (const Late& one : late) {
    const Index<Entity> entity(one.entity);
    const Entity& what = entity.in(all_.entities);
    const bool clashes = (phrase.kind == kHe && what.gender == Gender::female) ||
                         (phrase.kind == kShe && what.gender == Gender::male);
    const std::size_t rank = clashes ? 9 : ranks[what.type == EntityType::person]++;
    SpeakerChoice& choice = choices.emplace_back();
    choice.entity = entity;
    add_choice_features(quote, phrase, entity, last, step, rank, choice.features);
  }
  add_none_features(phrase, choices.emplace_back().features);
  return choices;
}

void SpeakerFeatures::add_choice_features(const Quote& quote, const SourcePhrase& phrase, Index<Entity> entity,
                                          std::optional<Index<Entity>> last, std::size_t step, std::size_t rank,
                                          std::vector<std::uint64_t>& features) const {
  features.reserve(64);
  const std::uint64_t kind = phrase.kind;
  const std::uint64_t sort = kind == kHe || kind == kShe ? 20 : kind < kRole ? 21 : 22;
  const auto add = [&](std::uint64_t of, auto... values) {
    features.push_back(feature(of, kind, values...));
    features.push_back(feature(of, sort, values...));
  };
  const Entity& what = entity.in(all_.entities);
  const Known& known = known_[entity.value];
  const std::size_t begin = phrase.tokens.begin.value;
  const std::size_t end = phrase.tokens.end.value;
  const std::size_t sentence = reading_.sentence_of(begin).value;
  const auto type = static_cast<std::uint64_t>(what.type);
  const std::uint64_t gender =
      kind == kHe || kind == kShe ? (what.gender == Gender::unknown                            ? 1
                                     : (what.gender == Gender::male) == (kind == kHe) ? 2
                                                                                      : 0)
                                  : 3;
  // How the entities stage resolved the mention that attribution chose.
  const Resolution resolution = phrase.core ? all_.resolutions[phrase.core->value] : Resolution();
  const std::uint64_t resolved = !resolution.entity ? 0 : *resolution.entity == entity ? 1 : 2;
  add(kWho, type, gender);
  add(kWho + 1, resolved, type);
  add(kWho + 2, resolved, hash_bytes(resolution.decided_by));
  add(kWho + 3, few(order_[entity.value]), type, gender);
  add(kWho + 4, known.in_heading, few(order_[entity.value]));
  add(kWho + 5, few(known.names), gender, type);

  // Where it was last named before the source, outside of quotation marks; and within the quote.
  const Mention* before = nullptr;
  bool ahead = false;
  for (const Index<Mention> m : known.seen) {
    const Mention& mention = m.in(all_.mentions);
    if (mention.tokens.begin.value >= begin) {
      ahead |= mention.tokens.begin.value >= end && mention.sentence.value == sentence;
    } else if (!is_quoted_[mention.tokens.begin.value] && mention.tokens.end.value <= begin) {
      before = &mention;
    }
  }
  std::uint64_t distance = 9, place = 9, gap = 9, same_block = 9, form = 9;
  if (before != nullptr) {
    const Range<Token> its = before->sentence.in(all_.sentences).tokens;
    const std::size_t after = before->tokens.end.value;
    distance = bucket(sentence - before->sentence.value);
    same_block = before->tokens.begin.in(tokens_).block == tokens_[begin].block;
    gap = bucket(begin - after);
    const bool owns = after < tokens_.size() && is_possessive(word(after));
    const bool opens = before->tokens.begin.value <= its.begin.value + 3;
    const std::string_view former = before->tokens.begin > its.begin ? word(before->tokens.begin.value - 1) : "";
    const bool governed = !former.empty() && former[0] >= 'a' && former[0] <= 'z' && !is_one_of(former, {"and", "but", "that", "when", "as"});
    bool speaks = false;
    for (const Cue& cue : reading_.cues) {
      if (cue.tokens.begin.value > after + 2) break;
      speaks |= (cue.tokens.begin.value >= after && cue.tokens.begin.value <= after + 1) ||
                cue.tokens.end == before->tokens.begin;
    }
    place = owns ? 0 : speaks ? 1 : opens ? 2 : governed ? 3 : 4;
    form = static_cast<std::uint64_t>(before->kind);
  }
  add(kWhere, few(rank), gender);
  add(kWhere + 1, few(rank), distance, type);
  add(kWhere + 2, distance, place);
  add(kWhere + 3, few(rank), place, form);
  add(kWhere + 4, same_block, distance, gender);
  add(kWhere + 5, gap, few(rank));
  add(kWhere + 6, ahead, type, before != nullptr);
  add(kWhere + 7, few(rank), resolved, distance);
  bool in_quote = false;
  for (const Index<Mention> m : known.seen) {
    const Mention& mention = m.in(all_.mentions);
    if (mention.kind != MentionKind::name) continue;
    for (const Span span : quote.spans) in_quote |= span.contains(mention.span);
  }
  add(kWhere + 8, in_quote, few(rank));

  // How the words of the source fit it.
  std::size_t fitting = 0;
  for (const std::uint64_t one : phrase.words) {
    fitting += std::binary_search(known.portrait.begin(), known.portrait.end(), one);
  }
  std::vector<std::uint64_t> head;
  append_role_words(word(phrase.head), head);
  const bool head_fits = !head.empty() && std::binary_search(known.portrait.begin(), known.portrait.end(), head.front());
  const std::uint64_t fit = fitting == 0 ? 0 : fitting == phrase.words.size() ? 2 : 1;
  add(kWords, fit, head_fits, few(phrase.words.size()));
  add(kWords + 1, fit, head_fits, type);
  add(kWords + 2, fit, few(rank), few(order_[entity.value]));
  add(kWords + 3, head_fits, distance);
  std::uint64_t within = 0;  // how the phrase itself names it
  for (std::size_t n = 0; n < phrase.names.size(); ++n) {
    if (all_.resolutions[phrase.names[n].value].entity != entity) continue;
    const Mention& name = phrase.names[n].in(all_.mentions);
    const std::size_t first = name.tokens.begin.value;
    const std::size_t after = name.tokens.end.value;
    const bool owned = after < end && is_possessive(word(after));
    const bool is_part = first > begin && is_one_of(word(first - 1), {"of", "for", "from", "in", "at", "with"});
    const bool is_head = phrase.head + 1 == after;
    const bool is_core = phrase.core && *phrase.core == phrase.names[n];
    within = 1 + owned + 2 * is_part + 4 * is_head + 8 * is_core + 16 * few(n);
    break;
  }
  add(kWords + 4, within, type);
  add(kWords + 5, within, few(phrase.names.size()));
  add(kWords + 6, within != 0, type, hash_bytes(word(phrase.head)));

  const bool again = last && *last == entity;
  add(kHistory, again, few(step), last.has_value());
  add(kHistory + 1, again, few(rank), gender);
  add(kHistory + 2, again, distance, resolved);
}

void SpeakerFeatures::add_none_features(const SourcePhrase& phrase, std::vector<std::uint64_t>& features) const {
  const std::uint64_t kind = phrase.kind;
  const auto add = [&](std::uint64_t of, auto... values) { features.push_back(feature(of, kind, values...)); };
  const bool resolved = phrase.core && all_.resolutions[phrase.core->value].entity;
  const std::string_view first = word(phrase.tokens.begin.value);
  const std::string_view head = word(phrase.head);
  add(kNobody);
  add(kNobody + 1, resolved, phrase.names.size());
  add(kNobody + 2, hash_bytes(head));
  add(kNobody + 3, hash_bytes(first));
  add(kNobody + 4, head.ends_with('s'), hash_bytes(first));
  add(kNobody + 6, is_determiner(first), few(phrase.words.size()));
}

}  // namespace onrecord
