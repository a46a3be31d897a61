#include "stages/quote_details.h"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "corpora/words.h"
#include "models/hashing.h"
#include "stages/role_words.h"

namespace onrecord {
namespace {

constexpr std::size_t kRow = 5;  // words in a row that show a repeat

using Words = std::unordered_set<std::string_view>;

bool is_group(std::string_view word) {
  static const Words kWords = {"they",      "people", "some",     "others", "many",   "critics", "we",
                               "crowd",     "public", "audience", "group",  "groups", "most",    "both",
                               "community", "men",    "women",    "police", "media",  "all"};
  return kWords.contains(word) || (word.size() > 4 && word.ends_with("s") && !word.ends_with("ss"));
}

class Details {
 public:
  Details(const Article& article, const Annotations& annotations, const std::vector<Cue>& cues,
          std::vector<Quote>& quotes)
      : text_(article.text()), tokens_(annotations.tokens), cues_(cues), quotes_(quotes) {}

  void run() {
    for (Quote& quote : quotes_) quote.stance = stance_of(quote);
    mark_repeats();
    for (Quote& quote : quotes_) quote.source_class = class_of(quote);
  }

 private:
  std::size_t token_at(std::uint32_t begin) const {
    return static_cast<std::size_t>(
        std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& t) { return t.span.end <= begin; }) -
        tokens_.begin());
  }

  // Of the last cue of the lexicon within the quote's own: "refused to say", "did not deny".
  Stance stance_of(const Quote& quote) const {
    if (!quote.cue) return Stance::none;
    const std::size_t first = token_at(quote.cue->begin);
    auto cue =
        std::partition_point(cues_.begin(), cues_.end(), [&](const Cue& c) { return c.tokens.begin.value < first; });
    Stance stance = Stance::none;
    for (; cue != cues_.end() && cue->tokens.begin.in(tokens_).span.begin < quote.cue->end; ++cue) {
      stance = stance_from(cue->stance).value_or(Stance::none);
    }
    return stance;
  }

  // Hashes of its words, whatever their capitals and the marks between them.
  std::vector<std::uint64_t> words_of(const Quote& quote) const {
    std::vector<std::uint64_t> words;
    for (const Span span : quote.spans) {
      for (std::size_t i = token_at(span.begin); i < tokens_.size() && tokens_[i].span.begin < span.end; ++i) {
        if (tokens_[i].kind == TokenKind::punctuation) continue;
        words.push_back(hash_bytes(lower_ascii(tokens_[i].span.of(text_))));
      }
    }
    return words;
  }
  static std::uint64_t hash_of(std::span<const std::uint64_t> words) {
    std::uint64_t hash = 0;
    for (const std::uint64_t word : words) hash = combine(hash, word);
    return hash;
  }

  // A pull quote stands alone in its block; what it repeats has its words of reporting beside it.
  bool is_told(const Quote& quote) const {
    if (!quote.cue) return false;
    const Index<Block> block = tokens_[token_at(quote.cue->begin)].block;
    return std::any_of(quote.spans.begin(), quote.spans.end(),
                       [&](Span span) { return tokens_[token_at(span.begin)].block == block; });
  }

  // What is told, by its words; and its rows of a few words, which a pull quote may begin with.
  struct Told {
    std::size_t quote = 0;
    std::size_t place = 0;  // of the row within the words
  };
  void mark_repeats() {
    std::unordered_map<std::uint64_t, Told> whole;
    std::unordered_map<std::uint64_t, Told> rows;
    std::vector<std::vector<std::uint64_t>> words(quotes_.size());
    for (std::size_t q = 0; q < quotes_.size(); ++q) {
      if (quotes_[q].kind != QuoteKind::direct) continue;
      words[q] = words_of(quotes_[q]);
      if (!is_told(quotes_[q])) continue;
      whole.try_emplace(hash_of(words[q]), Told{q, 0});
      for (std::size_t i = 0; i + kRow <= words[q].size(); ++i) {
        rows.try_emplace(hash_of(std::span(words[q]).subspan(i, kRow)), Told{q, i});
      }
    }
    for (std::size_t q = 0; q < quotes_.size(); ++q) {
      if (quotes_[q].kind != QuoteKind::direct || is_told(quotes_[q])) continue;
      auto twin = whole.find(hash_of(words[q]));
      if (twin == whole.end() && words[q].size() >= kRow) {
        twin = rows.find(hash_of(std::span(words[q]).first(kRow)));
        if (twin == rows.end() || !holds(words[twin->second.quote], twin->second.place, words[q])) continue;
      } else if (twin == whole.end()) {
        continue;
      }
      repeat(quotes_[q], quotes_[twin->second.quote]);
    }
  }
  static bool holds(std::span<const std::uint64_t> told, std::size_t place, std::span<const std::uint64_t> words) {
    return place + words.size() <= told.size() && std::equal(words.begin(), words.end(), told.begin() + place);
  }
  static void repeat(Quote& quote, const Quote& told) {
    quote.is_repeat = true;
    quote.cue.reset();
    quote.source.reset();
    quote.stance = Stance::none;
    quote.speaker = told.speaker;
  }

  SourceClass class_of(const Quote& quote) const {
    if (quote.speaker) return SourceClass::named;
    if (!quote.source) return SourceClass::unknown;
    SourceClass found = SourceClass::unknown;
    for (std::size_t i = token_at(quote.source->begin); i < tokens_.size() && tokens_[i].span.begin < quote.source->end;
         ++i) {
      const std::string word = lower_ascii(tokens_[i].span.of(text_));
      if (is_anonymous_role(word)) return SourceClass::anonymous_official;
      if (is_document(word) && found == SourceClass::unknown) found = SourceClass::document;
      if (is_group(word) && found == SourceClass::unknown) found = SourceClass::group;
    }
    return found;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<Cue>& cues_;
  std::vector<Quote>& quotes_;
};

}  // namespace

void add_quote_details(const Article& article, const Annotations& annotations, const std::vector<Cue>& cues,
                       std::vector<Quote>& quotes) {
  Details(article, annotations, cues, quotes).run();
}

}  // namespace onrecord
