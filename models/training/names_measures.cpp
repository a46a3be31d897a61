#include "models/training/names_measures.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iomanip>
#include <map>
#include <ostream>
#include <set>
#include <string>

#include "models/training/names.h"
#include "stages/mentions.h"
#include "stages/name_features.h"
#include "stages/name_words.h"

namespace onrecord::training {
namespace {

using Name = std::pair<Span, EntityType>;

std::set<Name> gold_of(const Document& document) {
  std::set<Name> gold;
  for (const GoldName& name : document.names) gold.emplace(name.span, name.type);
  return gold;
}

std::vector<Mention> mentions_of(const Document& document, const Models& models) {
  Annotations all = document.layers;
  find_mentions(Article(document.name, document.text), models, all);
  std::erase_if(all.mentions, [](const Mention& mention) { return mention.kind != MentionKind::name; });
  return all.mentions;
}

struct Counts {
  int right = 0;
  int found = 0;
  int gold = 0;

  void add(const Counts& other) {
    right += other.right;
    found += other.found;
    gold += other.gold;
  }
  double f1() const { return found + gold > 0 ? 2.0 * right / (found + gold) : 0; }
};

// F1 of the first pass alone, by set.
std::map<std::string, Counts> measure_first_pass(const std::vector<const Document*>& documents, const Models& models,
                                                 const SequenceTagger& tagger) {
  std::map<std::string, Counts> by_set;
  for (const Document* document : documents) {
    const Annotations& all = document->layers;
    const auto words = find_name_words(document->text, all.tokens, models.words, models.gazetteer);
    const NameFeatures features(words, all.tokens, all.blocks, all.sentences);
    const std::set<Name> gold = gold_of(*document);
    Counts counts;
    counts.gold = static_cast<int>(gold.size());
    for (const FoundName& name : find_first_names(features, tagger)) {
      const Span span = {name.tokens.begin.in(all.tokens).span.begin, all.tokens[name.tokens.end.value - 1].span.end};
      ++counts.found;
      counts.right += static_cast<int>(gold.count({span, name.type}));
    }
    by_set[document->set].add(counts);
  }
  return by_set;
}

}  // namespace

void measure_names(const std::vector<Document>& documents, const Models& models, std::ostream& out) {
  std::map<std::string, std::array<Counts, 4>> by_set;
  for (const Document& document : documents) {
    auto& counts = by_set[document.set];
    const std::set<Name> gold = gold_of(document);
    for (const auto& [span, type] : gold) ++counts[static_cast<std::size_t>(type)].gold;
    for (const Mention& mention : mentions_of(document, models)) {
      Counts& count = counts[static_cast<std::size_t>(mention.type)];
      ++count.found;
      count.right += static_cast<int>(gold.count({mention.span, mention.type}));
    }
  }
  out << "exact F1           person  organization  event  place    all  names\n";
  for (const auto& [set, counts] : by_set) {
    Counts all;
    out << std::left << std::setw(18) << set << std::right << std::fixed << std::setprecision(3);
    for (std::size_t t = 0; t < counts.size(); ++t) {
      const int width = t == 1 ? 14 : 7;
      if (counts[t].gold == 0) {
        out << std::setw(width) << "-";
        continue;
      }
      all.add(counts[t]);
      out << std::setw(width) << counts[t].f1();
    }
    out << std::setw(7) << all.f1() << std::setw(7) << all.gold << '\n';
  }
}

void measure_confidence(const std::vector<Document>& documents, const Models& models, std::ostream& out) {
  constexpr std::array<double, 6> kEdges = {0, 0.5, 0.7, 0.9, 0.97, 1.01};
  std::array<Counts, kEdges.size() - 1> bins;
  for (const Document& document : documents) {
    const std::set<Name> gold = gold_of(document);
    for (const Mention& mention : mentions_of(document, models)) {
      std::size_t bin = 0;
      while (mention.confidence >= kEdges[bin + 1]) ++bin;
      ++bins[bin].found;
      bins[bin].right += static_cast<int>(gold.count({mention.span, mention.type}));
    }
  }
  out << "confidence    mentions  right\n" << std::fixed << std::setprecision(2);
  for (std::size_t bin = 0; bin < bins.size(); ++bin) {
    if (bins[bin].found == 0) continue;
    out << kEdges[bin] << " to " << std::min(1.0, kEdges[bin + 1]) << std::setw(10) << bins[bin].found << std::setw(7)
        << static_cast<double>(bins[bin].right) / bins[bin].found << '\n';
  }
}

void compare_names(const std::vector<Document>& documents, Models models, const Gazetteer& facts, std::ostream& out,
                   std::ostream& log) {
  constexpr std::size_t kHeldOut = 5;  // one in so many of our own articles
  std::vector<const Document*> held_out;
  std::vector<const Document*> rest;
  std::map<std::string, std::size_t> seen;
  for (const Document& document : documents) {
    const bool own = document.set.ends_with("-train");
    (own && seen[document.set]++ % kHeldOut == 0 ? held_out : rest).push_back(&document);
  }
  std::set<std::string> sets;
  for (const Document* document : rest) sets.insert(document->set);

  using Learner = TrainerOptions::Learner;
  const auto row = [&](const std::string& name, const std::vector<const Document*>& training, Learner learner) {
    log << name << std::endl;
    const SequenceTagger tagger = train_first_pass(training, learner, models, log);
    out << std::left << std::setw(36) << name << std::right << std::fixed << std::setprecision(3);
    for (const auto& [set, counts] : measure_first_pass(held_out, models, tagger))
      out << "  " << set << ' ' << counts.f1();
    out << std::endl;
  };
  const auto without = [&rest](const std::function<bool(const Document&, std::size_t)>& leave_out) {
    std::vector<const Document*> kept;
    for (std::size_t i = 0; i < rest.size(); ++i) {
      if (!leave_out(*rest[i], i)) kept.push_back(rest[i]);
    }
    return kept;
  };
  const auto is_own = [](const Document& document) { return document.set.ends_with("-train"); };

  row("all", rest, Learner::both);
  row("all, conditional random field alone", rest, Learner::crf);
  row("all, averaged perceptron alone", rest, Learner::perceptron);
  for (const std::string& set : sets) {
    row("without " + set, without([&](const Document& d, std::size_t) { return d.set == set; }), Learner::both);
  }
  row("our own gold alone", without([&](const Document& d, std::size_t) { return !is_own(d); }), Learner::both);
  row("half of our own gold", without([&](const Document& d, std::size_t i) { return is_own(d) && i % 2 == 0; }),
      Learner::both);
  row("a quarter of our own gold", without([&](const Document& d, std::size_t i) { return is_own(d) && i % 4 != 0; }),
      Learner::both);
  const WordTable words = std::move(models.words);
  models.words = WordTable();
  row("without words.bin", rest, Learner::both);
  models.words = words;
  models.gazetteer = facts;
  row("without seen names", rest, Learner::both);
  models.gazetteer = Gazetteer();
  row("without gazetteer.bin", rest, Learner::both);
}

}  // namespace onrecord::training
