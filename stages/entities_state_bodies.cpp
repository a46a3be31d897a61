// A body that the federation has too is a state's behind "state" ("the Ohio state Senate"), before the number of a bill
// or district ("Senate Bill 4") and behind the possessive of a place ("Ohio's Supreme Court"), but for what only says
// where a federal seat lies: "Ohio's Senate race". Later
// mentions without such a word stay what they are, since an article about a statehouse names Congress too.
#include "stages/entities_state_bodies.h"

#include <algorithm>
#include <map>
#include <string>

#include "corpora/words.h"
#include "stages/function_words.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kClearly = 2;  // times more mentions of the state that an article is about than of the next

class Teller {
 public:
  Teller(const Article& article, const Models& models, const Annotations& all)
      : text_(article.text()), models_(models), all_(all) {
    for (const Mention& mention : all.mentions) {
      if (mention.kind != MentionKind::name || mention.type != EntityType::place) continue;
      const std::string_view place = place_name(mention.span.of(text_));
      place_ending_at_.emplace(mention.tokens.end.value, place.empty() ? mention.span.of(text_) : place);
      if (place.empty()) continue;
      ++states_[place];
      state_ending_at_.emplace(mention.tokens.end.value, place);
    }
  }

  void tell(NamedMention& body) const {
    if (!is_shared_body(joined_words(body.words))) return;
    const Mention& mention = body.mention.in(all_.mentions);
    const std::uint32_t begin = mention.tokens.begin.value;
    const std::string_view before = word(mention, begin, -1);
    const bool state_before = before == "state" && word(mention, begin, -2) != "-";
    if (state_before || is_numbered(mention)) {
      const std::uint32_t end = state_before ? begin - 1 : begin;
      const bool possessive = is_possessive(word(mention, end, -1));
      std::string_view state = place_before(possessive ? end - 1 : end);
      if (state.empty()) state = state_in_sentence(mention);
      if (state.empty()) state = state_of_article();
      return name(body, state.empty() ? "state" : state);
    }
    if (!is_possessive(before) || says_only_where(mention)) return;
    if (const std::string_view place = place_before(begin - 1); !place.empty() && !is_federation(place))
      name(body, place);
  }

 private:
  static bool is_shared_body(std::string_view name) {
    return is_one_of(name, {"senate", "house", "house of representatives", "supreme court", "assembly", "legislature"});
  }

  void name(NamedMention& body, std::string_view place) const {
    body.text = std::string(place) + ' ' + body.text;
    body.words = name_words(body.text);
    body.told_by = "organization: a state's";
  }

  // "Senate Bill 4", "House District 12": Congress numbers its bills in another way.
  bool is_numbered(const Mention& mention) const {
    const std::string_view number = word(mention, mention.tokens.end.value, 1);
    return is_one_of(word(mention, mention.tokens.end.value, 0), {"Bill", "bill", "District"}) && !number.empty() &&
           number[0] >= '0' && number[0] <= '9';
  }

  // "Ohio's Senate race" is one for the federal Senate.
  bool says_only_where(const Mention& mention) const {
    return is_one_of(word(mention, mention.tokens.end.value, 0),
                     {"race",      "races",   "seat",   "seats",    "candidate",  "candidates", "primary",
                      "primaries", "contest", "runoff", "election", "elections",  "debate",     "campaign",
                      "hopeful",   "nominee", "bid",    "special",  "delegation", "Democrats",  "Republicans"});
  }

  // "America's Supreme Court" is the federal one.
  bool is_federation(std::string_view place) const {
    const auto known = models_.known.find(EntityType::place, joined_words(name_words(place)));
    return std::any_of(known.begin(), known.end(), [](const KnownEntity* k) { return k->name == "United States"; });
  }

  // The usual name of a state, or nothing for any other place.
  std::string_view place_name(std::string_view place) const {
    const auto known = models_.known.find(EntityType::place, joined_words(name_words(place)));
    const auto state = std::find_if(known.begin(), known.end(), [](const KnownEntity* k) { return k->is_us_state(); });
    return state == known.end() ? std::string_view() : (*state)->name;
  }

  std::string_view place_before(std::uint32_t end) const {
    const auto found = place_ending_at_.find(end);
    return found == place_ending_at_.end() ? std::string_view() : found->second;
  }

  // The last state named before in the same sentence, or nothing.
  std::string_view state_in_sentence(const Mention& mention) const {
    const auto next = state_ending_at_.upper_bound(mention.tokens.begin.value);
    if (next == state_ending_at_.begin()) return {};
    const auto& [end, state] = *std::prev(next);
    return end > mention.sentence.in(all_.sentences).tokens.begin.value ? state : std::string_view();
  }

  // The state that the article names by far the most, or nothing.
  std::string_view state_of_article() const {
    std::string_view most;
    std::uint32_t times = 0;
    std::uint32_t next = 0;
    for (const auto& [state, count] : states_) {
      next = std::max(next, std::min(times, count));
      if (count <= times) continue;
      most = state;
      times = count;
    }
    return times >= kClearly * next ? most : std::string_view();
  }

  std::string_view word(const Mention& mention, std::uint32_t at, int on) const {
    const Range<Token> sentence = mention.sentence.in(all_.sentences).tokens;
    const std::int64_t t = static_cast<std::int64_t>(at) + on;
    if (t < sentence.begin.value || t >= sentence.end.value) return {};
    return all_.tokens[static_cast<std::size_t>(t)].span.of(text_);
  }

  std::string_view text_;
  const Models& models_;
  const Annotations& all_;
  std::map<std::uint32_t, std::string_view> place_ending_at_;  // before this token
  std::map<std::uint32_t, std::string_view> state_ending_at_;  // the same, states of the US alone
  std::map<std::string_view, std::uint32_t> states_;           // and how often each is named
};

}  // namespace

void tell_state_bodies(const Article& article, const Models& models, const Annotations& all,
                       std::vector<NamedMention>& organizations) {
  const Teller teller(article, models, all);
  for (NamedMention& organization : organizations) teller.tell(organization);
}

}  // namespace onrecord
