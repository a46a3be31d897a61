// Entities within reach are described by agreement in gender and kind, by how lately, how often and in what place they
// were named, by who spoke last, and by how far the words of the source fit what the article and the list of known
// entities say of them: "the Utah Republican" fits "Rep. Ada Vell (R-Utah)".

#include "stages/speaker_features.h"

#include <algorithm>

#include "corpora/words.h"
#include "models/hashing.h"
#include "stages/features.h"
#include "stages/function_words.h"
#include "stages/role_words.h"

namespace onrecord {
namespace {

enum Template : std::uint64_t {
  kNobody = 0x5300,
  kWho = 0x5320,
  kWhere = 0x5340,
  kWords = 0x5360,
  kHistory = 0x5380,
  kFit = 0x53A0,
  kTold = 0x53C0,
};
constexpr std::uint64_t kAbsent = 9;  // stands for what a mention would tell

std::vector<bool> quoted_tokens(const QuoteReading& reading) {
  std::vector<bool> is_quoted(reading.tokens().size(), false);
  for (const QuotedPiece& piece : reading.pieces) {
    std::fill(is_quoted.begin() + piece.tokens.begin.value, is_quoted.begin() + piece.tokens.end.value, true);
  }
  return is_quoted;
}

}  // namespace

void LastSpoken::add(std::optional<Index<Entity>> who, std::uint32_t where) {
  if (speaker && who != speaker) other = speaker;
  speaker = who;
  block = where;
}

SpeakerFeatures::SpeakerFeatures(const QuoteReading& reading)
    : text_(reading.text()),
      reading_(reading),
      all_(reading.annotations),
      tokens_(all_.tokens),
      is_quoted_(quoted_tokens(reading)),
      portraits_(reading),
      nearby_(reading, portraits_, is_quoted_) {}

// The features of one entity for one source.
class SpeakerFeatures::Choice {
 public:
  Choice(const SpeakerFeatures& all, const SourcePhrase& phrase, const NearbyEntity& near, const LastSpoken& last,
         std::vector<std::uint64_t>& features)
      : all_(all),
        phrase_(phrase),
        near_(near),
        last_(last),
        features_(features),
        sort_(static_cast<std::uint64_t>(phrase.sort)),
        is_gendered_(phrase.sort == SourceSort::he || phrase.sort == SourceSort::she),
        family_(is_gendered_                     ? 20
                : phrase.sort < SourceSort::role ? 21
                                                 : 22),
        type_(static_cast<std::uint64_t>(near.entity.in(all.all_.entities).type)),
        gender_(!is_gendered_                                                 ? 3
                : near.entity.in(all.all_.entities).gender == Gender::unknown ? 1
                                                                              : 2) {
    // How the entities stage resolved the mention that the source is.
    if (phrase.core) resolution_ = all.all_.resolutions[phrase.core->value];
    resolved_ = !resolution_.entity ? 0 : *resolution_.entity == near.entity ? 1 : 2;
    if (near.before == nullptr) return;
    const std::size_t begin = phrase.tokens.begin.value;
    distance_ = sentences_to(*near.before);
    same_block_ = near.before->tokens.begin.in(all.tokens_).block == all.tokens_[begin].block;
    place_ = all.place_of(*near.before);
  }

  void add_all(std::size_t full_fits) {
    features_.reserve(96);
    add_who();
    add_where();
    add_words(full_fits);
    add_history();
  }

 private:
  void add(std::uint64_t of, auto... values) {
    features_.push_back(feature(of, sort_, values...));
    features_.push_back(feature(of, family_, values...));
  }
  std::uint64_t sentences_to(const Mention& mention) const {
    return bucket(all_.reading_.sentence_of(phrase_.tokens.begin.value).value - mention.sentence.value);
  }

  void add_who() {
    const Naming& naming = all_.nearby_.naming_of(near_.entity);
    add(kWho, type_, gender_);
    add(kWho + 1, resolved_, type_);
    add(kWho + 2, resolved_, hash_bytes(resolution_.decided_by));
    add(kWho + 3, few(naming.order), type_, gender_);
    add(kWho + 4, naming.in_heading, few(naming.order));
    add(kWho + 5, few(naming.names), gender_, type_);
    add(kWho + 6, type_, near_.leads, few(near_.rank_named));
  }

  void add_where() {
    const std::size_t begin = phrase_.tokens.begin.value;
    const std::uint64_t gap = near_.before ? bucket(begin - near_.before->tokens.end.value) : kAbsent;
    const std::uint64_t form = near_.before ? static_cast<std::uint64_t>(near_.before->kind) : kAbsent;
    const std::uint64_t rank = few(near_.rank);
    add(kWhere, rank, gender_);
    add(kWhere + 1, rank, distance_, type_);
    add(kWhere + 2, distance_, place_);
    add(kWhere + 3, rank, place_, form);
    add(kWhere + 4, same_block_, distance_, gender_);
    add(kWhere + 5, gap, rank);
    add(kWhere + 6, near_.ahead, type_, near_.before != nullptr);
    add(kWhere + 7, rank, resolved_, distance_);
    add(kWhere + 8, near_.in_quote, rank);
    add(kWhere + 9, near_.in_quote, type_);
    add(kWhere + 14, near_.in_quote, resolved_, same_block_);
    const std::uint64_t named_place = near_.named ? all_.place_of(*near_.named) : kAbsent;
    const std::uint64_t named_distance = near_.named ? sentences_to(*near_.named) : kAbsent;
    add(kWhere + 10, few(near_.rank_named), named_distance, gender_);
    add(kWhere + 11, named_place, named_distance);
    add(kWhere + 12, few(near_.rank_named), named_place, resolved_);
    add(kWhere + 13, few(near_.rank_named), rank, resolved_);
  }

  void add_words(std::size_t full_fits) {
    const bool head_fits = all_.portraits_.has_head_of(phrase_, near_.entity);
    const Naming& naming = all_.nearby_.naming_of(near_.entity);
    add(kWords, near_.fit, head_fits, few(phrase_.words.size()));
    add(kWords + 1, near_.fit, head_fits, type_);
    add(kWords + 2, near_.fit, few(near_.rank), few(naming.order));
    add(kWords + 3, head_fits, distance_);
    add(kWords + 7, near_.fit, phrase_.is_anonymous, phrase_.is_definite);
    const std::uint64_t own = all_.naming_of(phrase_, near_.entity);
    add(kWords + 4, own, type_);
    add(kWords + 5, own, few(phrase_.names.size()));
    const std::uint64_t head = hash_bytes(all_.word(phrase_.head.value));
    add(kWords + 6, own != 0, type_, head);
    add(kWords + 8, own, type_, head);
    features_.push_back(feature(kFit, sort_, near_.fit, few(full_fits)));
    features_.push_back(feature(kFit + 1, near_.fit == 2, few(full_fits), few(phrase_.words.size()), near_.rank == 0));
    const std::uint64_t told = near_.told ? all_.place_of(*near_.told) : kAbsent;
    const std::uint64_t told_kind = near_.told ? static_cast<std::uint64_t>(near_.told->kind) : kAbsent;
    add(kTold, told, phrase_.former.has_value(), type_);
    add(kTold + 1, told, told_kind, near_.fit);
    add(kTold + 2, told, last_.speaker == near_.entity);
  }

  void add_history() {
    const bool again = last_.speaker == near_.entity;
    const bool other = last_.other == near_.entity;
    const std::uint32_t block = all_.tokens_[phrase_.tokens.begin.value].block.value;
    const std::uint64_t step = few(block - std::min(block, last_.block));
    add(kHistory, again, step, last_.speaker.has_value());
    add(kHistory + 1, again, few(near_.rank), gender_);
    add(kHistory + 2, again, distance_, resolved_);
    add(kHistory + 3, again, step, phrase_.is_definite);
    add(kHistory + 4, few(near_.rank), phrase_.is_definite, distance_);
    add(kHistory + 5, place_, phrase_.is_definite, distance_);
    add(kHistory + 6, again, other, few(near_.rank_named), step);
    add(kHistory + 7, again, near_.in_quote, step);
    add(kHistory + 9, again, place_, distance_);
    add(kHistory + 8, again, hash_bytes(all_.word(phrase_.head.value)), step);
  }

  const SpeakerFeatures& all_;
  const SourcePhrase& phrase_;
  const NearbyEntity& near_;
  const LastSpoken& last_;
  std::vector<std::uint64_t>& features_;
  const std::uint64_t sort_;
  const bool is_gendered_;
  const std::uint64_t family_;  // sorts of source that are alike
  const std::uint64_t type_;
  const std::uint64_t gender_;
  Resolution resolution_;
  std::uint64_t resolved_ = 0;
  std::uint64_t distance_ = kAbsent;  // sentences to the last mention
  std::uint64_t same_block_ = kAbsent;
  std::uint64_t place_ = kAbsent;  // of the last mention
};

std::vector<SpeakerChoice> SpeakerFeatures::choices(const Quote& quote, const SourcePhrase& phrase,
                                                    const LastSpoken& last) const {
  const std::vector<NearbyEntity> near = nearby_.find(quote, phrase);
  const auto full_fits = static_cast<std::size_t>(
      std::count_if(near.begin(), near.end(), [](const NearbyEntity& one) { return one.fit == 2; }));
  std::vector<SpeakerChoice> choices;
  choices.reserve(near.size() + 1);
  for (const NearbyEntity& one : near) {
    SpeakerChoice& choice = choices.emplace_back();
    choice.entity = one.entity;
    Choice(*this, phrase, one, last, choice.features).add_all(full_fits);
  }
  const bool is_somebody = phrase.sort == SourceSort::he || phrase.sort == SourceSort::she;
  if (!is_somebody || choices.empty()) add_none_features(phrase, full_fits, choices.emplace_back().features);
  return choices;
}

// Where a mention stands: an owner, a modifier, beside a word of reporting, near its sentence's begin, behind a verb or
// preposition.
std::uint64_t SpeakerFeatures::place_of(const Mention& mention) const {
  const Range<Token> sentence = mention.sentence.in(all_.sentences).tokens;
  const Index<Token> begin = mention.tokens.begin;
  const Index<Token> end = mention.tokens.end;
  const std::string_view next = end < sentence.end ? word(end.value) : std::string_view();
  if (is_possessive(next)) return 0;
  if (reading_.models.bodies.contains(next) || reading_.models.roles.contains(next)) return 5;  // "the Vell campaign"
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
    const bool is_modifier = name.tokens.end == phrase.head;  // "the Northmoor Post | report"
    return 1 + owns + 2 * is_part + 4 * is_head + 8 * is_core + 16 * few(n) + 64 * is_modifier;
  }
  return 0;
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
  add(kNobody + 9, phrase.is_definite, phrase.is_anonymous, few(full_fits));
  add(kNobody + 10, phrase.former.has_value(), phrase.is_definite);
  add(kNobody + 6, is_determiner(first), few(phrase.words.size()));
}

}  // namespace onrecord
