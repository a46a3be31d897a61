#include "corpora/annotations.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "corpora/code_points.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 6> kBlockKinds = {"paragraph", "heading",     "list_item",
                                                         "caption",   "block_quote", "boilerplate"};
constexpr std::array<std::string_view, 7> kTokenKinds = {"word", "number", "punctuation", "symbol",
                                                         "url",  "handle", "hashtag"};
constexpr std::array<std::string_view, 3> kMentionKinds = {"name", "pronoun", "description"};
constexpr std::array<std::string_view, 4> kEntityTypeNames = {"person", "organization", "event", "place"};
constexpr std::array<std::string_view, 3> kGenders = {"unknown", "female", "male"};
constexpr std::array<std::string_view, 3> kQuoteKinds = {"direct", "mixed", "indirect"};
constexpr std::array<std::string_view, 11> kStances = {"none",    "neutral",    "claimed",  "denied",
                                                       "warned",  "admitted",   "promised", "asked",
                                                       "praised", "criticized", "declined"};
constexpr std::array<std::string_view, 5> kSourceClasses = {"named", "anonymous official", "group", "document",
                                                            "unknown"};

template <class Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

// Checks one article's layers in their order and stops at the first broken promise.
class Checker {
 public:
  Checker(const Article& article, const Annotations& all) : text_(article.text()), all_(all) {}

  std::optional<std::string> run() {
    check_spans("block", all_.blocks);
    check_spans("token", all_.tokens);
    check_spans("sentence", all_.sentences);
    check_blocks();
    check_tokens();
    check_sentences();
    check_mentions();
    check_entities();
    check_quotes();
    check_affiliations();
    return broken_;
  }

 private:
  void fail(std::string_view layer, std::size_t i, const std::string& what) {
    if (!broken_) broken_ = std::string(layer) + " " + std::to_string(i) + ": " + what;
  }

  static std::string show(Span span) {
    return "[" + std::to_string(span.begin) + ", " + std::to_string(span.end) + ")";
  }

  bool is_boundary(std::uint32_t at) const {
    return at == text_.size() || (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80;
  }

  bool is_span(Span span) const {
    return span.begin < span.end && span.end <= text_.size() && is_boundary(span.begin) && is_boundary(span.end);
  }

  template <class Element>
  void check_spans(std::string_view layer, const std::vector<Element>& elements) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
      const Span span = elements[i].span;
      if (!is_span(span)) return fail(layer, i, "no span of the text: " + show(span));
      if (i > 0 && span.begin < elements[i - 1].span.end) {
        return fail(layer, i, show(span) + " begins within " + show(elements[i - 1].span));
      }
    }
  }

  void check_blocks() {
    for (std::size_t i = 0; i < all_.blocks.size(); ++i) {
      const Span span = all_.blocks[i].span;
      if (!is_span(span)) return;  // told already
      if (is_white_space(code_point_at(text_, span.begin).value) ||
          is_white_space(code_point_before(text_, span.end).value)) {
        return fail("block", i, "begins or ends with white space");
      }
    }
  }

  void check_tokens() {
    if (broken_) return;
    for (std::size_t i = 0; i < all_.tokens.size(); ++i) {
      const Token& token = all_.tokens[i];
      if (token.block.value >= all_.blocks.size() || !token.block.in(all_.blocks).span.contains(token.span)) {
        return fail("token", i, show(token.span) + " lies outside its block");
      }
    }
    if (all_.tokens.empty()) return;  // the stage has not run
    auto token = all_.tokens.begin();
    for (std::size_t i = 0; i < all_.blocks.size(); ++i) {
      const Span span = all_.blocks[i].span;
      bool is_behind_space = true;  // what opens a block may stand on the space before it
      for (std::uint32_t at = span.begin; at < span.end;) {
        while (token != all_.tokens.end() && token->span.end <= at) ++token;
        const bool is_held = token != all_.tokens.end() && token->span.contains(at);
        const CodePoint c = code_point_at(text_, at);
        is_behind_space = !is_held && (is_white_space(c.value) || (is_behind_space && is_attached(c.value)));
        if (!is_held && !is_behind_space) {
          return fail("block", i, "has a character in no token, at byte " + std::to_string(at));
        }
        at = is_held ? token->span.end : at + c.size;
      }
    }
  }

  // Whether Unicode's word breaks keep the character with what precedes it, also with white space (UAX 29, rule WB4).
  static bool is_attached(char32_t c) { return (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0; }

  void check_sentences() {
    Index<Token> next;
    for (std::size_t i = 0; i < all_.sentences.size(); ++i) {
      const Sentence& sentence = all_.sentences[i];
      if (sentence.tokens.begin != next || sentence.tokens.empty() || sentence.tokens.end.value > all_.tokens.size()) {
        return fail("sentence", i, "its tokens do not follow those of the one before");
      }
      const auto tokens = sentence.tokens.in(all_.tokens);
      if (sentence.span != Span{tokens.front().span.begin, tokens.back().span.end}) {
        return fail("sentence", i, show(sentence.span) + " is not the span of its tokens");
      }
      if (tokens.front().block != sentence.block || tokens.back().block != sentence.block) {
        return fail("sentence", i, "crosses the edge of its block");
      }
      next = sentence.tokens.end;
    }
    if (!all_.sentences.empty() && next.value != all_.tokens.size()) {
      fail("sentence", all_.sentences.size() - 1, "leaves tokens behind it in no sentence");
    }
  }

  void check_mentions() {
    std::uint32_t name_end = 0;
    for (std::size_t i = 0; i < all_.mentions.size(); ++i) {
      const Mention& m = all_.mentions[i];
      if (m.sentence.value >= all_.sentences.size()) return fail("mention", i, "has no sentence");
      const Sentence& sentence = m.sentence.in(all_.sentences);
      if (m.tokens.empty() || m.tokens.begin < sentence.tokens.begin || m.tokens.end > sentence.tokens.end) {
        return fail("mention", i, "its tokens do not lie in its sentence");
      }
      const auto tokens = m.tokens.in(all_.tokens);
      if (m.span != Span{tokens.front().span.begin, tokens.back().span.end}) {
        return fail("mention", i, show(m.span) + " is not the span of its tokens");
      }
      if (i > 0 && m.span.begin < all_.mentions[i - 1].span.begin) return fail("mention", i, "is out of order");
      if (m.kind == MentionKind::name) {
        if (m.span.begin < name_end) return fail("mention", i, "overlaps the name before it");
        name_end = m.span.end;
      }
      if (!(m.confidence >= 0 && m.confidence <= 1)) return fail("mention", i, "its confidence is not in [0, 1]");
      if (m.decided_by.empty()) return fail("mention", i, "does not say what decided it");
    }
  }

  void check_entities() {
    if (all_.entities.empty() && all_.resolutions.empty()) return;  // the stage has not run
    if (all_.resolutions.size() != all_.mentions.size()) {
      return fail("resolution", all_.resolutions.size(), "is not one a mention");
    }
    std::vector<std::uint32_t> resolved(all_.entities.size());
    for (std::size_t i = 0; i < all_.resolutions.size(); ++i) {
      const auto entity = all_.resolutions[i].entity;
      if (!entity) {
        if (all_.mentions[i].kind == MentionKind::name) return fail("resolution", i, "a name without an entity");
        continue;
      }
      if (entity->value >= all_.entities.size()) return fail("resolution", i, "has no such entity");
      if (all_.resolutions[i].decided_by.empty()) return fail("resolution", i, "does not say what decided it");
      ++resolved[entity->value];
    }
    for (std::size_t i = 0; i < all_.entities.size(); ++i) {
      const Entity& entity = all_.entities[i];
      if (entity.name.empty()) return fail("entity", i, "has no name");
      if (entity.mentions.size() != resolved[i]) return fail("entity", i, "its mentions disagree with resolutions");
      bool named = false;
      for (std::size_t j = 0; j < entity.mentions.size(); ++j) {
        const auto mention = entity.mentions[j];
        if (mention.value >= all_.mentions.size() || all_.resolutions[mention.value].entity != Index<Entity>(i)) {
          return fail("entity", i, "holds a mention that is resolved elsewhere");
        }
        if (j > 0 && mention <= entity.mentions[j - 1]) return fail("entity", i, "its mentions are out of order");
        named |= mention.in(all_.mentions).kind == MentionKind::name;
      }
      if (!named) return fail("entity", i, "has no mention that is a name");
    }
  }

  void check_quotes() {
    for (std::size_t i = 0; i < all_.quotes.size(); ++i) {
      const Quote& q = all_.quotes[i];
      if (q.spans.empty()) return fail("quote", i, "has no span");
      for (std::size_t j = 0; j < q.spans.size(); ++j) {
        if (!is_span(q.spans[j])) return fail("quote", i, "no span of the text: " + show(q.spans[j]));
        if (j > 0 && q.spans[j].begin < q.spans[j - 1].end) return fail("quote", i, "its spans are out of order");
      }
      if (i > 0 && q.spans.front() < all_.quotes[i - 1].spans.front()) return fail("quote", i, "is out of order");
      if (q.cue && !is_span(*q.cue)) return fail("quote", i, "its cue is no span of the text");
      if (q.source && !is_span(*q.source)) return fail("quote", i, "its source is no span of the text");
      if (q.speaker && q.speaker->value >= all_.entities.size()) return fail("quote", i, "has no such speaker");
      if (q.context && (!is_span(*q.context) || !q.context->contains(q.spans.front()))) {
        return fail("quote", i, "its context does not hold its first span");
      }
      if (q.speaker.has_value() != (q.source_class == SourceClass::named)) {
        return fail("quote", i, "its source is called named without a speaker, or not with one");
      }
      if (q.sentence.value >= all_.sentences.size() ||
          !q.sentence.in(all_.sentences).span.contains(q.spans.front().begin)) {
        return fail("quote", i, "does not begin in its sentence");
      }
      if (!(q.confidence >= 0 && q.confidence <= 1)) return fail("quote", i, "its confidence is not in [0, 1]");
      if (q.decided_by.empty()) return fail("quote", i, "does not say what decided it");
      if (q.within) check_reported(i, q);
    }
  }

  // The outer source lies outside of what holds the inner one, so no quote is within itself by any way round.
  void check_reported(std::size_t i, const Quote& q) {
    if (q.within->value >= all_.quotes.size()) return fail("quote", i, "is within no such quote");
    const Quote& outer = q.within->in(all_.quotes);
    const auto holds = [&](Span region) {
      return q.source && region.contains(*q.source) && region.contains(q.spans.front()) &&
             region.contains(q.spans.back()) && outer.source && !region.overlaps(*outer.source);
    };
    if (!std::any_of(outer.spans.begin(), outer.spans.end(), holds) && !(outer.context && holds(*outer.context))) {
      return fail("quote", i, "does not lie in the quote that it is within");
    }
    if (q.speaker && q.speaker == outer.speaker) fail("quote", i, "has the speaker of the quote that it is within");
  }

  void check_affiliations() {
    for (std::size_t i = 0; i < all_.affiliations.size(); ++i) {
      const Affiliation& a = all_.affiliations[i];
      if (!is_span(a.span)) return fail("affiliation", i, "no span of the text: " + show(a.span));
      if (i > 0 && a.span.begin < all_.affiliations[i - 1].span.begin) {
        return fail("affiliation", i, "is out of order");
      }
      if (a.person.value >= all_.entities.size() || a.person.in(all_.entities).type != EntityType::person) {
        return fail("affiliation", i, "its person is none");
      }
      if (a.organization && (a.organization->value >= all_.entities.size() ||
                             a.organization->in(all_.entities).type != EntityType::organization)) {
        return fail("affiliation", i, "its organization is none");
      }
      if (a.role.empty() && !a.organization) return fail("affiliation", i, "has neither role nor organization");
      if (a.decided_by.empty()) return fail("affiliation", i, "does not say what decided it");
    }
  }

  std::string_view text_;
  const Annotations& all_;
  std::optional<std::string> broken_;
};

}  // namespace

std::optional<std::string> find_broken_promise(const Article& article, const Annotations& annotations) {
  return Checker(article, annotations).run();
}

std::string_view to_string(BlockKind kind) { return kBlockKinds[static_cast<std::size_t>(kind)]; }
std::string_view to_string(TokenKind kind) { return kTokenKinds[static_cast<std::size_t>(kind)]; }
std::string_view to_string(MentionKind kind) { return kMentionKinds[static_cast<std::size_t>(kind)]; }
std::string_view to_string(EntityType type) { return kEntityTypeNames[static_cast<std::size_t>(type)]; }
std::string_view to_string(Gender gender) { return kGenders[static_cast<std::size_t>(gender)]; }
std::string_view to_string(Stance stance) { return kStances[static_cast<std::size_t>(stance)]; }
std::string_view to_string(SourceClass of) { return kSourceClasses[static_cast<std::size_t>(of)]; }
std::string_view to_string(QuoteKind kind) { return kQuoteKinds[static_cast<std::size_t>(kind)]; }

std::optional<EntityType> entity_type_from(std::string_view name) { return named<EntityType>(kEntityTypeNames, name); }
Gender gender_from(std::string_view name) { return named<Gender>(kGenders, name).value_or(Gender::unknown); }
std::optional<Stance> stance_from(std::string_view name) { return named<Stance>(kStances, name); }
std::optional<QuoteKind> quote_kind_from(std::string_view name) { return named<QuoteKind>(kQuoteKinds, name); }

}  // namespace onrecord
