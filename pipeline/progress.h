// Progress: how far a build is, as a bar that is drawn anew on a terminal and as a line now and then elsewhere.
#pragma once

#include <chrono>
#include <string>

#include "pipeline/commands.h"
#include "pipeline/runner.h"

namespace onrecord {

class Progress {
 public:
  // Writes to `streams.err`, nothing but messages when `quiet`.
  Progress(const Streams& streams, bool quiet);
  ~Progress();  // takes the bar away

  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(const BuildProgress& progress);

  // A line of its own, "onrecord: MESSAGE".
  void message(const std::string& text);

 private:
  using Clock = std::chrono::steady_clock;

  void clear();

  const Streams& streams_;
  bool quiet_;
  bool drawn_ = false;
  Clock::time_point started_ = Clock::now();
  Clock::time_point shown_ = started_;
};

// A time as one reads it: "8 s", "3 min 20 s", "2 h 5 min".
std::string readable_time(double seconds);

}  // namespace onrecord
