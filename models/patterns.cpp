#include "models/patterns.h"

#include "corpora/article.h"
#include "corpora/error.h"

namespace onrecord {

PatternSet PatternSet::read(const std::filesystem::path& file) {
  const std::string content = read_file(file);
  RE2::Options options;
  options.set_log_errors(false);  // they are thrown
  auto set = std::make_shared<RE2::Set>(options, RE2::UNANCHORED);
  bool any = false;
  std::string_view rest = content;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.starts_with('#')) continue;
    std::string problem;
    if (set->Add(line, &problem) < 0) {
      throw Error(file.string() + ":" + std::to_string(number), "is no pattern: " + problem);
    }
    any = true;
  }
  PatternSet patterns;
  if (!any) return patterns;
  if (!set->Compile()) throw Error(file.string(), "its patterns need too much memory");
  patterns.set_ = std::move(set);
  return patterns;
}

bool PatternSet::matches(std::string_view text) const { return set_ && set_->Match(text, nullptr); }

}  // namespace onrecord
