#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>

#include "pipeline/command_line.h"
#include "pipeline/standard_output.h"

namespace {

// How wide a line there may be: as the terminal, as COLUMNS says, or 0 for any width.
std::size_t columns_of(int stream) {
  winsize size = {};
  if (ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  return columns == nullptr ? 0 : std::strtoul(columns, nullptr, 10);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace onrecord;
  std::signal(SIGPIPE, SIG_IGN);  // a reader that is gone is told by the failing write
  StandardOutput buffer(STDOUT_FILENO);
  std::ostream out(&buffer);
  out.exceptions(std::ios::badbit);
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  const char* no_colour = std::getenv("NO_COLOR");
  const bool colour = terminal && (no_colour == nullptr || *no_colour == '\0');
  try {
    const int status =
        run_command_line({argv + 1, argv + argc}, {out, std::cerr, terminal, isatty(STDERR_FILENO) != 0, colour,
                                                   columns_of(STDOUT_FILENO), columns_of(STDERR_FILENO)});
    out.flush();
    return status;
  } catch (const OutputError& error) {
    if (error.reader_is_gone()) return kExitWell;
    std::cerr << "onrecord: " << error.what() << '\n';
    return kExitNothingDone;
  }
}
