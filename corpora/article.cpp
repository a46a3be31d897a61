#include "corpora/article.h"

#include <sodium.h>

#include <array>

#include "corpora/byte_source.h"
#include "corpora/code_points.h"
#include "corpora/error.h"

namespace onrecord {
namespace {

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!is_white_space(c.value)) return false;
    at += c.size;
  }
  return true;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex;
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

std::string read_file(const std::filesystem::path& file, std::size_t limit) {
  return read_all(open_file(file, file.string()), limit, file.string());
}

Article::Article(std::string path, std::string bytes, Metadata metadata, Origin origin, std::size_t limit)
    : path_(std::move(path)), text_(std::move(bytes)), metadata_(std::move(metadata)), origin_(std::move(origin)) {
  if (origin_.sha256.empty()) origin_.sha256 = sha256_hex(text_);
  if (text_.starts_with(kUtf8Mark)) text_.erase(0, kUtf8Mark.size());
  if (text_.empty()) throw Error(path_, "is empty");
  if (text_.size() > limit) {
    throw Error(path_, "is longer than " + std::to_string(limit) + " bytes (" + std::to_string(text_.size()) + ")");
  }
  if (const auto nul = text_.find('\0'); nul != std::string::npos) {
    throw Error(path_, "holds a NUL byte at byte " + std::to_string(nul) + ", so it is no text");
  }
  if (const auto invalid = find_invalid_utf8(text_)) {
    throw Error(path_, "is not UTF-8 at byte " + std::to_string(*invalid));
  }
  if (is_blank(text_)) throw Error(path_, "holds only white space (" + std::to_string(text_.size()) + " bytes)");
}

}  // namespace onrecord
