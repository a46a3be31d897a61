#include "models/training/seen_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <unordered_set>

#include "corpora/article.h"
#include "corpora/reader.h"
#include "stages/blocks.h"
#include "stages/mentions.h"
#include "stages/name_words.h"
#include "stages/sentences.h"
#include "stages/tokens.h"

namespace onrecord::training {
namespace {

constexpr float kSure = 0.6F;            // of a mention that counts
constexpr std::size_t kShingle = 8;      // words
constexpr std::size_t kMostShared = 20;  // one in so many shingles that an article may share with what is kept back
constexpr int kOften = 8;                // articles
constexpr int kSometimes = 3;

constexpr std::array<NameKind, 4> kOftenKinds = {NameKind::often_person, NameKind::often_organization,
                                                 NameKind::often_event, NameKind::often_place};
constexpr std::array<NameKind, 4> kSometimesKinds = {NameKind::sometimes_person, NameKind::sometimes_organization,
                                                     NameKind::sometimes_event, NameKind::sometimes_place};

struct Count {
  int articles = 0;
  int last = -1;  // the last article counted
};
using Counts = std::array<Count, 4>;  // by type

KindSet kinds_of(const Counts& counts) {
  int all = 0;
  for (const Count& count : counts) all += count.articles;
  KindSet kinds = 0;
  for (std::size_t type = 0; type < counts.size(); ++type) {
    const int n = counts[type].articles;
    if (n >= kOften && n * 10 >= all * 9) {
      kinds |= set_of(kOftenKinds[type]);
    } else if (n >= kSometimes && n * 2 >= all) {
      kinds |= set_of(kSometimesKinds[type]);
    }
  }
  return kinds;
}

template <class Use>
void for_each_shingle(std::string_view text, Use use) {
  std::array<std::uint64_t, kShingle> words{};
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \n\r\t", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \n\r\t", begin), text.size());
    words[count++ % kShingle] = hash_bytes(text.substr(begin, at - begin));
    if (count < kShingle) continue;
    std::uint64_t shingle = 0;
    for (std::size_t i = 0; i < kShingle; ++i) shingle = combine(shingle, words[(count + i) % kShingle]);
    use(shingle);
  }
}

class KeptBack {
 public:
  explicit KeptBack(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) for_each_shingle(text, [this](std::uint64_t s) { shingles_.insert(s); });
  }
  bool overlaps(std::string_view text) const {
    std::size_t all = 0;
    std::size_t shared = 0;
    for_each_shingle(text, [&](std::uint64_t s) {
      ++all;
      shared += shingles_.count(s);
    });
    return shared * kMostShared > all;
  }

 private:
  std::unordered_set<std::uint64_t> shingles_;
};

}  // namespace

std::vector<Gazetteer::Phrase> collect_seen_names(const std::filesystem::path& folder,
                                                  const std::vector<std::string>& kept_back, const Models& models,
                                                  std::ostream& log) {
  std::map<std::vector<std::uint64_t>, Counts> names;
  const KeptBack hidden(kept_back);
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".gz") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  int articles = 0;
  for (const auto& file : files) {
    RecordReader records(file, file.filename().string());
    while (const auto record = records.next()) {
      const Article article = read_article(*record);
      if (hidden.overlaps(article.text())) continue;
      Annotations all;
      find_blocks(article, models, all);
      find_tokens(article, models, all);
      find_sentences(article, models, all);
      find_mentions(article, models, all);
      const auto words = find_name_words(article.text(), all.tokens, models.words, models.gazetteer);
      for (const Mention& mention : all.mentions) {
        if (mention.kind != MentionKind::name || mention.confidence < kSure) continue;
        if (mention.tokens.size() > kLongestPhrase) continue;
        std::vector<std::uint64_t> phrase;
        for (auto i = mention.tokens.begin.value; i < mention.tokens.end.value; ++i) phrase.push_back(words[i].lower);
        Count& count = names[std::move(phrase)][static_cast<std::size_t>(mention.type)];
        if (count.last != articles) ++count.articles;
        count.last = articles;
      }
      ++articles;
    }
  }
  std::vector<Gazetteer::Phrase> seen;
  for (const auto& [words, counts] : names) {
    if (const KindSet kinds = kinds_of(counts); kinds != 0) seen.push_back({words, kinds});
  }
  log << "  " << names.size() << " names in " << articles << " articles, " << seen.size() << " of them kept"
      << std::endl;
  return seen;
}

}  // namespace onrecord::training
