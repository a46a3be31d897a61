// Annotations: everything that is found in one article, a layer a member.
//
// A plain struct of vectors. Each stage fills its own layer once, in the order of the members, sorted by span; it
// reads the layers above its own and changes none of them. All spans are bytes of Article::text(). References
// between layers are indices. find_broken_promise() states every promise; it is the oracle of debug builds, of the
// property tests and of the fuzzers.
//
// The smallest states: a text of one paragraph "Hi." has one block, two tokens, one sentence and nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/article.h"
#include "corpora/index.h"
#include "corpora/span.h"

namespace onrecord {

// 1. Blocks: the paragraphs of the text and what each is for. They do not overlap, are never empty, and begin and
// end with a character that is not white space. White space between them belongs to none.
enum class BlockKind : std::uint8_t { paragraph, heading, list_item, caption, block_quote, boilerplate };
struct Block {
  Span span;
  BlockKind kind = BlockKind::paragraph;
};

// 2. Tokens: words and marks. They do not overlap, are never empty, and each lies within one block. What of a
// block lies in no token is white space, with accents and format characters on it.
enum class TokenKind : std::uint8_t { word, number, punctuation, symbol, url, handle, hashtag };
struct Token {
  Span span;
  Index<Block> block;
  TokenKind kind = TokenKind::word;
};

// 3. Sentences: consecutive tokens. They cover every token, and each lies within one block.
struct Sentence {
  Span span;  // from the first token's begin to the last one's end
  Index<Block> block;
  Range<Token> tokens;
};

// 4. Mentions: names, and the pronouns and descriptions that can stand for one. Each covers whole tokens of one
// sentence. Names do not overlap each other.
enum class MentionKind : std::uint8_t { name, pronoun, description };
enum class EntityType : std::uint8_t { person, organization, event, place };
inline constexpr EntityType kEntityTypes[] = {EntityType::person, EntityType::organization, EntityType::event,
                                              EntityType::place};
struct Mention {
  Span span;
  Index<Sentence> sentence;
  Range<Token> tokens;
  MentionKind kind = MentionKind::name;
  EntityType type = EntityType::person;
  float confidence = 1;         // how sure, 0 to 1: about this share of such decisions is right
  std::string_view decided_by;  // the rule or model, a name of static lifetime
};

// 5. Entities: which mentions of this article are one person, organization, event or place. `resolutions` has one
// element a mention; every name is resolved, a pronoun or description may stay open.
enum class Gender : std::uint8_t { unknown, female, male };
struct Entity {
  EntityType type = EntityType::person;
  std::string name;     // the fullest name that the article gives
  std::string acronym;  // or empty
  Gender gender = Gender::unknown;
  std::vector<Index<Mention>> mentions;  // in text order, never empty, at least one of them a name
};
struct Resolution {
  std::optional<Index<Entity>> entity;
  std::string_view decided_by;  // static lifetime; empty where open
};

// 6. Quotes: what somebody says in this article. Spans exclude the quotation marks, do not overlap each other and
// are in text order; a quote's sentence is the one in which its first span begins. A quote that another reports lies,
// with its source, in one span or in the context of that one, which lies elsewhere, and has another speaker.
enum class QuoteKind : std::uint8_t { direct, mixed, indirect };
// What the cue says of what it reports; none where there is no cue that the lexicon knows.
enum class Stance : std::uint8_t {
  none,
  neutral,
  claimed,
  denied,
  warned,
  admitted,
  promised,
  asked,
  praised,
  criticized,
  declined
};
// Who speaks: somebody with a name, or what kind of source goes without one.
enum class SourceClass : std::uint8_t { named, anonymous_official, group, document, unknown };
struct Quote {
  QuoteKind kind = QuoteKind::direct;
  std::vector<Span> spans;               // never empty
  std::optional<Span> cue;               // "said", "according to"
  std::optional<Span> source;            // "Sen. Ada Vell", "she", "the member from the north"
  std::optional<Index<Entity>> speaker;  // the entity behind the source
  Index<Sentence> sentence;
  float confidence = 1;
  std::string_view decided_by;
  std::optional<Span> context = std::nullopt;  // of a mixed quote: the reported clause that its first span is a part of
  Stance stance = Stance::none;
  SourceClass source_class = SourceClass::unknown;    // named exactly where there is a speaker
  bool is_repeat = false;                             // a pull quote of what another quote has in the text
  std::optional<Index<Quote>> within = std::nullopt;  // in which this one is reported: "X said Y had told him"
};

// 7. Affiliations: a person's role, at an organization where one is named, as the text states it in `span`.
struct Affiliation {
  Span span;  // from the person's name to the organization's, whichever comes first
  Index<Entity> person;
  std::optional<Index<Entity>> organization;
  std::string role;  // "national director", white space folded; may be empty where an organization is named
  std::string_view decided_by;
};

struct Annotations {
  std::vector<Block> blocks;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<Resolution> resolutions;
  std::vector<Quote> quotes;
  std::vector<Affiliation> affiliations;
};

// The first promise above that `annotations` breaks, with the numbers that show it; nothing when all hold.
// Linear in the size of the annotations and of the text.
std::optional<std::string> find_broken_promise(const Article& article, const Annotations& annotations);

// The names used in the database, in JSON and in gold files: "list_item", "organization", "mixed".
std::string_view to_string(BlockKind);
std::string_view to_string(TokenKind);
std::string_view to_string(MentionKind);
std::string_view to_string(EntityType);
std::string_view to_string(Gender);
std::string_view to_string(QuoteKind);
std::string_view to_string(Stance);
std::string_view to_string(SourceClass);

// The reverse; nothing when `name` is none of them.
std::optional<EntityType> entity_type_from(std::string_view name);
std::optional<QuoteKind> quote_kind_from(std::string_view name);
std::optional<Stance> stance_from(std::string_view name);

// Likewise; unknown for every other name, as of a word that tells none ("both").
Gender gender_from(std::string_view name);

}  // namespace onrecord
