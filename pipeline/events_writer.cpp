#include "pipeline/events_writer.h"

#include <map>
#include <tuple>

#include "pipeline/linking_events.h"
#include "pipeline/statement.h"

namespace onrecord {
namespace {

// 0 for one day, 1 for days of one month, 2 for a month, 3 for longer: how exact dates are.
int vagueness(const EventDates& dates) {
  if (dates.starts == dates.ends) return 0;
  if (dates.starts.substr(0, 7) != dates.ends.substr(0, 7)) return 3;
  return dates.starts.ends_with("-01") && dates.ends.substr(8) >= "28" ? 2 : 1;
}

EventDates choose(const std::map<EventDates, int>& told) {
  auto best = told.begin();
  for (auto dates = told.begin(); dates != told.end(); ++dates) {
    const auto worth = [](const auto& d) { return std::tuple(-vagueness(d.first), d.second); };
    if (worth(*dates) > worth(*best)) best = dates;
  }
  return best->first;
}

}  // namespace

void write_events(SQLite::Database& database, const StoredEntities& stored, const Links& links) {
  std::map<std::uint32_t, std::map<EventDates, int>> told;  // of a linked entity: dates, and how many articles say so
  for (std::size_t a = 0; a < stored.articles.size(); ++a) {
    const ArticleEntities& article = stored.articles[a];
    for (std::size_t e = 0; e < article.entities.size(); ++e) {
      const std::uint32_t place = links.entity_of[a][e];
      if (place == kNoEntity || links.entities[place].type != EntityType::event) continue;
      for (const Alias& alias : article.entities[e].aliases) {
        if (const auto dates = event_dates(alias.text, article.published)) ++told[place][*dates];
      }
    }
  }
  database.exec("DELETE FROM event_dates");
  SQLite::Statement add(
      database, "INSERT INTO event_dates (entity_id, starts, ends) SELECT id, ?2, ?3 FROM entities WHERE key = ?1");
  for (const auto& [place, dates] : told) {
    const EventDates best = choose(dates);
    execute(add, links.entities[place].key, best.starts, best.ends);
  }
  database.exec("DELETE FROM participants");
  database.exec(
      "INSERT INTO participants (event_id, entity_id, article_id, sentence_id)"
      " SELECT DISTINCT event.entity_id, other.entity_id, event.article_id, event.sentence_id FROM mentions AS event"
      " JOIN entities AS what ON what.id = event.entity_id AND what.type = 'event'"
      " JOIN mentions AS other ON other.sentence_id = event.sentence_id"
      " JOIN entities AS who ON who.id = other.entity_id AND who.type IN ('person', 'organization')");
}

}  // namespace onrecord
