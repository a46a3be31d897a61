// Within reach are the entities mentioned in the sentences before, a little behind, and those that the article is most
// about. Captions and other matter beside the text do not count: a photographer stands near, but is not spoken of.

#include "stages/nearby_entities.h"

#include <algorithm>
#include <numeric>

#include "corpora/words.h"

namespace onrecord {
namespace {

constexpr std::size_t kReach = 14;        // sentences back
constexpr std::size_t kReachAhead = 2;    // sentences ahead
constexpr std::size_t kMostBefore = 150;  // mentions looked at
constexpr std::size_t kMostAhead = 30;    // mentions looked at
constexpr std::size_t kMostWithin = 100;  // mentions of a quote looked at
constexpr std::size_t kAlways = 3;        // so many of the most named can always be meant
constexpr std::size_t kJoined = 8;        // tokens between two people who are named together
constexpr std::size_t kMostJoined = 12;   // mentions in a row of them

bool can_speak(const Entity& entity) {
  return entity.type == EntityType::person || entity.type == EntityType::organization;
}

}  // namespace

NearbyEntities::NearbyEntities(const QuoteReading& reading, const EntityPortraits& portraits,
                               const std::vector<bool>& is_quoted)
    : reading_(reading),
      all_(reading.annotations),
      portraits_(portraits),
      is_quoted_(is_quoted),
      namings_(all_.entities.size()) {
  for (std::size_t e = 0; e < namings_.size(); ++e) {
    const Entity& entity = all_.entities[e];
    if (!can_speak(entity)) continue;
    for (const Index<Mention> m : entity.mentions) {
      const Mention& mention = m.in(all_.mentions);
      if (mention.kind != MentionKind::name) continue;
      ++namings_[e].names;
      namings_[e].in_heading |= mention.tokens.begin.in(all_.tokens).block.in(all_.blocks).kind == BlockKind::heading;
    }
  }
  std::vector<std::size_t> sorted(namings_.size());
  std::iota(sorted.begin(), sorted.end(), std::size_t{0});
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](std::size_t a, std::size_t b) { return namings_[a].names > namings_[b].names; });
  std::size_t places[std::size(kEntityTypes)] = {};
  for (const std::size_t e : sorted) {
    namings_[e].order = places[static_cast<std::size_t>(all_.entities[e].type)]++;
    if (namings_[e].order < kAlways && can_speak(all_.entities[e])) most_named_.push_back(Index<Entity>(e));
  }
}

// For one source.
class NearbyEntities::Search {
 public:
  Search(const NearbyEntities& nearby, const SourcePhrase& phrase)
      : nearby_(nearby),
        phrase_(phrase),
        all_(nearby.all_),
        mentions_(all_.mentions),
        sentence_(nearby.reading_.sentence_of(phrase.tokens.begin.value).value),
        middle_(mention_at(phrase.tokens.begin)) {}

  std::vector<NearbyEntity> run(const Quote& quote) {
    look_before();
    look_ahead();
    for (const Index<Entity> entity : nearby_.most_named_) take(entity);
    look_within(quote);
    if (phrase_.former) look_at_former(*phrase_.former);
    rank();
    return std::move(found_);
  }

 private:
  std::string_view word(std::size_t token) const { return all_.tokens[token].span.of(nearby_.reading_.text()); }

  std::size_t mention_at(Index<Token> token) const {
    return static_cast<std::size_t>(std::partition_point(mentions_.begin(), mentions_.end(),
                                                         [&](const Mention& m) { return m.tokens.begin < token; }) -
                                    mentions_.begin());
  }

  bool agrees(Index<Entity> entity, const Mention* mention) const {
    const Entity& what = entity.in(all_.entities);
    const bool is_person = what.type == EntityType::person;
    switch (phrase_.sort) {
      case SourceSort::he:
        return is_person && what.gender != Gender::female;
      case SourceSort::she:
        return is_person && what.gender != Gender::male;
      case SourceSort::they:
        return what.type == EntityType::organization || (is_person && mention != nullptr && leads(*mention));
      case SourceSort::it:
        return what.type == EntityType::organization;
      default:
        return can_speak(what);
    }
  }

  NearbyEntity* of(Index<Entity> entity) {
    const auto found =
        std::find_if(found_.begin(), found_.end(), [&](const NearbyEntity& n) { return n.entity == entity; });
    return found == found_.end() ? nullptr : &*found;
  }

  NearbyEntity* take(Index<Entity> entity, const Mention* mention = nullptr) {
    if (NearbyEntity* known = of(entity)) return known;
    if (!agrees(entity, mention)) return nullptr;
    found_.emplace_back().entity = entity;
    return &found_.back();
  }

  // Whether another person is named with this one, who is not with one before.
  bool leads(const Mention& mention) const {
    const auto m = static_cast<std::size_t>(&mention - mentions_.data());
    if (mention.kind != MentionKind::name || !joins(m, m + 1)) return false;
    for (std::size_t before = m; before-- > 0 && mentions_[before].sentence == mention.sentence;) {
      if (mentions_[before].tokens.end.value + kJoined < mention.tokens.begin.value) return true;
      if (mentions_[before].kind == MentionKind::name && mentions_[before].type == EntityType::person)
        return !joins(before, before + 1);
    }
    return true;
  }
  // "Vell of Halvik, Crowe and Marsh": names of people in a row.
  bool joins(std::size_t m, std::size_t next) const {
    bool is_and = false;
    for (std::size_t n = next; n < mentions_.size() && n < next + kMostJoined; ++n) {
      const Mention& a = mentions_[m];
      const Mention& b = mentions_[n];
      if (b.sentence != a.sentence || b.tokens.begin.value > a.tokens.end.value + kJoined) return false;
      if (b.kind != MentionKind::name || b.type != EntityType::person) continue;
      for (std::size_t i = a.tokens.end.value; i < b.tokens.begin.value; ++i) {
        if (is_one_of(word(i), {"and", "&"})) is_and = true;
        if (is_one_of(word(i), {".", ";", ":", "that", "who", "said", "is", "was", "with", "to", "by", "from"}))
          return false;
      }
      if (is_and) return true;
      m = n;
    }
    return false;
  }

  bool is_beside(const Mention& mention) const {
    const BlockKind kind = mention.tokens.begin.in(all_.tokens).block.in(all_.blocks).kind;
    if (kind == BlockKind::caption || kind == BlockKind::boilerplate) return true;
    return mention.tokens.begin.value > 0 && word(mention.tokens.begin.value - 1) == "/";  // "PRESS/Ada Vell"
  }

  void look_before() {
    for (std::size_t m = middle_; m-- > 0 && middle_ - m <= kMostBefore;) {
      const Mention& mention = mentions_[m];
      if (mention.sentence.value + kReach < sentence_) break;
      const auto entity = all_.resolutions[m].entity;
      if (!entity || is_beside(mention)) continue;
      NearbyEntity* one = take(*entity, &mention);
      if (one == nullptr || mention.tokens.end > phrase_.tokens.begin || nearby_.is_quoted_[mention.tokens.begin.value])
        continue;
      if (one->before == nullptr) one->before = &mention;
      if (one->named != nullptr || mention.kind != MentionKind::name) continue;
      one->named = &mention;
      one->leads = mention.type == EntityType::person && leads(mention);
    }
  }

  void look_ahead() {
    for (std::size_t m = middle_; m < mentions_.size() && m < middle_ + kMostAhead; ++m) {
      if (mentions_[m].sentence.value > sentence_ + kReachAhead) break;
      const auto entity = all_.resolutions[m].entity;
      if (!entity || is_beside(mentions_[m])) continue;
      NearbyEntity* one = take(*entity, &mentions_[m]);
      if (one == nullptr) continue;
      one->ahead |= mentions_[m].tokens.begin >= phrase_.tokens.end && mentions_[m].sentence.value == sentence_;
    }
  }

  void look_within(const Quote& quote) {
    std::size_t within = 0;
    for (const Span span : quote.spans) {
      auto m = std::partition_point(mentions_.begin(), mentions_.end(),
                                    [&](const Mention& other) { return other.span.begin < span.begin; });
      for (; m != mentions_.end() && m->span.begin < span.end && within < kMostWithin; ++m, ++within) {
        const auto entity = all_.resolutions[static_cast<std::size_t>(m - mentions_.begin())].entity;
        if (!entity || m->kind != MentionKind::name) continue;
        if (NearbyEntity* one = of(*entity)) one->in_quote = true;
      }
    }
  }

  void look_at_former(Index<Sentence> former) {
    const Range<Token> tokens = former.in(all_.sentences).tokens;
    for (std::size_t m = mention_at(tokens.begin); m < mentions_.size() && mentions_[m].tokens.begin < tokens.end;
         ++m) {
      const auto entity = all_.resolutions[m].entity;
      if (!entity) continue;
      NearbyEntity* one = take(*entity, &mentions_[m]);
      if (one != nullptr && one->told == nullptr) one->told = &mentions_[m];
    }
  }

  void rank() {
    const auto order_by = [&](auto last_of, auto rank_of) {
      std::stable_sort(found_.begin(), found_.end(), [&](const NearbyEntity& a, const NearbyEntity& b) {
        const std::uint32_t left = last_of(a) == nullptr ? 0 : last_of(a)->span.end;
        const std::uint32_t right = last_of(b) == nullptr ? 0 : last_of(b)->span.end;
        return left != right ? left > right : a.entity < b.entity;
      });
      std::size_t ranks[2] = {};
      for (NearbyEntity& one : found_) rank_of(one) = ranks[one.entity.in(all_.entities).type == EntityType::person]++;
    };
    order_by([](const NearbyEntity& n) { return n.named; }, [](NearbyEntity & n) -> auto& { return n.rank_named; });
    order_by([](const NearbyEntity& n) { return n.before; }, [](NearbyEntity & n) -> auto& { return n.rank; });
    for (NearbyEntity& one : found_) one.fit = nearby_.portraits_.fit_of(phrase_, one.entity);
  }

  const NearbyEntities& nearby_;
  const SourcePhrase& phrase_;
  const Annotations& all_;
  const std::vector<Mention>& mentions_;
  const std::size_t sentence_;  // of the source
  const std::size_t middle_;    // the first mention that does not begin before it
  std::vector<NearbyEntity> found_;
};

std::vector<NearbyEntity> NearbyEntities::find(const Quote& quote, const SourcePhrase& phrase) const {
  return Search(*this, phrase).run(quote);
}

}  // namespace onrecord
