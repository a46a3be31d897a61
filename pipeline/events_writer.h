// When events happen and who is named with them, as the knowledge base stores it.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "pipeline/local_entities.h"

namespace onrecord {

// Fills event_dates and participants anew of entities as they are linked. An event's dates are the most exact that a
// name of it tells, of equally exact ones those of most articles. The caller holds a transaction and has written the
// links.
void write_events(SQLite::Database& database, const StoredEntities& stored, const Links& links);

}  // namespace onrecord
