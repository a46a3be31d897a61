// A name in a label is the person who is called so. "A" is whom the text before the first turn speaks of most; "Q" is
// another person whom it names where it tells of the conversation ("spoke to Ada Vell"), or who wrote it ("By Ada
// Vell").

#include "stages/transcript_speakers.h"

#include <algorithm>
#include <array>

#include "corpora/words.h"
#include "stages/entities_names.h"

namespace onrecord {
namespace {

bool is_question(std::string_view label) { return is_one_of(label, {"Q", "Q.", "QUESTION", "Question"}); }
bool is_answer(std::string_view label) { return is_one_of(label, {"A", "A.", "ANSWER", "Answer"}); }
bool tells_of_conversation(std::string_view word) {
  return is_one_of(word, {"spoke", "speaks", "talked", "talks", "sat", "met", "interview", "interviewed",
                          "conversation", "asked", "By", "by"});
}

}  // namespace

TranscriptSpeakers::TranscriptSpeakers(const QuoteReading& reading, const Quote& first_turn) : reading_(reading) {
  const Annotations& all = reading.annotations;
  const std::uint32_t turns = first_turn.sentence.in(all.sentences).block.value;
  std::vector<std::size_t> counts(all.entities.size(), 0);
  std::vector<bool> converses(all.entities.size(), false);
  Index<Sentence> seen(all.sentences.size());
  bool tells = false;  // whether the sentence last seen tells of a conversation
  for (std::size_t m = 0; m < all.mentions.size(); ++m) {
    const Mention& mention = all.mentions[m];
    const auto entity = all.resolutions[m].entity;
    const Sentence& sentence = mention.sentence.in(all.sentences);
    if (sentence.block.value >= turns) break;
    if (!entity || entity->in(all.entities).type != EntityType::person) continue;
    ++counts[entity->value];
    if (mention.sentence != seen) {
      const auto tokens = sentence.tokens.in(all.tokens);
      tells = std::any_of(tokens.begin(), tokens.end(),
                          [&](const Token& t) { return tells_of_conversation(t.span.of(reading.text())); });
      seen = mention.sentence;
    }
    if (tells) converses[entity->value] = true;
  }
  for (std::size_t e = 0; e < all.entities.size(); ++e) {
    if (all.entities[e].type != EntityType::person) continue;
    const NameWords name = name_words(all.entities[e].name);
    if (name.size() > 1) bearers_.emplace(name.back(), Index<Entity>(e));
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  if (most == counts.end() || *most == 0) return;
  asked_ = Index<Entity>(static_cast<std::size_t>(most - counts.begin()));
  for (std::size_t e = 0; e < counts.size(); ++e) {
    if (converses[e] && e != asked_->value && (!asking_ || counts[e] > counts[asking_->value]))
      asking_ = Index<Entity>(e);
  }
}

std::optional<Index<Entity>> TranscriptSpeakers::find(Span label) const {
  const std::string_view words = label.of(reading_.text());
  if (is_question(words)) return asking_;
  if (is_answer(words)) return asked_;
  return bearer_of(label);
}

// A mention within the label, or the first person whose name ends with its last word.
std::optional<Index<Entity>> TranscriptSpeakers::bearer_of(Span label) const {
  const Annotations& all = reading_.annotations;
  const auto first = std::partition_point(all.mentions.begin(), all.mentions.end(),
                                          [&](const Mention& m) { return m.span.begin < label.begin; });
  for (auto m = first; m != all.mentions.end() && m->span.begin < label.end; ++m) {
    const auto entity = all.resolutions[static_cast<std::size_t>(m - all.mentions.begin())].entity;
    if (entity && entity->in(all.entities).name.size() > m->span.size()) return entity;
  }
  const NameWords words = name_words(label.of(reading_.text()));
  const auto bearer = words.empty() ? bearers_.end() : bearers_.find(words.back());
  if (bearer != bearers_.end()) return bearer->second;
  if (first == all.mentions.end() || first->span.begin >= label.end) return std::nullopt;
  return all.resolutions[static_cast<std::size_t>(first - all.mentions.begin())].entity;
}

}  // namespace onrecord
