// in_order: work that many threads do and one thread collects in order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace onrecord {

// Calls make(i) for each i in [0, count) on `jobs` threads, and take(i, result) on this thread, in the order of i.
// Results wait at most 4 * jobs at a time, so memory is bounded however uneven the work is. What either throws ends
// the work and is thrown here once all threads have stopped.
template <class Make, class Take>
void in_order(std::size_t count, std::size_t jobs, Make make, Take take) {
  using Result = std::invoke_result_t<Make, std::size_t>;
  struct Slot {
    std::optional<Result> result;
    std::exception_ptr error;
  };
  const std::size_t window = 4 * jobs;
  std::vector<Slot> slots(window);  // the result of i waits in slot i % window
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t next_to_make = 0;
  std::size_t next_to_take = 0;
  bool stopped = false;

  const auto work = [&] {
    std::unique_lock lock(mutex);
    while (true) {
      changed.wait(lock, [&] { return stopped || next_to_make == count || next_to_make < next_to_take + window; });
      if (stopped || next_to_make == count) return;
      const std::size_t i = next_to_make++;
      lock.unlock();
      Slot made;
      try {
        made.result.emplace(make(i));
      } catch (...) {
        made.error = std::current_exception();
      }
      lock.lock();
      slots[i % window] = std::move(made);
      changed.notify_all();
    }
  };

  const auto stop = [&] {
    const std::lock_guard lock(mutex);
    stopped = true;
    changed.notify_all();
  };

  std::vector<std::jthread> threads;
  try {
    while (threads.size() < jobs && threads.size() < count) threads.emplace_back(work);
    for (std::size_t i = 0; i < count; ++i) {
      Slot slot;
      {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return slots[i % window].result || slots[i % window].error; });
        slot = std::exchange(slots[i % window], Slot());
        ++next_to_take;
        changed.notify_all();
      }
      if (slot.error) std::rethrow_exception(slot.error);
      take(i, std::move(*slot.result));
    }
  } catch (...) {
    stop();
    throw;
  }
}

}  // namespace onrecord
