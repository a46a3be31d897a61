// Role phrases: "[the] [Pact's] former national director of campaigns at the Pact", read word by word.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/annotations.h"
#include "corpora/words.h"
#include "models/models.h"

namespace onrecord {

// A role that was read: its words in text order, without determiners and names.
struct RolePhrase {
  std::vector<std::uint32_t> words;  // tokens
  std::string head;                  // its main word, as in the lexicon of roles; empty where only an organization is
  std::optional<Index<Mention>> organization;
  std::uint32_t begin = 0;  // tokens
  std::uint32_t end = 0;
};

// The tokens of one sentence after the other, as roles need them. Built once an article; keeps references to its
// arguments. Tokens at or past the sentence's end are no word and no name.
class RolePhrases {
 public:
  static constexpr std::uint32_t kMostWords = 9;  // in a role, before and behind its head

  RolePhrases(const Article& article, const Models& models, const Annotations& all);

  void enter(Range<Token> sentence);
  std::uint32_t first() const { return first_; }
  std::uint32_t last() const { return last_; }

  std::string_view word(std::uint32_t t) const {
    return t < last_ ? all_.tokens[t].span.of(text_) : std::string_view();
  }
  bool is_word(std::uint32_t t) const { return t < last_ && all_.tokens[t].kind == TokenKind::word; }
  bool is_number(std::uint32_t t) const { return t < last_ && all_.tokens[t].kind == TokenKind::number; }
  bool is_capital(std::uint32_t t) const { return is_word(t) && is_ascii_capital(word(t)[0]); }
  bool is_determiner(std::uint32_t t) const;
  bool is_possessive(std::uint32_t t) const;
  bool is_name(std::uint32_t t) const { return t < last_ && name_at_[t] != kNoName; }
  bool is_organization(std::uint32_t t) const { return is_name(t) && name(t).type == EntityType::organization; }
  bool is_place(std::uint32_t t) const { return is_name(t) && name(t).type == EntityType::place; }
  // "former", "national", a role before a role.
  bool is_modifier(std::uint32_t t) const;

  // The name that covers a token.
  const Mention& name(std::uint32_t t) const { return all_.mentions[name_at_[t]]; }
  Index<Mention> name_index(std::uint32_t t) const { return Index<Mention>(name_at_[t]); }

  // The word of the lexicon that stands at `t`, empty where none does; a plural counts only before a name.
  std::string role_head(std::uint32_t t) const;
  // The phrase that begins at `start`, with its organization before or behind it; nothing where no role is read.
  std::optional<RolePhrase> read(std::uint32_t start) const;
  RolePhrase with_modifiers(RolePhrase phrase) const;
  // Where the organization stands that begins at `t`, or behind determiners, places and "conservative advocacy group".
  std::uint32_t past_lead_in(std::uint32_t t) const;

 private:
  static constexpr std::uint32_t kNoName = 0xFFFFFFFF;

  void read_organization(RolePhrase& phrase) const;

  std::string_view text_;
  const Models& models_;
  const Annotations& all_;
  std::vector<std::uint32_t> name_at_;  // a token: the name that covers it
  std::uint32_t first_ = 0;             // the sentence's tokens
  std::uint32_t last_ = 0;
};

}  // namespace onrecord
