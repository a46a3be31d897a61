// The models that ship, loaded once a test program.
#pragma once

#include "models/models.h"

namespace onrecord::testing {

inline const Models& models() {
  static const Models kModels = load_models(ONRECORD_MODELS);
  return kModels;
}

}  // namespace onrecord::testing
