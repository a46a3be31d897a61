#include "models/training/program.h"

#include <algorithm>
#include <iostream>
#include <string>

namespace onrecord::training {

int run_program(std::string_view program, std::span<const Task> tasks, int argc, char** argv) {
  const std::string_view name = argc == 4 ? argv[1] : "";
  const auto task = std::find_if(tasks.begin(), tasks.end(), [name](const Task& t) { return t.name == name; });
  if (task == tasks.end()) {
    std::string names;
    for (const Task& known : tasks) names += (names.empty() ? "" : "|") + std::string(known.name);
    std::cerr << "usage: " << program << ' ' << names << " DATA MODELS\n"
              << "DATA is the folder of corpora and fact tables, MODELS the folder to write to (models/en)\n";
    return 2;
  }
  try {
    task->run(argv[2], argv[3]);
    return 0;
  } catch (const std::exception& problem) {
    std::cerr << program << ": " << problem.what() << '\n';
    return 2;
  }
}

}  // namespace onrecord::training
