#include "pipeline/progress.h"

#include <algorithm>
#include <cmath>

#include "pipeline/terminal.h"

namespace onrecord {
namespace {

constexpr std::chrono::milliseconds kBetweenBars{100};
constexpr std::chrono::seconds kBetweenLines{10};
constexpr std::size_t kBarWidth = 24;

std::string bar(double share) {
  const auto full = static_cast<std::size_t>(share * kBarWidth);
  return '[' + std::string(full, '#') + std::string(kBarWidth - full, '.') + ']';
}

}  // namespace

std::string readable_time(double seconds) {
  const auto whole = static_cast<long>(std::ceil(seconds));
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

Progress::Progress(const Streams& streams, bool quiet) : streams_(streams), quiet_(quiet) {}

Progress::~Progress() { clear(); }

void Progress::show(const BuildProgress& progress) {
  const auto now = Clock::now();
  if (quiet_ || progress.done == 0) return;
  if (streams_.err_is_terminal ? now - shown_ < kBetweenBars : now - shown_ < kBetweenLines) return;
  shown_ = now;
  const double seconds = std::max(1e-3, std::chrono::duration<double>(now - started_).count());
  const double rate = static_cast<double>(progress.done) / seconds;
  const double left = seconds * (1 - progress.share) / std::max(1e-6, progress.share);
  const std::string state = std::to_string(progress.done) + " articles, " +
                            std::to_string(std::lround(100 * progress.share)) + " %, " +
                            std::to_string(std::lround(rate)) + " a second, " + readable_time(left) + " left";
  if (!streams_.err_is_terminal) {
    streams_.err << "onrecord: " << state << std::endl;
    return;
  }
  clear();
  const std::string line = bar(progress.share) + ' ' + state;
  streams_.err << fit(line, streams_.err_columns - 1) << std::flush;
  drawn_ = true;
}

void Progress::message(const std::string& text) {
  clear();
  streams_.err << "onrecord: " << safe_line(text) << std::endl;
}

void Progress::clear() {
  if (drawn_) streams_.err << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace onrecord
