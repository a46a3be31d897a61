#include "models/model_file.h"

#include <sodium.h>
#include <zstd.h>

#include <fstream>
#include <system_error>

#include "corpora/article.h"
#include "corpora/error.h"

namespace onrecord {
namespace {

constexpr std::string_view kMagic = "onrecord";
constexpr std::size_t kKindSize = 16;
constexpr std::size_t kHeaderSize = 72;

std::string digest_of(std::string_view payload) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                     reinterpret_cast<const unsigned char*>(payload.data()), payload.size());
  return digest;
}

constexpr int kPackingLevel = 19;
constexpr std::uint64_t kLongestPayload = 1u << 30;  // a header that says more is not believed

std::string packed(std::string_view payload) {
  std::string bytes(ZSTD_compressBound(payload.size()), '\0');
  bytes.resize(ZSTD_compress(bytes.data(), bytes.size(), payload.data(), payload.size(), kPackingLevel));
  return bytes;
}

template <class Value>
void append(std::string& to, Value value) {
  to.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

void ModelWriter::write(const std::filesystem::path& file, std::string_view kind, std::uint32_t version) const {
  std::string header(kMagic);
  header += kind.substr(0, kKindSize);
  header.resize(kMagic.size() + kKindSize, '\0');
  append(header, version);
  append(header, std::uint32_t{0});
  append(header, std::uint64_t{payload_.size()});
  const std::string body = packed(payload_);
  header += digest_of(body);
  std::filesystem::path fresh = file;
  fresh += ".new";
  std::ofstream stream(fresh, std::ios::binary);
  stream << header << body;
  stream.close();
  if (!stream) throw Error(fresh.string(), "cannot be written");
  std::error_code failure;
  std::filesystem::rename(fresh, file, failure);
  if (failure) throw Error(file.string(), "cannot be written: " + failure.message());
}

std::string model_header(const std::filesystem::path& file) {
  std::string header(kHeaderSize, '\0');
  std::ifstream stream(file, std::ios::binary);
  stream.read(header.data(), static_cast<std::streamsize>(header.size()));
  if (!stream) throw Error(file.string(), "is no onrecord model file");
  return header;
}

ModelReader::ModelReader(const std::filesystem::path& file, std::string_view kind, std::uint32_t version)
    : path_(file.string()), content_(read_file(file)) {
  if (content_.size() < kHeaderSize || !std::string_view(content_).starts_with(kMagic)) {
    fail("is no onrecord model file");
  }
  at_ = kMagic.size();
  std::string_view found(take(kKindSize), kKindSize);
  found = found.substr(0, found.find('\0'));
  if (found != kind) fail("holds a model of kind '" + std::string(found) + "', not '" + std::string(kind) + "'");
  const auto found_version = value<std::uint32_t>();
  if (found_version != version) {
    fail("is of format version " + std::to_string(found_version) + ", this program reads version " +
         std::to_string(version));
  }
  value<std::uint32_t>();
  const auto length = value<std::uint64_t>();
  const std::string_view digest(take(crypto_hash_sha256_BYTES), crypto_hash_sha256_BYTES);
  const std::string_view body = std::string_view(content_).substr(kHeaderSize);
  if (digest_of(body) != digest) fail("is damaged or cut short: its content does not have the checksum of its header");
  if (length > kLongestPayload) fail("says that it unpacks to " + std::to_string(length) + " bytes");
  std::string payload(length, '\0');
  const std::size_t unpacked = ZSTD_decompress(payload.data(), payload.size(), body.data(), body.size());
  if (ZSTD_isError(unpacked) != 0U || unpacked != length) {
    fail("does not unpack to the " + std::to_string(length) + " bytes that its header says");
  }
  content_ = std::move(payload);
  at_ = 0;
}

void ModelReader::finish() const {
  if (left() != 0) fail("holds " + std::to_string(left()) + " bytes behind its last table");
}

void ModelReader::fail(const std::string& what) const { throw Error(path_, what); }

const char* ModelReader::take(std::size_t count) {
  if (count > left()) overrun();
  const char* data = content_.data() + at_;
  at_ += count;
  return data;
}

void ModelReader::overrun() const { fail("ends within a table, at byte " + std::to_string(at_)); }

}  // namespace onrecord
