// StandardOutput: a stream buffer over an open file descriptor that does not swallow errors.
//
// std::cout forgets why a write failed, and a program that does not ask goes on computing for a reader that is gone.
// This one throws OutputError as soon as a write fails, through any stream with `exceptions(std::ios::badbit)`.
#pragma once

#include <array>
#include <stdexcept>
#include <streambuf>
#include <system_error>

namespace onrecord {

class OutputError : public std::system_error {
 public:
  using std::system_error::system_error;
  bool reader_is_gone() const { return code() == std::errc::broken_pipe; }
};

class StandardOutput : public std::streambuf {
 public:
  explicit StandardOutput(int descriptor);

 protected:
  int_type overflow(int_type c) override;
  int sync() override;

 private:
  int descriptor_;
  std::array<char, 1 << 16> buffer_;
};

}  // namespace onrecord
