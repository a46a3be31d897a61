// gzip by zlib and Zstandard by its own library, both as streams: what comes out is read a piece at a time.

#include <zlib.h>
#include <zstd.h>

#include <memory>

#include "corpora/byte_source.h"
#include "corpora/error.h"

namespace onrecord {
namespace {

constexpr std::string_view kGzip = "\x1F\x8B\x08";
constexpr std::string_view kZstandard = "\x28\xB5\x2F\xFD";

struct Inflater {
  Window window;
  z_stream zlib = {};
  bool in_member = true;

  explicit Inflater(Window behind) : window(std::move(behind)) {
    if (inflateInit2(&zlib, 16 + MAX_WBITS) != Z_OK) throw std::bad_alloc();
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() { inflateEnd(&zlib); }
};

ByteSource inflated(Window window, const std::string& path) {
  auto state = std::make_shared<Inflater>(std::move(window));
  return [state, path](std::span<char> buffer) -> std::size_t {
    z_stream& zlib = state->zlib;
    zlib.next_out = reinterpret_cast<Bytef*>(buffer.data());
    zlib.avail_out = static_cast<uInt>(buffer.size());
    while (zlib.avail_out == buffer.size()) {
      const std::string_view bytes = state->window.peek(kGzip.size());
      if (!state->in_member) {
        if (!bytes.starts_with(kGzip)) return 0;  // the end, or padding behind it
        inflateReset(&zlib);
        state->in_member = true;
      }
      if (bytes.empty()) throw Error(path, "is cut off: its gzip data ends too early");
      zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
      zlib.avail_in = static_cast<uInt>(bytes.size());
      const int result = inflate(&zlib, Z_NO_FLUSH);
      state->window.drop(bytes.size() - zlib.avail_in);
      if (result == Z_STREAM_END) state->in_member = false;
      if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
        throw Error(path, std::string("is damaged: ") + (zlib.msg != nullptr ? zlib.msg : "no valid gzip data"));
      }
      if (result == Z_BUF_ERROR && !state->window.more()) throw Error(path, "is cut off: its gzip data ends too early");
    }
    return buffer.size() - zlib.avail_out;
  };
}

struct Unpacker {
  Window window;
  std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context{ZSTD_createDCtx(), ZSTD_freeDCtx};
  std::size_t pending = 0;  // 0 between frames
};

ByteSource unpacked(Window window, const std::string& path) {
  auto state = std::make_shared<Unpacker>(Unpacker{std::move(window)});
  return [state, path](std::span<char> buffer) {
    ZSTD_outBuffer out = {buffer.data(), buffer.size(), 0};
    while (out.pos == 0) {
      const std::string_view bytes = state->window.peek(1);
      if (bytes.empty() && state->pending == 0) break;
      ZSTD_inBuffer in = {bytes.data(), bytes.size(), 0};
      state->pending = ZSTD_decompressStream(state->context.get(), &out, &in);
      if (ZSTD_isError(state->pending)) {
        throw Error(path, std::string("is damaged: ") + ZSTD_getErrorName(state->pending));
      }
      if (bytes.empty() && out.pos == 0) throw Error(path, "is cut off: its zstd data ends too early");
      state->window.drop(in.pos);
    }
    return out.pos;
  };
}

}  // namespace

ByteSource decompressed(ByteSource source, const std::string& path) {
  Window window(std::move(source));
  const std::string_view head = window.peek(kZstandard.size());
  if (head.starts_with(kGzip)) return inflated(std::move(window), path);
  if (head.starts_with(kZstandard)) return unpacked(std::move(window), path);
  return rest_of(std::move(window));
}

}  // namespace onrecord
