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

// Calls next() for one task after the other, by one thread at a time, until it returns nothing; make(task) on `jobs`
// threads; and take(result) on this thread, in the order of the tasks. Results wait at most 4 * jobs at a time, so
// memory is bounded however uneven the work is. What any of them throws ends the work and is thrown here once all
// threads have stopped.
template <class Next, class Make, class Take>
void in_order(std::size_t jobs, Next next, Make make, Take take) {
  using Task = typename std::invoke_result_t<Next>::value_type;
  using Result = std::invoke_result_t<Make, Task>;
  struct Slot {
    std::optional<Result> result;
    std::exception_ptr error;
    bool is_end = false;  // there are no more tasks

    bool is_filled() const { return result || error || is_end; }
  };
  const std::size_t window = 4 * jobs;
  std::vector<Slot> slots(window);  // the result of i waits in slot i % window
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t next_to_make = 0;
  std::size_t next_to_take = 0;
  bool stopped = false;  // no more tasks are begun

  const auto work = [&] {
    std::unique_lock lock(mutex);
    while (true) {
      changed.wait(lock, [&] { return stopped || next_to_make < next_to_take + window; });
      if (stopped) return;
      const std::size_t i = next_to_make++;
      Slot made;
      try {
        std::optional<Task> task = next();
        made.is_end = stopped = !task.has_value();
        lock.unlock();
        if (task) made.result.emplace(make(std::move(*task)));
      } catch (...) {
        made.error = std::current_exception();
      }
      if (!lock.owns_lock()) lock.lock();
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
    while (threads.size() < jobs) threads.emplace_back(work);
    for (std::size_t i = 0;; ++i) {
      Slot slot;
      {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return slots[i % window].is_filled(); });
        slot = std::exchange(slots[i % window], Slot());
        ++next_to_take;
        changed.notify_all();
      }
      if (slot.error) std::rethrow_exception(slot.error);
      if (slot.is_end) break;
      take(std::move(*slot.result));
    }
  } catch (...) {
    stop();
    throw;
  }
}

}  // namespace onrecord
