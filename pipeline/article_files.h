// Article files: from the folders and files that a user names to the list of articles to read.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// A file to read, and the path under which the knowledge base knows it: relative to the folder given, with slashes;
// the bare name of a file given. Bytes of a name that are no UTF-8 stand as %XX.
struct ArticleFile {
  std::string path;
  std::filesystem::path file;
};

// Something that cannot be read.
struct Failure {
  std::string path;                 // as the table `failures` has it
  std::string shown;                // where the user finds it
  std::string message;              // what is wrong
  std::string_view stage = "walk";  // where that showed, as the table `failures` has it
};

struct ArticleFiles {
  std::vector<ArticleFile> files;  // sorted by path, each path once
  std::vector<Failure> failures;   // arguments that do not exist, folders that cannot be read or hold no article
  std::size_t skipped = 0;         // files in folders that are no articles, FIFOs and devices
};

// Walks the folders and takes the files, in whatever order they are given. In folders, articles are regular files
// whose name tells one of the formats of corpora/records.h or has no suffix; hidden files and a README are none, and
// links to folders are not followed. A file that is named is always taken. Throws Error when two different files would
// have one path.
ArticleFiles find_article_files(std::span<const std::filesystem::path> arguments);

}  // namespace onrecord
