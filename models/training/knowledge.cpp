#include "models/training/knowledge.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "corpora/words.h"
#include "models/training/tables.h"
#include "stages/tokens.h"

namespace onrecord::training {
namespace {

double number(std::string_view cell) {
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

std::string lower_of(std::string_view text) {
  std::string lower;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())))
      .toLower(icu::Locale::getRoot())
      .toUTF8String(lower);
  for (std::size_t at; (at = lower.find("’")) != std::string::npos;) lower.replace(at, 3, "'");
  return lower;
}

// Collects names with their kinds and cuts them into words as the tokens stage does.
class Collector {
 public:
  void add(std::string_view name, NameKind kind) {
    name = trim_ascii(name);
    if (name.empty() || name.size() > 120 || name.find('\n') != std::string_view::npos) return;
    kinds_[std::string(name)] |= set_of(kind);
  }
  // The name without what stands in brackets at its end: "Labour Party (Vell)".
  void add_plain(std::string_view name, NameKind kind) {
    if (const std::size_t bracket = name.find(" ("); bracket != std::string_view::npos) name = name.substr(0, bracket);
    add(name, kind);
  }
  void add_all(std::string_view joined, NameKind kind) {
    for (const std::string_view name : split(joined, '|')) add(name, kind);
  }
  // An acronym: two to eight characters, capitals most of all.
  void add_acronym(std::string_view name) {
    name = trim_ascii(name);
    if (name.size() < 2 || name.size() > 8) return;
    const auto capitals = std::count_if(name.begin(), name.end(), is_ascii_capital);
    if (capitals >= 2 && capitals * 2 > static_cast<std::ptrdiff_t>(name.size())) add(name, NameKind::acronym);
  }

  std::vector<Gazetteer::Phrase> phrases(const Models& models) const {
    std::vector<Gazetteer::Phrase> phrases;
    for (auto name = kinds_.begin(); name != kinds_.end();) {
      // Many names at a time as the lines of one text: breaking words has a cost for each text.
      std::string text;
      Annotations all;
      std::vector<KindSet> kinds;
      for (; name != kinds_.end() && kinds.size() < 5000; ++name) {
        const auto begin = static_cast<std::uint32_t>(text.size());
        text += name->first;
        all.blocks.push_back({{begin, static_cast<std::uint32_t>(text.size())}, BlockKind::paragraph});
        kinds.push_back(name->second);
        text += '\n';
      }
      const Article article("names", text);
      find_tokens(article, models, all);
      std::vector<Gazetteer::Phrase> found(kinds.size());
      for (const Token& token : all.tokens) {
        found[token.block.value].words.push_back(hash_bytes(lower_of(token.span.of(article.text()))));
      }
      for (std::size_t i = 0; i < found.size(); ++i) {
        found[i].kinds = kinds[i];
        if (!found[i].words.empty() && found[i].words.size() <= kLongestPhrase) phrases.push_back(std::move(found[i]));
      }
    }
    return phrases;
  }

 private:
  std::map<std::string, KindSet> kinds_;
};

void add_people(const std::filesystem::path& facts, Collector& names) {
  for_each_row(facts / "given_names_us.tsv.gz", [&](const Row& row) {
    const double recent = number(row["since_1940"]);
    if (recent < 500) return;
    names.add(row["name"], recent >= 20000 ? NameKind::given_name : NameKind::rare_given_name);
  });
  for_each_row(facts / "surnames_us.tsv.gz", [&](const Row& row) {
    const double rank = number(row["rank"]);
    if (rank <= 40000) names.add(row["name"], rank <= 3000 ? NameKind::surname : NameKind::rare_surname);
  });
  for_each_row(facts / "names_intl.tsv.gz", [&](const Row& row) {
    names.add(row["name"], row["kind"] == "given" ? NameKind::rare_given_name : NameKind::rare_surname);
  });
  const auto person = [&](std::string_view name) {
    if (name.find(' ') != std::string_view::npos) names.add(name, NameKind::person);
  };
  for_each_row(facts / "us_legislators.tsv.gz", [&](const Row& row) {
    person(row["full_name"]);
    for (const std::string_view alias : split(row["aliases"], '|')) person(alias);
    names.add(row["last"], NameKind::rare_surname);
    if (!row["nickname"].empty()) person(std::string(row["nickname"]) + " " + std::string(row["last"]));
  });
  for_each_row(facts / "us_state_politicians.tsv.gz", [&](const Row& row) { person(row["name"]); });
  for_each_row(facts / "world_politicians.tsv.gz", [&](const Row& row) {
    person(row["name"]);
    for (const std::string_view alias : split(row["aliases"], '|')) person(alias);
  });
  for_each_row(facts / "world_leaders.tsv", [&](const Row& row) { person(row["name"]); });
  for_each_row(facts / "us_diplomats.tsv", [&](const Row& row) { person(row["name"]); });
  for_each_row(facts / "people_curated.tsv", [&](const Row& row) { person(row["name"]); });
}

void add_places(const std::filesystem::path& facts, Collector& names) {
  for_each_row(facts / "countries.tsv", [&](const Row& row) {
    for (const auto* column : {"name", "official"}) names.add(row[column], NameKind::country);
    names.add_all(row["alt_names"], NameKind::country);
    names.add(row["capital"], NameKind::city);
    names.add(row["region"], NameKind::other_place);
    names.add(row["subregion"], NameKind::other_place);
  });
  for_each_row(facts / "factbook_countries.tsv", [&](const Row& row) {
    names.add(row["short_name"], NameKind::country);
    names.add(row["long_name"], NameKind::country);
    names.add_all(row["nationality_adjective"], NameKind::demonym);
  });
  for_each_row(facts / "demonyms.tsv", [&](const Row& row) { names.add(row["demonym"], NameKind::demonym); });
  for_each_row(facts / "us_states.tsv", [&](const Row& row) {
    names.add(row["name"], NameKind::region);
    names.add(row["ap_abbreviation"], NameKind::region);
    names.add_all(row["demonym"], NameKind::demonym);
  });
  for_each_row(facts / "admin1.tsv", [&](const Row& row) { names.add_plain(row["name"], NameKind::region); });
  for_each_row(facts / "cities.tsv.gz", [&](const Row& row) {
    names.add(row["name"], number(row["population"]) >= 100000 ? NameKind::city : NameKind::town);
  });
  for_each_row(facts / "places_misc.tsv", [&](const Row& row) { names.add(row["name"], NameKind::other_place); });
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  return std::string(text.substr(0, at)) + std::string(to) + std::string(text.substr(at + from.size()));
}

// A court of the United States under the names that news give it.
void add_court(std::string_view name, Collector& names) {
  constexpr std::string_view kCountry = "United States ";
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kCircuits = {{{"First", "1st"},
                                                                                        {"Second", "2nd"},
                                                                                        {"Third", "3rd"},
                                                                                        {"Fourth", "4th"},
                                                                                        {"Fifth", "5th"},
                                                                                        {"Sixth", "6th"},
                                                                                        {"Seventh", "7th"},
                                                                                        {"Eighth", "8th"},
                                                                                        {"Ninth", "9th"},
                                                                                        {"Tenth", "10th"},
                                                                                        {"Eleventh", "11th"}}};
  names.add_plain(name, NameKind::government);
  const std::string bare(name.starts_with(kCountry) ? name.substr(kCountry.size()) : name);
  if (!name.starts_with(kCountry) && !name.starts_with("Court of Appeals for the ")) return;
  std::vector<std::string> forms = {bare};
  for (const auto& [word, number] : kCircuits) {
    const std::string circuit = std::string(word) + " Circuit";
    if (bare.ends_with(circuit)) forms.push_back(replaced(bare, circuit, std::string(number) + " Circuit"));
  }
  for (const std::string& form : forms) {
    for (const auto* country : {"", "U.S. ", "United States "}) names.add_plain(country + form, NameKind::government);
  }
}

void add_organizations(const std::filesystem::path& facts, Collector& names) {
  for_each_row(facts / "parties.tsv.gz", [&](const Row& row) {
    for (const auto* column : {"name_english", "name_native", "name_other"})
      names.add_plain(row[column], NameKind::party);
    names.add_acronym(row["acronym"]);
  });
  for_each_row(facts / "us_agencies.tsv", [&](const Row& row) {
    names.add_plain(row["name"], NameKind::government);
    names.add_acronym(row["acronym"]);
  });
  for_each_row(facts / "us_courts.tsv", [&](const Row& row) { add_court(row["name"], names); });
  for_each_row(facts / "us_congress_committees.tsv", [&](const Row& row) {
    names.add_plain(row["name"], NameKind::government);
    names.add_all(row["aliases"], NameKind::government);
  });
  for_each_row(facts / "us_state_committees.tsv",
               [&](const Row& row) { names.add_plain(row["name"], NameKind::government); });
  for_each_row(facts / "legislatures.tsv", [&](const Row& row) { names.add_plain(row["name"], NameKind::government); });
  for_each_row(facts / "news_media.tsv", [&](const Row& row) { names.add_plain(row["name"], NameKind::media); });
  for_each_row(facts / "outlets_curated.tsv", [&](const Row& row) {
    names.add(row["name"], NameKind::media);
    names.add_all(row["aliases"], NameKind::media);
  });
  for_each_row(facts / "companies.tsv", [&](const Row& row) {
    if (!row["source"].starts_with("NASDAQ")) names.add_plain(row["name"], NameKind::company);
  });
  for_each_row(facts / "orgs_curated.tsv", [&](const Row& row) {
    const NameKind kind = row["kind"] == "gov" ? NameKind::government : NameKind::union_or_group;
    names.add(row["name"], kind);
    for (const std::string_view alias : split(row["aliases"], '|')) {
      names.add(alias, kind);
      names.add_acronym(alias);
    }
  });
  for_each_row(facts / "intl_orgs.tsv", [&](const Row& row) {
    names.add_plain(row["name"], NameKind::union_or_group);
    names.add_acronym(row["acronym"]);
  });
  for_each_row(facts / "orgs_misc.tsv", [&](const Row& row) {
    const std::string_view kind = row["kind"];
    if (kind == "designated terrorist group" || kind == "UK party" || kind == "charity" || kind == "animal welfare" ||
        kind == "hospital" || kind == "sports team") {
      names.add_plain(row["name"], NameKind::union_or_group);
    }
    if (kind.starts_with("US labor union")) names.add_acronym(row["name"]);
  });
}

// WordNet's named individuals.
void add_individuals(const std::filesystem::path& facts, Collector& names) {
  for_each_row(facts / "wordnet_instances.tsv.gz", [&](const Row& row) {
    const std::string_view type = row["type"];
    const auto kind = type == "person"                   ? std::optional(NameKind::person)
                      : type == "group"                  ? std::optional(NameKind::union_or_group)
                      : type == "act" || type == "event" ? std::optional(NameKind::event)
                      : type == "location"               ? std::optional(NameKind::other_place)
                                                         : std::nullopt;
    const bool is_full = type != "person" || row["name"].find(' ') != std::string_view::npos;
    if (kind && is_full) names.add(row["name"], *kind);
  });
}

void add_events_and_words(const std::filesystem::path& facts, Collector& names) {
  for_each_row(facts / "events_curated.tsv", [&](const Row& row) {
    if (row["kind"] == "law") return;
    names.add(row["name"], NameKind::event);
    names.add_all(row["aliases"], NameKind::event);
  });
  for_each_row(facts / "wcep_topics.tsv", [&](const Row& row) {
    names.add(row["topic"], NameKind::event);
    names.add_plain(row["wikipedia_title"], NameKind::event);
  });
  for_each_row(facts / "elections.tsv", [&](const Row& row) { names.add(row["name"], NameKind::event); });
  for_each_row(facts / "titles_curated.tsv", [&](const Row& row) {
    if (row["kind"] == "prefix") names.add(row["title"], NameKind::title);
  });
  for_each_row(facts / "person_roles.tsv.gz", [&](const Row& row) {
    if (number(row["semcor_count"]) > 0 || row["is_leader"] == "1" || row["is_official"] == "1")
      names.add(row["noun"], NameKind::role);
  });
  for_each_row(facts / "group_nouns.tsv", [&](const Row& row) {
    if (row["is_organization"] == "1" && row["noun"].find(' ') == std::string_view::npos) {
      names.add(row["noun"], NameKind::organization_head);
    }
  });
  for_each_row(facts / "event_nouns.tsv.gz", [&](const Row& row) {
    static constexpr std::array<std::string_view, 19> kPublic = {
        "election", "campaign", "war",       "meeting",         "conference", "ceremony",     "contest", "protest",
        "rally",    "assembly", "gathering", "military action", "attack",     "social event", "crisis",  "catastrophe",
        "disaster", "debate",   "trial"};
    if (row["noun"].find(' ') != std::string_view::npos || number(row["semcor_count"]) < 1) return;
    for (const std::string_view hypernym : split(row["hypernyms"], '>')) {
      if (is_one_of(trim_ascii(hypernym), kPublic)) {
        names.add(row["noun"], NameKind::event_head);
        return;
      }
    }
  });
  for (const std::string_view noun :
       {"election",   "elections", "primary",    "primaries", "caucus",     "caucuses",   "convention", "summit",
        "debate",     "debates",   "march",      "rally",     "conference", "war",        "crisis",     "scandal",
        "referendum", "uprising",  "revolution", "hearing",   "forum",      "games",      "massacre",   "attack",
        "attacks",    "shooting",  "protests",   "protest",   "riots",      "strike",     "meeting",    "town hall",
        "panel",      "session",   "congress",   "affair",    "hurricane",  "earthquake", "pandemic",   "day"}) {
    names.add(noun, NameKind::event_head);
  }
  for (const std::string_view noun :
       {"party",     "committee",   "council",      "commission", "department", "ministry",  "agency",
        "bureau",    "association", "federation",   "union",      "alliance",   "coalition", "caucus",
        "campaign",  "foundation",  "institute",    "university", "college",    "school",    "court",
        "senate",    "house",       "parliament",   "congress",   "assembly",   "board",     "bank",
        "company",   "corporation", "group",        "network",    "movement",   "society",   "project",
        "center",    "centre",      "fund",         "league",     "club",       "front",     "army",
        "forces",    "police",      "office",       "times",      "post",       "news",      "journal",
        "press",     "democrats",   "republicans",  "workers",    "action",     "pac",       "administration",
        "authority", "service",     "organization", "initiative", "forum",      "conference"}) {
    names.add(noun, NameKind::organization_head);
  }
}

Casing casing_of(double lower, double title, double upper) {
  const double all = lower + title + upper;
  if (all < 3) return Casing::unknown;
  if (upper > 0.5 * all) return Casing::upper;
  const double share = lower / all;
  if (share > 0.97) return Casing::lower;
  if (share > 0.8) return Casing::mostly_lower;
  if (share > 0.3) return Casing::mixed;
  return share > 0.04 ? Casing::mostly_capital : Casing::capital;
}

}  // namespace

std::vector<Gazetteer::Phrase> collect_phrases(const std::filesystem::path& facts, const Models& models) {
  Collector names;
  add_people(facts, names);
  add_places(facts, names);
  add_organizations(facts, names);
  add_individuals(facts, names);
  add_events_and_words(facts, names);
  return names.phrases(models);
}

WordTable compile_words(const std::filesystem::path& facts, const std::filesystem::path& text) {
  std::map<std::string, LowerWord> lower;
  for_each_row(text / "glove100_vocab.tsv.gz", [&](const Row& row) {
    LowerWord& word = lower[std::string(row["word"])];
    word.coarse = static_cast<std::uint8_t>(number(row["cluster128"]) + 1);
    word.medium = static_cast<std::uint16_t>(number(row["cluster1024"]) + 1);
    word.fine = static_cast<std::uint16_t>(number(row["cluster4096"]) + 1);
  });
  for_each_row(facts / "word_case_freq.tsv.gz", [&](const Row& row) {
    const Casing casing = casing_of(number(row["n_lower"]), number(row["n_title"]), number(row["n_upper"]));
    if (casing != Casing::unknown) lower[std::string(row["lower"])].casing = casing;
  });
  WordTable::LowerEntries lower_entries;
  for (const auto& [word, classes] : lower) lower_entries.emplace_back(hash_bytes(word), classes);

  std::map<std::string, std::uint16_t> places;  // of the clusters' paths, sorted
  std::vector<std::pair<std::string, std::string>> written;
  for_each_row(text / "bllip_brown_clusters.tsv.gz", [&](const Row& row) {
    if (number(row["count"]) < 2) return;
    places.emplace(row["path"], 0);
    written.emplace_back(row["word"], row["path"]);
  });
  std::vector<std::string> paths;
  for (auto& [path, place] : places) {
    place = static_cast<std::uint16_t>(paths.size());
    paths.push_back(path);
  }
  std::sort(written.begin(), written.end());
  WordTable::WrittenEntries written_entries;
  for (const auto& [word, path] : written) written_entries.emplace_back(hash_bytes(word), places[path]);
  return WordTable(lower_entries, written_entries, paths);
}

}  // namespace onrecord::training
