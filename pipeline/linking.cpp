// Entities of one type and one name are one; an acronym, a surname or a first name alone joins the one fuller name
// that it stands for somewhere, and stays apart where there are several ("Vell": Ada Vell or Tomas Vell).
#include "pipeline/linking.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <set>

namespace onrecord {
namespace {

// Letters and digits in lower case without accents, hyphens for all else: "José Ortíz Jr." is "jose-ortiz-jr".
std::string slug(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decomposition = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size())));
  if (U_SUCCESS(status)) text = decomposition->normalize(text, status);
  text.foldCase();
  icu::UnicodeString folded;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_hasBinaryProperty(c, UCHAR_DIACRITIC) || u_charType(c) == U_NON_SPACING_MARK) continue;
    if (c == '\'' || c == 0x2019 || c == '.') continue;  // O'Dell, U.N.
    if (u_isalnum(c)) {
      folded += c;
    } else if (!folded.isEmpty() && folded.char32At(folded.length() - 1) != '-') {
      folded += static_cast<UChar32>('-');
    }
  }
  std::string result;
  folded.toUTF8String(result);
  if (result.ends_with('-')) result.pop_back();
  return result;
}

std::string key_of(EntityType type, std::string_view name) {
  std::string tail = slug(name);
  if (tail.empty()) tail = sha256_hex(name).substr(0, 16);  // a name of marks alone
  return std::string(to_string(type)) + '/' + tail;
}

bool is_one_word(std::string_view key) { return key.find('-') == std::string_view::npos; }

std::string fold_space(std::string_view text) {
  std::string folded;
  for (std::size_t begin = 0; begin < text.size();) {
    begin = text.find_first_not_of(" \t\r\n\v\f", begin);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\v\f", begin), text.size());
    if (!folded.empty()) folded += ' ';
    folded += text.substr(begin, end - begin);
    begin = end;
  }
  return folded;
}

// All forms of one word under which `entity` is known: aliases, the acronym, and a person's surname.
std::set<std::string> short_keys(const LocalEntity& entity) {
  std::set<std::string> keys;
  for (const Alias& alias : entity.aliases) keys.insert(key_of(entity.type, alias.text));
  if (!entity.acronym.empty()) keys.insert(key_of(entity.type, entity.acronym));
  if (entity.type == EntityType::person) {
    keys.insert(key_of(entity.type, std::string_view(entity.name).substr(entity.name.rfind(' ') + 1)));
  }
  std::erase_if(keys, [](const std::string& key) { return !is_one_word(key); });
  return keys;
}

// What the articles together say of the entity of one key.
struct Candidate {
  EntityType type = EntityType::person;
  std::map<std::string, std::uint32_t> names;  // and how many articles give each as the fullest
  std::set<Gender> genders;
};

LinkedEntity describe(const std::string& key, const Candidate& candidate) {
  const auto usual = std::max_element(candidate.names.begin(), candidate.names.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.second, a.first.size(), b.first) < std::tuple(b.second, b.first.size(), a.first);
  });
  LinkedEntity entity{.key = key, .type = candidate.type, .name = usual->first};
  if (candidate.genders.size() == 1) entity.gender = *candidate.genders.begin();
  return entity;
}

}  // namespace

Links link_entities(std::span<const ArticleEntities> articles, const Models&) {
  std::map<std::string, std::set<std::string>> fuller;  // short key -> keys of the fuller names it stands for
  for (const ArticleEntities& article : articles) {
    for (const LocalEntity& entity : article.entities) {
      const std::string key = key_of(entity.type, entity.name);
      if (is_one_word(key)) continue;
      for (const std::string& shorter : short_keys(entity)) fuller[shorter].insert(key);
    }
  }

  std::map<std::string, Candidate> candidates;
  std::vector<std::vector<std::string>> keys;
  for (const ArticleEntities& article : articles) {
    auto& article_keys = keys.emplace_back();
    for (const LocalEntity& entity : article.entities) {
      std::string key = key_of(entity.type, entity.name);
      const auto found = fuller.find(key);
      const bool joins = found != fuller.end() && found->second.size() == 1;
      if (joins) key = *found->second.begin();
      Candidate& candidate = candidates[key];
      candidate.type = entity.type;
      if (!joins) ++candidate.names[entity.name];
      if (entity.gender != Gender::unknown) candidate.genders.insert(entity.gender);
      article_keys.push_back(std::move(key));
    }
  }

  Links links;
  std::map<std::string, std::uint32_t> places;
  for (const auto& [key, candidate] : candidates) {
    places[key] = static_cast<std::uint32_t>(links.entities.size());
    links.entities.push_back(describe(key, candidate));
  }
  for (const auto& article_keys : keys) {
    auto& entity_of = links.entity_of.emplace_back();
    for (const std::string& key : article_keys) entity_of.push_back(places[key]);
  }
  return links;
}

ArticleEntities summarize_entities(const Article& article, const Annotations& annotations) {
  ArticleEntities summary{article.path(), article.metadata().published, article.metadata().outlet, {}};
  for (const Entity& entity : annotations.entities) {
    LocalEntity local{entity.type, fold_space(entity.name), entity.acronym, entity.gender, {}, {}, {}};
    std::map<std::string, std::uint32_t> aliases;
    for (const Index<Mention> index : entity.mentions) {
      const Mention& mention = index.in(annotations.mentions);
      if (mention.kind == MentionKind::name) ++aliases[fold_space(mention.span.of(article.text()))];
    }
    for (const auto& [text, mentions] : aliases) local.aliases.push_back({text, mentions});
    summary.entities.push_back(std::move(local));
  }
  for (const Affiliation& affiliation : annotations.affiliations) {
    LocalEntity& person = summary.entities[affiliation.person.value];
    if (!affiliation.role.empty()) person.roles.push_back(affiliation.role);
    if (affiliation.organization)
      person.organizations.push_back(summary.entities[affiliation.organization->value].name);
  }
  for (LocalEntity& entity : summary.entities) {
    for (auto* list : {&entity.roles, &entity.organizations}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
  }
  return summary;
}

}  // namespace onrecord
