// Any bytes: either no article, refused by an Error, or one that all stages read without breaking a promise.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

#include "corpora/error.h"
#include "stages/stages.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  static const Models kModels = load_models(ONRECORD_MODELS);
  try {
    const Article article("fuzz.txt", std::string(reinterpret_cast<const char*>(data), size));
    const Annotations annotations = analyse(article, kModels);
    if (const auto broken = find_broken_promise(article, annotations)) {
      std::cerr << *broken << '\n';
      std::abort();
    }
  } catch (const Error&) {
  }
  return 0;
}
