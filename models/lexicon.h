// Lexicon: a list of words or phrases, each with a class, that a person can read and edit.
//
// A file holds `entry TAB class` lines (the class may be missing: it is then empty), `#` comments and blank lines.
// Entries are looked up as they stand; a lexicon whose file opens with the line `#! caseless` is folded to lower
// case when read, and must be asked in lower case. Immutable after loading, so thread-safe; lookups do not allocate.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "models/frozen_table.h"

namespace onrecord {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

class Lexicon {
 public:
  Lexicon() = default;

  // Throws Error, with the line number, when the file cannot be read, a line has more than two columns or an entry
  // stands twice.
  static Lexicon read(const std::filesystem::path& file);

  bool contains(std::string_view entry) const { return classes_.find(entry) != classes_.end(); }

  // The class of `entry`; nothing when it is not in the lexicon.
  std::optional<std::string_view> find(std::string_view entry) const;

  // The same; an entry that is not found and holds a second capital is looked up again with its first letter alone in
  // capitals: "ST." as "St.".
  std::optional<std::string_view> find_in_capitals(std::string_view entry) const;

  // The most words that an entry has which begins with this word; 0 where none does: whether a phrase may begin here.
  std::size_t most_words_from(std::string_view first) const;

  std::size_t size() const { return classes_.size(); }

 private:
  std::unordered_map<std::string, std::string, StringHash, std::equal_to<>> classes_;
  FrozenTable<std::uint8_t> most_words_;  // by the hash of the first word
};

}  // namespace onrecord
