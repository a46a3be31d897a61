#include "pipeline/corrections.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "corpora/article.h"
#include "corpora/code_points.h"
#include "corpora/csv.h"
#include "corpora/error.h"

namespace onrecord {
namespace {

constexpr std::string_view kHeader = "action,entity,value,article";
constexpr std::string_view kApplied = "applied";

// Entities by key while rows change them. An entity that others joined, or that is none, is no longer in use.
class Corrector {
 public:
  Corrector(std::span<const Correction> rows, std::span<const ArticleEntities> articles, Links& links)
      : rows_(rows), articles_(articles), links_(links), linked_(links.entity_of), joined_(links.entities.size()) {
    for (std::uint32_t i = 0; i < links.entities.size(); ++i) {
      place_[links.entities[i].key] = i;
      joined_[i] = i;
    }
    for (std::size_t a = 0; a < articles.size(); ++a) article_[articles[a].path] = a;
  }

  std::vector<std::string> run() {
    outcomes_.resize(rows_.size());
    apply_all("same");
    choose_roots();
    for (const std::string_view action : {"different", "rename", "retype", "not-an-entity"}) apply_all(action);
    settle();
    return std::move(outcomes_);
  }

 private:
  void apply_all(std::string_view action) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].action == action) outcomes_[i] = apply(i);
    }
  }

  std::optional<std::uint32_t> find(const std::string& key) const {
    const auto found = place_.find(key);
    return found == place_.end() ? std::nullopt : std::optional(found->second);
  }

  std::uint32_t root(std::uint32_t entity) const {
    while (joined_[entity] != entity) entity = joined_[entity];
    return entity;
  }

  // Of entities that are one, that stays which no row says is another; of several such, or none, the first by key. So
  // the order of the rows does not matter.
  void choose_roots() {
    std::vector<std::uint32_t> chosen(joined_.size(), kNoEntity);
    for (std::uint32_t i = 0; i < joined_.size(); ++i) {
      std::uint32_t& best = chosen[root(i)];
      if (best == kNoEntity || is_before(i, best)) best = i;
    }
    std::vector<std::uint32_t> joined(joined_.size());
    for (std::uint32_t i = 0; i < joined_.size(); ++i) joined[i] = chosen[root(i)];
    joined_ = std::move(joined);
  }

  bool is_before(std::uint32_t a, std::uint32_t b) const {
    const bool a_is_another = is_another_.contains(a);
    if (a_is_another != is_another_.contains(b)) return !a_is_another;
    return links_.entities[a].key < links_.entities[b].key;
  }

  std::string apply(std::size_t i) {
    const Correction& row = rows_[i];
    const auto entity = find(row.entity);
    if (!entity) return "there is no entity '" + row.entity + "'";
    if (row.action == "different") return part(row, *entity);
    if (row.action == "not-an-entity" && !row.article.empty()) return drop_in_article(row, *entity);
    if (row.action != "same") {
      const auto [before, is_new] = decided_.try_emplace({row.action, root(*entity)}, i);
      if (!is_new && rows_[before->second].value != row.value) return contradicts(rows_[before->second]);
    }
    if (row.action == "same") return join(row, *entity);
    if (row.action == "rename") links_.entities[root(*entity)].name = row.value;
    if (row.action == "retype") links_.entities[root(*entity)].type = *entity_type_from(row.value);
    if (row.action == "not-an-entity") dropped_.insert(root(*entity));
    return std::string(kApplied);
  }

  static std::string contradicts(const Correction& row) { return "contradicts line " + std::to_string(row.line); }

  std::string join(const Correction& row, std::uint32_t entity) {
    const auto other = find(row.value);
    if (!other) return "there is no entity '" + row.value + "'";
    if (links_.entities[entity].type != links_.entities[*other].type) return "the two are not of one type";
    if (*other == entity) return std::string(kApplied);
    is_another_.insert(*other);
    if (root(*other) != root(entity)) joined_[root(*other)] = root(entity);
    return std::string(kApplied);
  }

  // What one article calls `entity` becomes the entity of another name, which may be here already.
  std::string part(const Correction& row, std::uint32_t entity) {
    const auto article = article_.find(row.article);
    if (article == article_.end()) return "there is no article '" + row.article + "'";
    const std::string key = entity_key(links_.entities[entity].type, row.value);
    if (key == row.entity) return "the other's name gives the same key";
    const auto [before, is_first] = parted_.try_emplace({article->second, entity}, &row);
    if (!is_first && before->second->value != row.value) return contradicts(*before->second);
    bool found = false;
    const auto& linked = linked_[article->second];
    for (std::size_t i = 0; i < linked.size(); ++i) {
      if (linked[i] != entity) continue;
      found = true;
      std::uint32_t& place = links_.entity_of[article->second][i];
      const auto [at, is_new] = place_.try_emplace(key, static_cast<std::uint32_t>(links_.entities.size()));
      if (is_new) {
        links_.entities.push_back({.key = key, .type = links_.entities[entity].type, .name = row.value});
        joined_.push_back(at->second);
      }
      place = at->second;
    }
    return found ? std::string(kApplied) : "the article does not name the entity";
  }

  std::string drop_in_article(const Correction& row, std::uint32_t entity) {
    const auto article = article_.find(row.article);
    if (article == article_.end()) return "there is no article '" + row.article + "'";
    auto& places = links_.entity_of[article->second];
    if (std::find(places.begin(), places.end(), entity) == places.end()) return "the article does not name the entity";
    std::replace(places.begin(), places.end(), entity, kNoEntity);
    return std::string(kApplied);
  }

  // Writes the entities that are left, sorted by key, and what every article's entities are of them.
  void settle() {
    std::vector<std::uint32_t> order;
    std::set<std::uint32_t> used;
    for (auto& places : links_.entity_of) {
      for (std::uint32_t& place : places) {
        if (place == kNoEntity || dropped_.contains(root(place))) {
          place = kNoEntity;
          continue;
        }
        place = root(place);
        used.insert(place);
      }
    }
    order.assign(used.begin(), used.end());
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return links_.entities[a].key < links_.entities[b].key; });
    std::vector<std::uint32_t> new_place(links_.entities.size(), kNoEntity);
    std::vector<LinkedEntity> entities;
    for (const std::uint32_t i : order) {
      new_place[i] = static_cast<std::uint32_t>(entities.size());
      entities.push_back(std::move(links_.entities[i]));
    }
    for (auto& places : links_.entity_of) {
      for (std::uint32_t& place : places) place = place == kNoEntity ? kNoEntity : new_place[place];
    }
    links_.entities = std::move(entities);
  }

  std::span<const Correction> rows_;
  std::span<const ArticleEntities> articles_;
  Links& links_;
  const std::vector<std::vector<std::uint32_t>> linked_;  // entity_of without corrections
  std::map<std::string, std::uint32_t> place_;
  std::map<std::string, std::size_t> article_;
  std::vector<std::uint32_t> joined_;   // an entity: the one it is said to be, or itself
  std::set<std::uint32_t> is_another_;  // said to be the same as one that stays
  std::set<std::uint32_t> dropped_;
  std::map<std::pair<std::string, std::uint32_t>, std::size_t> decided_;  // action and entity: the row that says so
  std::map<std::pair<std::size_t, std::uint32_t>, const Correction*> parted_;  // article and entity: likewise
  std::vector<std::string> outcomes_;
};

}  // namespace

std::string what_is_wrong(const Correction& row) {
  const auto need = [](bool given, const char* what) { return given ? std::string() : std::string("has no ") + what; };
  if (row.action == "same") return need(!row.entity.empty() && !row.value.empty(), "two entities");
  if (row.action == "different")
    return need(!row.entity.empty() && !row.value.empty() && !row.article.empty(), "entity, name and article");
  if (row.action == "rename") return need(!row.entity.empty() && !row.value.empty(), "entity and name");
  if (row.action == "not-an-entity") return need(!row.entity.empty(), "entity");
  if (row.action == "speaker") return need(!row.value.empty() && !row.article.empty(), "quote and article");
  if (row.action == "retype") return need(!row.entity.empty() && entity_type_from(row.value), "entity and type");
  return "has the unknown action '" + row.action + "'";
}

std::vector<Correction> read_corrections(const std::filesystem::path& file) {
  const std::string content = read_file(file);
  std::vector<Correction> rows;
  std::size_t begin = content.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
  for (std::size_t line = 1; begin < content.size();) {
    std::size_t end = begin;
    std::size_t breaks = 0;
    for (bool inside = false; end < content.size() && (inside || content[end] != '\n'); ++end) {
      if (content[end] == '"') inside = !inside;
      breaks += content[end] == '\n';
    }
    std::string_view text = std::string_view(content).substr(begin, end - begin);
    if (text.ends_with('\r')) text.remove_suffix(1);
    const std::string where = file.string() + ":" + std::to_string(line);
    begin = end + 1;
    const std::size_t here = line;
    line += breaks + 1;
    if (here == 1) {
      if (text != kHeader) throw Error(where, "has not the columns " + std::string(kHeader));
      continue;
    }
    if (text.empty()) continue;
    std::vector<std::string> cells = parse_csv_row(text, ',');
    if (cells.size() > 4) throw Error(where, "has " + std::to_string(cells.size()) + " columns, not four");
    cells.resize(4);
    Correction row{here, cells[0], cells[1], cells[2], cells[3]};
    if (const std::string wrong = what_is_wrong(row); !wrong.empty()) throw Error(where, wrong);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string correction_row(const Correction& row) {
  return csv_field(row.action) + ',' + csv_field(row.entity) + ',' + csv_field(row.value) + ',' +
         csv_field(row.article) + '\n';
}

std::string_view corrections_header() { return kHeader; }

std::vector<std::string> apply_corrections(std::span<const Correction> corrections,
                                           std::span<const ArticleEntities> articles, Links& links) {
  if (corrections.empty()) return {};
  return Corrector(corrections, articles, links).run();
}

}  // namespace onrecord
