// ArticleWriter: an article and its annotations as rows of a knowledge base.
//
// Prepares its statements once. Not thread-safe, as the connection that it writes through is not; the connection
// must outlive it. Throws SQLite::Exception.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>
#include <vector>

#include "corpora/annotations.h"

namespace onrecord {

class ArticleWriter {
 public:
  explicit ArticleWriter(SQLite::Database& database);

  // Writes the article in place of the one of its path, if there is one, whose id it keeps. Its entities stay
  // unlinked. The caller holds a transaction. Returns how many words the article has.
  std::size_t write(const Article& article, const Annotations& annotations, const std::string& analysed_by);

  // Removes the article of this path with all that was found in it, and tells whether there was one.
  bool remove(const std::string& path);

 private:
  struct Rows;  // the article being written, and the ids of what was written of it

  void write_sentences(Rows& rows);
  void write_entities(Rows& rows);
  void write_mentions(Rows& rows);
  void write_quotes(Rows& rows);
  void write_affiliations(Rows& rows);

  SQLite::Database& database_;
  SQLite::Statement find_article_;
  SQLite::Statement delete_article_;
  SQLite::Statement insert_article_;
  SQLite::Statement insert_sentence_;
  SQLite::Statement insert_entity_;
  SQLite::Statement insert_mention_;
  SQLite::Statement insert_quote_;
  SQLite::Statement set_within_;
  SQLite::Statement insert_quote_span_;
  SQLite::Statement insert_quote_mention_;
  SQLite::Statement insert_affiliation_;
};

}  // namespace onrecord
