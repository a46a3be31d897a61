#include "models/lexicon.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>

#include "corpora/article.h"
#include "corpora/error.h"
#include "corpora/words.h"
#include "models/hashing.h"

namespace onrecord {
namespace {

std::string folded(std::string_view text) {
  std::string lower;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())))
      .toLower(icu::Locale::getRoot())
      .toUTF8String(lower);
  return lower;
}

}  // namespace

Lexicon Lexicon::read(const std::filesystem::path& file) {
  const std::string content = read_file(file);
  const bool caseless = content.starts_with("#! caseless");
  Lexicon lexicon;
  std::map<std::uint64_t, std::uint8_t> most_words;
  std::string_view rest = content;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const std::string where = file.string() + ":" + std::to_string(number);
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const std::string_view value = line.substr(std::min(tab + 1, line.size()));
    if (value.find('\t') != std::string_view::npos) throw Error(where, "has more than two columns");
    std::string entry(line.substr(0, tab));
    if (caseless) entry = folded(entry);
    if (!lexicon.classes_.emplace(entry, value).second) throw Error(where, "'" + entry + "' stands twice");
    std::uint8_t& most = most_words[hash_bytes(std::string_view(entry).substr(0, entry.find(' ')))];
    most = std::max(most, static_cast<std::uint8_t>(1 + std::count(entry.begin(), entry.end(), ' ')));
  }
  using Entries = std::vector<std::pair<std::uint64_t, std::uint8_t>>;
  lexicon.most_words_ = FrozenTable<std::uint8_t>(Entries(most_words.begin(), most_words.end()));
  return lexicon;
}

std::optional<std::string_view> Lexicon::find(std::string_view entry) const {
  const auto found = classes_.find(entry);
  if (found == classes_.end()) return std::nullopt;
  return found->second;
}

std::size_t Lexicon::most_words_from(std::string_view first) const {
  const std::uint64_t hash = hash_bytes(first);
  if (!most_words_.may_hold(hash)) return 0;
  const std::uint8_t* most = most_words_.find(hash);
  return most != nullptr ? *most : 0;
}

std::optional<std::string_view> Lexicon::find_in_capitals(std::string_view entry) const {
  if (const auto known = find(entry)) return known;
  if (entry.size() < 2 || !is_ascii_capital(entry[1])) return std::nullopt;
  std::string title(entry);
  for (std::size_t at = 1; at < title.size(); ++at) {
    if (is_ascii_capital(title[at])) title[at] = static_cast<char>(title[at] - 'A' + 'a');
  }
  return find(title);
}

}  // namespace onrecord
