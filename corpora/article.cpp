#include "corpora/article.h"

#include <sodium.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "corpora/code_points.h"
#include "corpora/error.h"

namespace onrecord {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos; }

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex;
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

std::string read_file(const std::filesystem::path& file, std::size_t limit) {
  std::error_code status_error;
  const auto status = std::filesystem::status(file, status_error);
  if (status.type() == std::filesystem::file_type::not_found) {
    const bool dangling = std::filesystem::is_symlink(std::filesystem::symlink_status(file, status_error));
    throw Error(file.string(), dangling ? "is a link to a file that does not exist" : "does not exist");
  }
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    throw Error(file.string(), "is not a regular file");
  }
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error(file.string(), std::string("cannot be read: ") + std::strerror(errno));
  std::string bytes;
  std::array<char, 1 << 16> buffer;
  while (stream.read(buffer.data(), buffer.size()) || stream.gcount() > 0) {
    bytes.append(buffer.data(), static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > limit) {
      throw Error(file.string(), "is longer than " + std::to_string(limit) + " bytes");
    }
  }
  if (stream.bad()) throw Error(file.string(), std::string("cannot be read: ") + std::strerror(errno));
  return bytes;
}

Article::Article(std::string path, std::string bytes, Metadata metadata)
    : path_(std::move(path)), sha256_(sha256_hex(bytes)), text_(std::move(bytes)), metadata_(std::move(metadata)) {
  if (text_.starts_with(kByteOrderMark)) text_.erase(0, kByteOrderMark.size());
  if (text_.empty()) throw Error(path_, "is empty");
  if (text_.size() > kMaxBytes) {
    throw Error(path_, "is longer than " + std::to_string(kMaxBytes) + " bytes (" + std::to_string(text_.size()) + ")");
  }
  if (const auto nul = text_.find('\0'); nul != std::string::npos) {
    throw Error(path_, "holds a NUL byte at byte " + std::to_string(nul) + ", so it is no text");
  }
  if (const auto invalid = find_invalid_utf8(text_)) {
    throw Error(path_, "is not UTF-8 at byte " + std::to_string(*invalid));
  }
  if (is_blank(text_)) throw Error(path_, "holds only white space (" + std::to_string(text_.size()) + " bytes)");
}

Article Article::read(const std::filesystem::path& file, std::string path) {
  return Article(std::move(path), read_file(file, kMaxBytes));
}

}  // namespace onrecord
