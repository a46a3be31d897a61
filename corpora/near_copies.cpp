// Articles are taken in the order in which they could be originals. Each is looked up in an index of the sketches of
// all originals before it; it is a copy of the one with which it shares most, or becomes an original itself. As copies
// enter no index, a story that a thousand papers print costs no more than its thousand look-ups.

#include "corpora/near_copies.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace onrecord {
namespace {

constexpr std::size_t kWords = 5;          // of a run
constexpr std::uint64_t kKeepOneIn = 4;    // of all runs
constexpr std::size_t kFewHashes = 8;      // fewer tell nothing
constexpr std::size_t kCommonHashes = 64;  // a run in so many originals is a phrase of the trade, and tells nothing

// Letters and digits of ASCII, in lower case; other bytes belong to words too, but for those of typographic marks.
bool is_word_byte(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

// How many bytes a dash, quotation mark, apostrophe, ellipsis or no-break space at `at` has; 0 for others.
std::size_t mark_size(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("\xE2\x80")) return 3;
  return text.substr(at).starts_with("\xC2\xA0") ? 2 : 0;
}

std::uint64_t mix(std::uint64_t x) {  // the finalizer of SplitMix64 (Steele et al. 2014)
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

using ByHash = std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>;  // hash -> originals

std::optional<CopyOf> find_original(const Sketch& article, const ByHash& index) {
  std::unordered_map<std::uint32_t, std::uint32_t> shared;  // original -> hashes in common
  std::size_t telling = 0;
  for (const std::uint32_t hash : article.hashes) {
    const auto found = index.find(hash);
    const bool is_common = found != index.end() && found->second.size() >= kCommonHashes;
    telling += !is_common;
    if (found == index.end() || is_common) continue;
    for (const std::uint32_t original : found->second) ++shared[original];
  }
  if (telling < kFewHashes) return std::nullopt;
  std::optional<CopyOf> best;
  for (const auto& [original, count] : shared) {
    const double share = static_cast<double>(count) / static_cast<double>(telling);
    if (share < kCopyShare) continue;
    const bool is_better = !best || share > best->share || (share == best->share && original < best->original);
    if (is_better) best = CopyOf{original, share};
  }
  return best;
}

}  // namespace

Sketch make_sketch(std::string path, std::string published, std::string_view text) {
  Sketch sketch = {std::move(path), std::move(published), {}};
  std::array<std::uint64_t, kWords> words = {};
  std::uint64_t word = 0;
  std::size_t count = 0;
  const auto end_word = [&] {
    if (word == 0) return;
    words[count++ % kWords] = word;
    word = 0;
    if (count < kWords) return;
    std::uint64_t run = 0;
    for (std::size_t i = 0; i < kWords; ++i) run = mix(run + words[(count + i) % kWords]);
    if (run % kKeepOneIn == 0) sketch.hashes.push_back(static_cast<std::uint32_t>(run >> 32));
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    const std::size_t mark = c >= 0x80 ? mark_size(text, at) : 0;
    if (mark != 0 || !is_word_byte(c)) {
      end_word();
      at += std::max<std::size_t>(mark, 1);
      continue;
    }
    word = mix(word + 0x9E3779B97F4A7C15 + (c >= 'A' && c <= 'Z' ? c | 0x20u : c));
    ++at;
  }
  end_word();
  std::sort(sketch.hashes.begin(), sketch.hashes.end());
  sketch.hashes.erase(std::unique(sketch.hashes.begin(), sketch.hashes.end()), sketch.hashes.end());
  return sketch;
}

std::vector<std::optional<CopyOf>> find_near_copies(std::span<const Sketch> articles) {
  std::vector<std::uint32_t> order(articles.size());
  std::iota(order.begin(), order.end(), 0);
  const auto rank = [&](std::uint32_t i) {
    const Sketch& article = articles[i];
    return std::tuple(article.published.empty(), std::string_view(article.published),
                      -static_cast<std::int64_t>(article.hashes.size()), std::string_view(article.path));
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });

  std::vector<std::optional<CopyOf>> copies(articles.size());
  ByHash index;  // of places in `order`, so that ties fall the same way whatever the order of the span
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    const Sketch& article = articles[order[place]];
    if (auto copy = find_original(article, index)) {
      copies[order[place]] = CopyOf{order[copy->original], copy->share};
      continue;
    }
    for (const std::uint32_t hash : article.hashes) {
      auto& originals = index[hash];
      if (originals.size() < kCommonHashes) originals.push_back(place);
    }
  }
  return copies;
}

}  // namespace onrecord
