#include "pipeline/same_quotes.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <unicode/uchar.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpora/code_points.h"
#include "models/hashing.h"
#include "pipeline/statement.h"

namespace onrecord {
namespace {

constexpr std::size_t kLeastWords = 6;

// A hash of the words of `text`; nothing where they are too few. Apostrophes are no ends of words.
std::optional<std::uint64_t> hash_words(std::string_view text) {
  std::uint64_t hash = 0;
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    const auto point = static_cast<UChar32>(c.value);
    if (point == '\'' || point == 0x2019) continue;
    const bool in_word = u_isalnum(point) != 0;
    if (in_word && !inside) {
      ++words;
      hash = combine(hash, ' ');
    }
    if (in_word) hash = combine(hash, static_cast<std::uint64_t>(u_foldCase(point, U_FOLD_CASE_DEFAULT)));
    inside = in_word;
  }
  return words < kLeastWords ? std::nullopt : std::optional(hash);
}

}  // namespace

void write_same_quotes(SQLite::Database& database) {
  std::unordered_map<std::uint64_t, std::int64_t> first;  // hash of words -> id
  std::vector<std::pair<std::int64_t, std::optional<std::int64_t>>> changed;
  SQLite::Statement select(database,
                           "SELECT q.id, q.text, q.same_as FROM quotes q JOIN articles a ON a.id = q.article_id"
                           " ORDER BY a.copy_of IS NOT NULL, q.is_repeat, a.published = '', a.published, a.path, q.id");
  while (select.executeStep()) {
    const std::int64_t id = select.getColumn(0).getInt64();
    std::optional<std::int64_t> same_as;
    if (const auto hash = hash_words(select.getColumn(1).getString())) {
      const auto [at, is_first] = first.emplace(*hash, id);
      if (!is_first) same_as = at->second;
    }
    std::optional<std::int64_t> before;
    if (!select.isColumnNull(2)) before = select.getColumn(2).getInt64();
    if (same_as != before) changed.emplace_back(id, same_as);
  }
  SQLite::Statement update(database, "UPDATE quotes SET same_as = ? WHERE id = ?");
  for (const auto& [id, same_as] : changed) execute(update, same_as, id);
}

}  // namespace onrecord
