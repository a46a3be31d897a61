// ByteSource: the bytes of a file from front to back, a piece at a time, whatever they are packed in.
//
// Memory is bounded by the buffers, so a file of any size and a bomb of any depth can be read. Not thread-safe.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace onrecord {

// Fills `buffer` from its front and returns how many bytes it took; 0 at the end, and only there. Throws Error.
using ByteSource = std::function<std::size_t(std::span<char> buffer)>;

// The bytes of `bytes`, which must outlive the source.
ByteSource bytes_of(std::string_view bytes);

// The bytes of `file`, called `path` in errors. Throws Error when it is missing, no regular file (a FIFO or device is
// never waited for) or unreadable; at its end, when the file changed while it was read.
ByteSource open_file(const std::filesystem::path& file, const std::string& path);

// The bytes that a source of gzip or Zstandard data holds, of several members or frames one behind the other too;
// those of any other source as they are. What it is shows from its first bytes. Throws Error on damaged data.
ByteSource decompressed(ByteSource source, const std::string& path);

// The bytes of a source of UTF-16 (big endian or little endian) as UTF-8; lone surrogates become U+FFFD.
ByteSource utf16_as_utf8(ByteSource source, bool big_endian);

// All bytes of `source`. Throws Error when they are more than `limit`.
std::string read_all(const ByteSource& source, std::size_t limit, const std::string& path);

// A view of what comes next in a source.
class Window {
 public:
  explicit Window(ByteSource source) : source_(std::move(source)) {}

  // What has been read and not been dropped. Valid until the next call of a function that is not const.
  std::string_view view() const { return std::string_view(buffer_).substr(begin_); }

  // Reads more behind it. False at the end of the source.
  bool more();

  // Reads until `size` bytes are in view or the source ends.
  std::string_view peek(std::size_t size);

  // Drops the first `size` bytes of the view.
  void drop(std::size_t size) { begin_ += size; }

 private:
  ByteSource source_;
  std::string buffer_;
  std::size_t begin_ = 0;
  bool ended_ = false;
};

// The bytes of `window` from the first that has not been dropped.
ByteSource rest_of(Window window);

}  // namespace onrecord
