// "New York" is the city in "the New York police" and the state in "the New York primary". What surely tells stands
// beside the name: words (models/en/place_words.tsv), a state in a list with it, a town before it, a dateline. Where
// nothing does, what speaks slightly is summed up: the preposition, other words of the sentence, parts of the one and
// the other (models/en/place_parts.tsv), what the name surely means elsewhere in the article. A name that is usually
// the city's ("Washington") means the state only where it surely does elsewhere and the article names a part of it.
#include "stages/entities_places.h"

#include <algorithm>
#include <string>

#include "corpora/words.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kStates = 3;  // other states that make an article one about states
constexpr int kMostUnsure = 2;        // times more mentions than tell, or the article is not about the state
constexpr std::uint32_t kReach = 30;  // tokens of the sentence looked at on either side

// Both readings of a shared name.
struct Namesake {
  bool usually_state = false;
  std::string_view state;
  std::string_view city;
};

Namesake read_namesake(std::string_view entry) {
  const std::size_t first = entry.find('|');
  const std::size_t second = entry.find('|', first + 1);
  return {entry.substr(0, first) == "state", entry.substr(first + 1, second - first - 1), entry.substr(second + 1)};
}

int sign(int number) { return (number > 0) - (number < 0); }

// What speaks for the state; what is negative speaks for the city.
struct Evidence {
  int sure = 0;
  int slight = 0;
};

class Teller {
 public:
  Teller(const Article& article, const Models& models, const Annotations& all, std::vector<NamedMention>& places)
      : text_(article.text()), models_(models), all_(all), places_(places) {
    std::vector<std::string> states;
    for (const NamedMention& place : places_) {
      names_.push_back(joined_words(place.words));
      if (is_state(names_.size() - 1)) states.push_back(names_.back());
    }
    std::sort(states.begin(), states.end());
    states_ = static_cast<std::uint32_t>(std::unique(states.begin(), states.end()) - states.begin());
  }

  void run() {
    std::vector<std::string> done;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto entry = models_.namesakes.find(names_[i]);
      if (!entry || std::find(done.begin(), done.end(), names_[i]) != done.end()) continue;
      done.push_back(names_[i]);
      tell(names_[i], read_namesake(*entry));
    }
  }

 private:
  void tell(const std::string& name, const Namesake& namesake) {
    std::vector<std::pair<std::size_t, Evidence>> found;
    int sure = 0;
    const std::vector<int> parts_beside = sum_parts(namesake);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i] != name) continue;
      found.emplace_back(i, evidence(i, namesake, parts_beside[i]));
      sure += sign(found.back().second.sure);
    }
    int parts = 0;
    for (const std::string& other : names_) parts += part_of(other, namesake);
    const bool about_state = sure > 0 && parts > 0 && kMostUnsure * (sure + parts) >= static_cast<int>(found.size());
    for (const auto& [i, told] : found) {
      const int slight = 1 + told.slight + sign(sure) + sign(parts);
      const bool unsure = namesake.usually_state ? slight > 0 : about_state;
      const bool is_state = told.sure != 0 ? told.sure > 0 : unsure;
      NamedMention& place = places_[i];
      place.text = is_state ? namesake.state : namesake.city;
      place.words = name_words(place.text);
      place.told_by = told.sure != 0 ? "place: told by what is beside it" : "place: told by the article";
    }
  }

  // For each place: the sum of part_of() over all places of its sentence.
  std::vector<int> sum_parts(const Namesake& namesake) const {
    std::vector<int> sums(names_.size());
    const auto sentence = [&](std::size_t i) { return places_[i].mention.in(all_.mentions).sentence; };
    for (std::size_t begin = 0, end = 0; begin < sums.size(); begin = end) {
      int sum = 0;
      for (end = begin; end < sums.size() && sentence(end) == sentence(begin); ++end) {
        sum += part_of(names_[end], namesake);
      }
      std::fill(sums.begin() + static_cast<std::ptrdiff_t>(begin), sums.begin() + static_cast<std::ptrdiff_t>(end),
                sum);
    }
    return sums;
  }

  Evidence evidence(std::size_t i, const Namesake& namesake, int parts_beside) const {
    const Mention& mention = places_[i].mention.in(all_.mentions);
    Evidence told;
    told.sure = beside(mention, namesake.usually_state) + behind_person(mention, namesake.usually_state) + in_list(i);
    if (begins_dateline(mention)) told.sure -= 2;
    const std::string before = word(mention, mention.tokens.begin.value, -1);
    if (is_one_of(before, {"in", "to", "at", "near", "outside", "around", "left", "leaving"})) told.slight -= 2;
    if (is_weekday(word(mention, mention.tokens.end.value, 0)) ||
        is_weekday(word(mention, mention.tokens.end.value, 1)))
      told.slight -= 2;
    told.slight += in_sentence(mention) + 2 * parts_beside;
    if (states_ >= kStates) ++told.slight;
    return told;
  }

  // Words right before and behind the name, possessives and "of" passed over: "the mayor of New York".
  int beside(const Mention& mention, bool usually_state) const {
    const std::uint32_t begin = mention.tokens.begin.value;
    const std::uint32_t end = mention.tokens.end.value;
    if (word(mention, end, 0) == "," && is_one_of(word(mention, end, 1), {"ny", "dc"})) return -2;
    int told = 0;
    if (word(mention, end, 0) == "," && is_one_of(word(mention, end, 1), {"a", "the"})) {
      told += weight(class_of(word(mention, end, 2)), usually_state);
    }
    int at = 0;
    if (is_one_of(word(mention, end, at), {"'s", "\u2019s", "-", "'", "\u2019"})) ++at;
    told += weight(class_of(word(mention, end, at)), usually_state);
    const std::string before = word(mention, begin, -1);
    const std::string_view kind = class_of(before);
    if (kind == "region") ++told;
    if (kind == "city") --told;
    if (before == "-" && is_one_of(word(mention, begin, -2), {"d", "r", "i"})) ++told;
    if (is_one_of(before, {"of", "from", "for", "in"}))
      told += weight(class_of(word(mention, begin, -2)), usually_state);
    return told;
  }

  // "Sen. Ada Vell of New York", "Mayor Tom Crowe of New York".
  int behind_person(const Mention& mention, bool usually_state) const {
    const std::uint32_t begin = mention.tokens.begin.value;
    if (word(mention, begin, -1) != "of") return 0;
    const std::uint32_t end = word(mention, begin, -2) == "," ? begin - 2 : begin - 1;
    const auto next = std::partition_point(all_.mentions.begin(), all_.mentions.end(),
                                           [&](const Mention& m) { return m.tokens.begin.value < end; });
    if (next == all_.mentions.begin()) return 0;
    const Mention& person = *(next - 1);
    if (person.type != EntityType::person || person.kind != MentionKind::name || person.tokens.end.value != end)
      return 0;
    const std::string_view title = class_of(word(mention, person.tokens.begin.value, -1));
    if (title == "city") return -1;
    return usually_state || title == "politics" || title == "state" ? 1 : 0;
  }

  static int weight(std::string_view kind, bool usually_state) {
    if (kind == "state") return 1;
    if (kind == "politics") return usually_state ? 1 : 0;
    return kind == "city" ? -1 : 0;
  }

  // "Ohio, New York and Utah" is a list of states; "Oskan, New York" a town and its state.
  int in_list(std::size_t i) const {
    const bool behind = i + 1 < names_.size() && gap(i, i + 1) > 0;
    const int before = i > 0 ? gap(i - 1, i) : 0;
    if ((behind && is_state(i + 1)) || (before > 0 && is_state(i - 1))) return 1;
    return before == 1 && !behind && !models_.namesakes.contains(names_[i - 1]) ? 1 : 0;
  }

  // How two places stand beside each other: 1 where only a comma parts them, 2 with an "and", 0 where they do not.
  int gap(std::size_t left, std::size_t right) const {
    const Mention& a = places_[left].mention.in(all_.mentions);
    const Mention& b = places_[right].mention.in(all_.mentions);
    if (a.sentence != b.sentence || b.tokens.begin.value > a.tokens.end.value + 2) return 0;
    int kind = 0;
    for (std::uint32_t t = a.tokens.end.value; t < b.tokens.begin.value; ++t) {
      const std::string_view between = all_.tokens[t].span.of(text_);
      if (!is_one_of(between, {",", "and", "or", "&"})) return 0;
      kind = between == "," && kind == 0 ? 1 : 2;
    }
    return kind;
  }

  // "New York (AP)", "NEW YORK — ".
  bool begins_dateline(const Mention& mention) const {
    const std::uint32_t begin = mention.tokens.begin.value;
    if (begin > 0 && all_.tokens[begin - 1].block == all_.tokens[begin].block) return false;
    const std::string next = word(mention, mention.tokens.end.value, 0);
    return is_one_of(next, {"(", "-", "--", "\u2013", "\u2014"});
  }

  int in_sentence(const Mention& mention) const {
    const Range<Token> sentence = mention.sentence.in(all_.sentences).tokens;
    const std::uint32_t begin = mention.tokens.begin.value;
    const std::uint32_t from = std::max(sentence.begin.value, begin > kReach ? begin - kReach : 0);
    const std::uint32_t to = std::min(sentence.end.value, mention.tokens.end.value + kReach);
    bool state = false;
    bool politics = false;
    bool city = false;
    for (std::uint32_t t = from; t < to; ++t) {
      if (mention.tokens.contains(Index<Token>(t))) continue;
      const std::string_view kind = class_of(lower_without_stops(all_.tokens[t].span.of(text_)));
      state |= kind == "state";
      politics |= kind == "politics";
      city |= kind == "city";
    }
    return 2 * state + politics - 2 * city;
  }

  static bool is_weekday(std::string_view word) { return word.ends_with("day") && word != "day" && word != "today"; }

  bool is_state(std::size_t i) const {
    if (models_.namesakes.contains(names_[i])) return false;
    const auto known = models_.known.find(EntityType::place, names_[i]);
    return std::any_of(known.begin(), known.end(), [](const KnownEntity* place) { return place->is_us_state(); });
  }

  // 1 for a part of the state, -1 for one of the city.
  int part_of(const std::string& name, const Namesake& namesake) const {
    const auto whole = models_.place_parts.find(name);
    return !whole ? 0 : *whole == namesake.state ? 1 : *whole == namesake.city ? -1 : 0;
  }

  std::string_view class_of(const std::string& word) const {
    return models_.place_words.find(word).value_or(std::string_view());
  }

  // The word so many tokens on from `at`, in lower case without stops; empty outside of the mention's sentence.
  std::string word(const Mention& mention, std::uint32_t at, int on) const {
    const Range<Token> sentence = mention.sentence.in(all_.sentences).tokens;
    const std::int64_t t = static_cast<std::int64_t>(at) + on;
    if (t < sentence.begin.value || t >= sentence.end.value) return {};
    return lower_without_stops(all_.tokens[static_cast<std::size_t>(t)].span.of(text_));
  }

  std::string_view text_;
  const Models& models_;
  const Annotations& all_;
  std::vector<NamedMention>& places_;
  std::vector<std::string> names_;  // folded, one a place
  std::uint32_t states_ = 0;        // of the US that the article names
};

}  // namespace

void tell_namesakes(const Article& article, const Models& models, const Annotations& all,
                    std::vector<NamedMention>& places) {
  Teller(article, models, all, places).run();
}

}  // namespace onrecord
