#include "models/training/attribution.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "stages/attribution.h"
#include "stages/attribution_features.h"
#include "stages/indirect_quotes.h"
#include "stages/piece_features.h"
#include "stages/quotes.h"
#include "stages/referring.h"
#include "stages/speaker_features.h"
#include "stages/stages.h"

namespace onrecord::training {
namespace {

constexpr float kGuessWeight = 0.4F;  // of a source that nobody marked
constexpr float kMostAgainst = 8;     // by so much another may be more likely than what is guessed
// That a pronoun or a description means the speaker: where it was resolved so, where its gender fits, where nothing
// tells.
constexpr double kLikely = 0.9;
constexpr double kPossible = 0.3;
constexpr double kUnlikely = 0.1;

Annotations layers_above_quotes(const Article& article, const Models& models) {
  Annotations layers;
  for (const Stage& stage : all_stages()) {
    if (stage.name == "quotes") break;
    stage.run(article, models, layers);
  }
  return layers;
}

// One article as the stage quotes reads it, but for the tagger, which has not learned from it.
struct Example {
  Example(const GoldArticle& gold, const std::vector<TaggedSpan>& speech, const Models& models)
      : article(gold.name, gold.text),
        layers(layers_above_quotes(article, models)),
        reading{
            article,          models, layers, read_quotation_marks(article, layers), find_cues(article, models, layers),
            as_speech(speech)} {}
  Example(const Example&) = delete;

  Article article;
  Annotations layers;
  QuoteReading reading;
};

bool touches(Span span, const std::vector<Span>& others) {
  return std::any_of(others.begin(), others.end(), [&](Span other) { return span.overlaps(other); });
}

// The gold quote that shares most with the spans, more than half of what both cover.
const GoldQuote* match(const std::vector<Span>& spans, const std::vector<GoldQuote>& gold) {
  const GoldQuote* best = nullptr;
  double most = 0.5;
  for (const GoldQuote& quote : gold) {
    double shared = 0;
    double covered = 0;
    for (const Span span : quote.spans) {
      covered += span.size();
      for (const Span own : spans) {
        if (span.overlaps(own)) shared += std::min(span.end, own.end) - std::max(span.begin, own.begin);
      }
    }
    for (const Span own : spans) covered += own.size();
    if (covered <= shared) continue;
    if (const double likeness = shared / (covered - shared); likeness > most) {
      most = likeness;
      best = &quote;
    }
  }
  return best;
}

// What a piece of the quote is; nothing where the annotators leave it open.
std::optional<PieceKind> piece_kind_of(const GoldQuote& quote) {
  if (!quote.is_said) return PieceKind::none;
  if (quote.is_optional || quote.kind == QuoteKind::indirect) return std::nullopt;
  return quote.kind == QuoteKind::direct ? PieceKind::direct : PieceKind::mixed;
}

// The gold quote that covers most of a piece, more than half.
const GoldQuote* covering(const QuotedPiece& piece, const std::vector<GoldQuote>& gold) {
  const GoldQuote* best = nullptr;
  double most = 0.5;
  for (const GoldQuote& quote : gold) {
    double shared = 0;
    for (const Span span : quote.spans) {
      if (span.overlaps(piece.span))
        shared += std::min(span.end, piece.span.end) - std::max(span.begin, piece.span.begin);
    }
    if (shared / piece.span.size() <= most) continue;
    most = shared / piece.span.size();
    best = &quote;
  }
  return best;
}

std::optional<PieceKind> piece_kind_of(const QuotedPiece& piece, const GoldArticle& gold) {
  if (piece.continues) return std::nullopt;
  const GoldQuote* quote = covering(piece, gold.quotes);
  return quote != nullptr ? piece_kind_of(*quote) : PieceKind::none;
}

// The candidates that are the quote's source: those that touch it; where the corpus knows the speaker's name, of these
// the ones that hold its last word, so that the chair of a committee speaks and not the committee.
std::vector<bool> find_right(const GoldArticle& gold, const GoldQuote& quote, const std::vector<Span>& spans) {
  const std::string last = quote.speaker.substr(quote.speaker.find_last_of(' ') + 1);
  std::vector<bool> touching;
  std::vector<bool> named;
  for (const Span span : spans) {
    touching.push_back(touches(span, quote.source));
    named.push_back(touching.back() && !last.empty() && span.of(gold.text).find(last) != std::string_view::npos);
  }
  return std::find(named.begin(), named.end(), true) != named.end() ? named : touching;
}

// The entities that bear a name which the annotators take for the speaker's.
std::vector<bool> find_entities_of(const std::string& speaker, const GoldArticle& gold, const Annotations& layers) {
  std::vector<bool> right(layers.entities.size(), false);
  for (std::size_t m = 0; m < layers.mentions.size(); ++m) {
    if (layers.mentions[m].kind != MentionKind::name) continue;
    for (const auto& [span, entity] : gold.names) {
      if (entity == speaker && span.overlaps(layers.mentions[m].span))
        right[layers.resolutions[m].entity->value] = true;
    }
  }
  return right;
}

std::size_t likeliest(const std::vector<float>& scores) {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

// How likely a candidate means the entities of `is_speaker`, by what the stages above say of it.
double chance_to_mean(const SourceContext& context, std::size_t candidate, const std::vector<bool>& is_speaker) {
  const Annotations& all = context.all();
  const SourceCandidate& source = context.candidates()[candidate];
  const auto entity = context.facts(candidate).entity;
  if (source.kind == SourceKind::name) return entity && is_speaker[entity->value] ? 1 : 0;
  const Span span = context.reading().span_of(source.tokens);
  for (std::size_t m = 0; m < all.mentions.size(); ++m) {
    if (all.mentions[m].kind != MentionKind::name || !span.contains(all.mentions[m].span)) continue;
    if (is_speaker[all.resolutions[m].entity->value]) return 1;
  }
  if (entity && is_speaker[entity->value]) return kLikely;
  const Gender gender = gender_of_pronoun(span.of(context.reading().text()));
  if (gender == Gender::unknown) return kUnlikely;
  const auto can_be = [&](std::size_t e) {
    const Entity& one = all.entities[e];
    return is_speaker[e] && one.type == EntityType::person && (one.gender == Gender::unknown || one.gender == gender);
  };
  for (std::size_t e = 0; e < is_speaker.size(); ++e) {
    if (can_be(e)) return kPossible;
  }
  return 0;
}

// Where only the speaker is known: the choice that `former` finds likeliest among those that can mean the speaker.
// Nothing where none can, or where another is far more likely.
std::optional<std::size_t> guess_right(const GoldArticle& gold, const GoldQuote& quote,
                                       const std::vector<SourceChoice>& choices, const SourceContext& context,
                                       const LinearScorer& former) {
  const std::vector<bool> is_speaker = find_entities_of(quote.speaker, gold, context.all());
  std::vector<float> all;
  std::vector<float> of_speaker;
  for (const SourceChoice& choice : choices) {
    all.push_back(former.score(choice.features));
    const double chance = choice.candidate ? chance_to_mean(context, *choice.candidate, is_speaker) : 0;
    of_speaker.push_back(all.back() + static_cast<float>(std::log(chance + 1e-9)));
  }
  const std::size_t best = likeliest(of_speaker);
  if (of_speaker[best] + kMostAgainst < all[likeliest(all)]) return std::nullopt;
  return best;
}

// Smaller steps than usual, and a stronger pull to zero: there are few decisions, and each has many features. Chosen on
// articles held out, and for speakers by cross-validation.
ScorerOptions careful_options() {
  ScorerOptions options;
  options.epochs = 8;
  options.rate = 0.015F;
  options.l2 = 1e-2F;
  return options;
}

struct Tally {
  std::size_t decisions = 0;
  std::size_t unnamed = 0;    // without a source in the gold
  std::size_t unreached = 0;  // no candidate is the gold's source
};

// `former` has learned from sources that annotators marked.
void add_decisions(const GoldArticle& gold, const Example& example, const LinearScorer& former,
                   std::vector<Decision>& decisions, Tally& tally) {
  const std::vector<Utterance> utterances = find_quoted_utterances(example.reading);
  const SourceContext context(example.reading, utterances);
  LastSources last;
  for (std::size_t u = 0; u < utterances.size(); ++u) {
    std::vector<Span> own;
    for (const QuotedPiece& piece : utterances[u].pieces) own.push_back(piece.span);
    const GoldQuote* quote = utterances[u].label ? nullptr : match(own, gold.quotes);
    if (!quote || !quote->is_said || (gold.is_partial && quote->speaker.empty())) {
      last.add(context, std::nullopt);
      continue;
    }
    std::vector<SourceChoice> choices = source_choices(context, u, last);
    std::vector<Span> spans;  // of the candidates; the last choice is that there is none
    for (std::size_t c = 0; c + 1 < choices.size(); ++c) {
      spans.push_back(example.reading.span_of(context.candidates()[*choices[c].candidate].tokens));
    }
    Decision decision;
    if (gold.is_partial) {
      decision.right.assign(choices.size(), false);
      const auto guess = guess_right(gold, *quote, choices, context, former);
      if (guess) decision.right[*guess] = true;
      decision.weight = kGuessWeight;
    } else {
      decision.right = find_right(gold, *quote, spans);
      decision.right.push_back(quote->source.empty());
    }
    const auto first = std::find(decision.right.begin(), decision.right.end(), true);
    const bool any = first != decision.right.end();
    const auto chosen =
        any ? choices[static_cast<std::size_t>(first - decision.right.begin())].candidate : std::nullopt;
    for (SourceChoice& choice : choices) decision.alternatives.push_back(std::move(choice.features));
    last.add(context, chosen);
    ++tally.decisions;
    tally.unnamed += any && !chosen;
    tally.unreached += !any;
    if (any) decisions.push_back(std::move(decision));
  }
}

// Whether a source that nobody marked can be believed to mean the speaker: "residents" beside the words of a person is
// more likely the wrong source.
bool tells_speaker(SourceSort sort, const std::string& speaker) { return speaker.empty() || sort != SourceSort::other; }

void add_speaker_decisions(const GoldArticle& gold, const Example& example, std::vector<Decision>& decisions) {
  std::vector<Quote> quotes = attribute(example.reading, find_quoted_utterances(example.reading));
  add_indirect_quotes(example.article, example.layers, example.reading.speech, example.reading.cues, quotes);
  const SpeakerFeatures features(example.reading);
  LastSpoken last;
  for (const Quote& quote : quotes) {
    const LastSpoken former = last;
    const GoldQuote* wanted = match(quote.spans, gold.quotes);
    const bool is_said = wanted != nullptr && wanted->is_said;
    const std::vector<bool> right = find_entities_of(is_said ? wanted->speaker : "", gold, example.layers);
    const auto first = std::find(right.begin(), right.end(), true);
    std::optional<Index<Entity>> speaker;
    if (first != right.end()) speaker = Index<Entity>(static_cast<std::size_t>(first - right.begin()));
    last.add(speaker, quote.sentence.in(example.layers.sentences).block.value);
    const auto phrase = features.phrase_of(quote);
    if (!is_said || !phrase) continue;
    if (gold.is_partial ? !tells_speaker(phrase->sort, wanted->speaker) : !touches(*quote.source, wanted->source))
      continue;
    if (!speaker && !wanted->speaker.empty()) continue;
    if (phrase->sort == SourceSort::name) continue;
    Decision decision;
    for (SpeakerChoice& choice : features.choices(quote, *phrase, former)) {
      decision.right.push_back(choice.entity ? right[choice.entity->value] : wanted->speaker.empty());
      decision.alternatives.push_back(std::move(choice.features));
    }
    if (std::find(decision.right.begin(), decision.right.end(), true) != decision.right.end()) {
      decisions.push_back(std::move(decision));
    }
  }
}

}  // namespace

void train_speakers(const std::vector<GoldArticle>& articles, const FoundSpeech& speech, Models& models,
                    std::ostream& log) {
  std::vector<Decision> decisions;
  for (std::size_t a = 0; a < articles.size(); ++a) {
    add_speaker_decisions(articles[a], Example(articles[a], speech[a], models), decisions);
  }
  log << "speakers: " << decisions.size() << " sources that are no plain name\n";
  models.speakers = train_scorer(decisions, careful_options());
}

void train_pieces(const std::vector<GoldArticle>& articles, const FoundSpeech& speech, Models& models,
                  std::ostream& log) {
  std::vector<Decision> decisions;
  for (std::size_t a = 0; a < articles.size(); ++a) {
    const Example example(articles[a], speech[a], models);
    const std::vector<QuotedPiece> pieces = find_unlabelled_pieces(example.reading);
    const PieceFeatures features(example.reading, pieces);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const auto kind = piece_kind_of(pieces[i], articles[a]);
      if (!kind) continue;
      const PieceView view = features.view(i);
      Decision& decision = decisions.emplace_back();
      for (const PieceKind choice : kPieceKinds) {
        decision.alternatives.push_back(features.features(i, view, choice));
        decision.right.push_back(choice == *kind);
      }
    }
  }
  log << "pieces: " << decisions.size() << " between quotation marks\n";
  models.pieces = train_scorer(decisions, ScorerOptions());
}

void train_attribution(const std::vector<GoldArticle>& articles, const FoundSpeech& speech, Models& models,
                       std::ostream& log) {
  std::vector<Decision> decisions;
  Tally tally;
  for (const bool partial : {false, true}) {  // where only the speaker is known, the source is guessed by the rest
    for (std::size_t a = 0; a < articles.size(); ++a) {
      if (articles[a].is_partial != partial) continue;
      add_decisions(articles[a], Example(articles[a], speech[a], models), models.attribution, decisions, tally);
    }
    models.attribution = train_scorer(decisions, careful_options());
  }
  log << "attribution: " << tally.decisions << " quotes, " << tally.unnamed << " without a source, " << tally.unreached
      << " whose source is no candidate\n";
}

}  // namespace onrecord::training
