#include "pipeline/version.h"

#include "corpora/article.h"

namespace onrecord {

std::string version() { return ONRECORD_VERSION; }

std::string program_fingerprint() { return sha256_hex(read_file("/proc/self/exe")); }

}  // namespace onrecord
