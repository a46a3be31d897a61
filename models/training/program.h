// What the training programs share: a task is named on the command line and makes files of a folder of models.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

namespace onrecord::training {

struct Task {
  std::string_view name;
  void (*run)(const std::filesystem::path& data, const std::filesystem::path& models);
};

// Runs `PROGRAM TASK DATA MODELS`; returns the exit status: 0, or 2 with a line on stderr.
int run_program(std::string_view program, std::span<const Task> tasks, int argc, char** argv);

}  // namespace onrecord::training
