#include "pipeline/record_queue.h"

#include "corpora/error.h"

namespace onrecord {
namespace {

std::uint64_t size_of(const ArticleFile& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file.file, error);
  return error ? 0 : size;
}

}  // namespace

RecordQueue::RecordQueue(const std::vector<ArticleFile>& files, ReadOptions options)
    : files_(files), options_(std::move(options)) {
  for (const ArticleFile& file : files_) total_bytes_ += size_of(file);
}

double RecordQueue::share_read() const {
  const std::uint64_t read = bytes_before_ + (open_ ? open_->bytes_read() : 0);
  return total_bytes_ == 0 ? 1 : static_cast<double>(std::min(read, total_bytes_)) / static_cast<double>(total_bytes_);
}

std::optional<QueuedRecord> RecordQueue::next() {
  while (true) {
    if (!open_ && next_file_ == files_.size()) return std::nullopt;
    const ArticleFile& file = files_[open_ ? next_file_ - 1 : next_file_];
    QueuedRecord queued = {file.path, file.file.string(), std::nullopt, {}, 0};
    try {
      if (!open_) {
        ++next_file_;
        open_.emplace(file.file, file.path, options_);
      }
      queued.record = open_->next();
      if (!queued.record) {
        bytes_before_ += size_of(file);
        open_.reset();
        continue;
      }
      queued.path = open_->path();
    } catch (const Error& error) {
      if (open_) queued.path = open_->path();
      queued.failure = error.without(queued.path);
    }
    queued.shown += queued.path.substr(file.path.size());  // "#17", of a file of several
    queued.share = share_read();
    return queued;
  }
}

}  // namespace onrecord
