#include "corpora/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unicode/utf16.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "corpora/code_points.h"
#include "corpora/error.h"

namespace onrecord {
namespace {

constexpr std::size_t kPiece = 1 << 16;

struct File {
  int descriptor = -1;
  struct stat at_open = {};

  File() = default;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor >= 0) close(descriptor);
  }
};

bool is_same(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

[[noreturn]] void fail_to_open(const std::filesystem::path& file, const std::string& path, int why) {
  if (why != ENOENT) throw Error(path, std::string("cannot be read: ") + std::strerror(why));
  std::error_code ignored;
  const bool dangling = std::filesystem::is_symlink(std::filesystem::symlink_status(file, ignored));
  throw Error(path, dangling ? "is a link to a file that does not exist" : "does not exist");
}

}  // namespace

ByteSource bytes_of(std::string_view bytes) {
  return [bytes](std::span<char> buffer) mutable {
    const std::size_t size = bytes.copy(buffer.data(), buffer.size());
    bytes.remove_prefix(size);
    return size;
  };
}

ByteSource rest_of(Window window) {
  auto rest = std::make_shared<Window>(std::move(window));
  return [rest](std::span<char> buffer) {
    const std::size_t size = rest->peek(1).copy(buffer.data(), buffer.size());
    rest->drop(size);
    return size;
  };
}

ByteSource open_file(const std::filesystem::path& file, const std::string& path) {
  auto opened = std::make_shared<File>();
  opened->descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (opened->descriptor < 0) fail_to_open(file, path, errno);
  if (fstat(opened->descriptor, &opened->at_open) != 0) fail_to_open(file, path, errno);
  if (!S_ISREG(opened->at_open.st_mode)) throw Error(path, "is not a regular file");
  return [opened, path](std::span<char> buffer) {
    ssize_t taken = -1;
    do {
      taken = read(opened->descriptor, buffer.data(), buffer.size());
    } while (taken < 0 && errno == EINTR);
    if (taken < 0) throw Error(path, std::string("cannot be read: ") + std::strerror(errno));
    struct stat now = {};
    if (taken == 0 && fstat(opened->descriptor, &now) == 0 && !is_same(opened->at_open, now)) {
      throw Error(path, "changed while it was read");
    }
    return static_cast<std::size_t>(taken);
  };
}

ByteSource utf16_as_utf8(ByteSource source, bool big_endian) {
  struct State {
    Window window;
    std::string utf8;
    std::size_t given = 0;
  };
  auto state = std::make_shared<State>(State{Window(std::move(source)), {}, 0});
  return [state, big_endian](std::span<char> buffer) {
    while (state->given == state->utf8.size()) {
      const std::string_view bytes = state->window.peek(kPiece);
      if (bytes.empty()) return std::size_t(0);
      auto unit = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(i + 1 < bytes.size() ? bytes[i + 1] : 0);
        return static_cast<char16_t>(big_endian ? first << 8 | second : second << 8 | first);
      };
      state->utf8.clear();
      state->given = 0;
      std::size_t at = 0;
      while (at < bytes.size()) {
        const char16_t first = unit(at);
        if (U16_IS_LEAD(first) && at + 4 > bytes.size() && at > 0) break;  // its other half may lie behind the window
        if (U16_IS_LEAD(first) && at + 4 <= bytes.size() && U16_IS_TRAIL(unit(at + 2))) {
          append_code_point(state->utf8, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(first, unit(at + 2))));
          at += 4;
          continue;
        }
        append_code_point(state->utf8, U16_IS_SURROGATE(first) ? 0xFFFD : first);
        at += 2;
      }
      state->window.drop(std::min(at, bytes.size()));
    }
    const std::size_t size = std::min(buffer.size(), state->utf8.size() - state->given);
    std::memcpy(buffer.data(), state->utf8.data() + state->given, size);
    state->given += size;
    return size;
  };
}

std::string read_all(const ByteSource& source, std::size_t limit, const std::string& path) {
  std::string bytes;
  std::string piece(kPiece, '\0');
  while (const std::size_t taken = source(piece)) {
    if (bytes.size() + taken > limit) throw Error(path, "is longer than " + std::to_string(limit) + " bytes");
    bytes.append(piece, 0, taken);
  }
  return bytes;
}

bool Window::more() {
  if (ended_) return false;
  if (begin_ > 0 && begin_ >= buffer_.size() / 2) {  // moved at most once a byte, on average
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kPiece);
  std::size_t taken = 0;
  ended_ = true;  // also when the source throws: a broken one is not asked again
  try {
    taken = source_(std::span<char>(buffer_).subspan(size));
  } catch (...) {
    buffer_.resize(size);
    throw;
  }
  buffer_.resize(size + taken);
  ended_ = taken == 0;
  return !ended_;
}

std::string_view Window::peek(std::size_t size) {
  while (view().size() < size && more()) continue;
  return view();
}

}  // namespace onrecord
