#include "pipeline/article_files.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <tuple>

#include "corpora/code_points.h"
#include "corpora/error.h"
#include "corpora/records.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

std::string in_utf8(std::string name) {
  while (const auto invalid = find_invalid_utf8(name)) {
    std::array<char, 4> escape;
    std::snprintf(escape.data(), escape.size(), "%%%02X", static_cast<unsigned char>(name[*invalid]));
    name.replace(*invalid, 1, escape.data());
  }
  return name;
}

bool is_article_name(const fs::path& file) {
  const std::string name = file.filename().string();
  if (name.starts_with('.') || file.stem() == "README") return false;
  return !file.has_extension() || format_of(file).has_value();
}

// One argument's walk: adds to `found` what lies in `folder` and below.
class Walk {
 public:
  Walk(const fs::path& root, ArticleFiles& found) : root_(root), found_(found) {}

  void run() {
    const std::size_t before = found_.files.size() + found_.failures.size();
    for (pending_ = {root_}; !pending_.empty();) {
      const fs::path folder = pending_.back();
      pending_.pop_back();
      read_folder(folder);
    }
    if (found_.files.size() + found_.failures.size() == before) fail(root_, "holds no article");
  }

 private:
  void read_folder(const fs::path& folder) {
    std::error_code error;
    auto entry = fs::directory_iterator(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) take(*entry);
    if (error) fail(folder, "cannot be read: " + error.message());
  }

  void take(const fs::directory_entry& entry) {
    std::error_code error;
    if (entry.path().filename().string().starts_with('.')) return;
    const bool link = entry.is_symlink(error);
    if (!link && entry.is_directory(error)) return pending_.push_back(entry.path());
    const bool dangling = link && !entry.exists(error);
    if (is_article_name(entry.path()) && (dangling || entry.is_regular_file(error))) {
      found_.files.push_back({path_of(entry.path()), entry.path()});
      return;
    }
    ++found_.skipped;
  }

  void fail(const fs::path& folder, const std::string& message) {
    found_.failures.push_back({folder == root_ ? in_utf8(root_.string()) : path_of(folder), folder.string(), message});
  }

  std::string path_of(const fs::path& file) const { return in_utf8(file.lexically_relative(root_).generic_string()); }

  fs::path root_;
  ArticleFiles& found_;
  std::vector<fs::path> pending_;
};

bool is_same_file(const fs::path& a, const fs::path& b) {
  std::error_code error;
  return a == b || fs::equivalent(a, b, error);
}

}  // namespace

ArticleFiles find_article_files(std::span<const fs::path> arguments) {
  ArticleFiles found;
  for (const fs::path& argument : arguments) {
    std::error_code error;
    const auto status = fs::status(argument, error);
    if (fs::is_directory(status)) {
      Walk(argument.lexically_normal(), found).run();
    } else if (fs::exists(status) || fs::is_symlink(fs::symlink_status(argument, error))) {
      found.files.push_back({in_utf8(argument.filename().string()), argument});
    } else {
      const bool absent = status.type() == fs::file_type::not_found;
      found.failures.push_back({in_utf8(argument.string()), argument.string(),
                                absent ? "does not exist" : "cannot be read: " + error.message()});
    }
  }
  auto& files = found.files;
  std::sort(files.begin(), files.end(), [](const ArticleFile& a, const ArticleFile& b) {
    return std::tie(a.path, a.file) < std::tie(b.path, b.file);
  });
  for (std::size_t i = 1; i < files.size(); ++i) {
    if (files[i].path != files[i - 1].path || is_same_file(files[i].file, files[i - 1].file)) continue;
    throw Error(files[i].file.string(), "would have the path of " + files[i - 1].file.string() +
                                            " in the knowledge base (" + files[i].path +
                                            "): give the folder above both");
  }
  files.erase(std::unique(files.begin(), files.end(),
                          [](const ArticleFile& a, const ArticleFile& b) { return a.path == b.path; }),
              files.end());
  std::sort(found.failures.begin(), found.failures.end(),
            [](const Failure& a, const Failure& b) { return a.path < b.path; });
  return found;
}

}  // namespace onrecord
