// WordTable: what is known of a word by itself, from counts over large unlabelled texts.
//
// Brown clusters (Brown et al. 1992) of the word as written, clusters of word vectors (GloVe; Pennington, Socher,
// Manning 2014) of the word in lower case, and how often it is written with and without a capital.
// Immutable after loading and thread-safe; a lookup allocates nothing.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "models/frozen_table.h"

namespace onrecord {

// Which of six spellings a word usually has in running text; `unknown` when too few were counted.
enum class Casing : std::uint8_t { unknown, lower, mostly_lower, mixed, mostly_capital, capital, upper };

// Of a word in lower case. Clusters count from 1; 0 means that the word has none.
struct LowerWord {
  std::uint16_t fine = 0;    // of 4,096 clusters
  std::uint16_t medium = 0;  // of 1,024
  std::uint8_t coarse = 0;   // of 128
  Casing casing = Casing::unknown;
};

// Of a word as written: the id of its Brown cluster, from 1, and of the prefixes of 4, 6 and 10 bits of its path.
struct WrittenWord {
  std::uint16_t brown = 0;
  std::uint16_t brown4 = 0;
  std::uint16_t brown6 = 0;
  std::uint16_t brown10 = 0;
};

class WordTable {
 public:
  using LowerEntries = std::vector<std::pair<std::uint64_t, LowerWord>>;
  using WrittenEntries = std::vector<std::pair<std::uint64_t, std::uint16_t>>;

  WordTable() = default;
  // Keys are hash_bytes() of the words. `paths` are the clusters' bit strings; written words give their place in it.
  WordTable(const LowerEntries& lower, const WrittenEntries& written, std::vector<std::string> paths);

  static WordTable read(const std::filesystem::path& file);
  void write(const std::filesystem::path& file) const;

  // Asks the memory for what lower() and written() will read.
  void prefetch(std::uint64_t lower, std::uint64_t written) const {
    lower_.prefetch(lower);
    written_.prefetch(written);
  }

  LowerWord lower(std::uint64_t hash) const {
    const LowerWord* found = lower_.find(hash);
    return found != nullptr ? *found : LowerWord();
  }
  WrittenWord written(std::uint64_t hash) const {
    const std::uint16_t* found = written_.find(hash);
    return found != nullptr ? clusters_[*found] : WrittenWord();
  }

 private:
  void number_clusters();

  FrozenTable<LowerWord> lower_;
  FrozenTable<std::uint16_t> written_;
  std::vector<std::string> paths_;
  std::vector<WrittenWord> clusters_;
};

}  // namespace onrecord
