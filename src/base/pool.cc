// SPDX-License-Identifier: Apache-2.0
// An ordered pipeline without a producer thread. Workers take turns at `produce` under one lock, which numbers the
// items; each result goes to the slot (number mod in_flight) of a ring, and the calling thread empties the ring in
// order. A worker waits before producing while the ring is full, so a slow consumer holds the producer back and memory
// stays bounded. Example: jobs = 3 and articles 0 1 2 3: worker B may finish 1 before A finishes 0; slot 1 waits in the
// ring until slot 0 has been consumed. Tested by: pool_test.cc.
#include "base/pool.h"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace relata::base {
namespace {

void drop_nothing(void*) {}

class Pipeline {
 public:
  Pipeline(std::size_t in_flight, const PipelineSteps& steps) : steps_(steps), ring_(in_flight) {}

  void run(std::size_t jobs) {
    std::vector<std::thread> workers;
    workers.reserve(jobs);
    for (std::size_t i = 0; i < jobs; ++i) workers.emplace_back([this] { work(); });
    consume();
    for (std::thread& worker : workers) worker.join();
  }

 private:
  struct Slot {
    PipelineItem result{nullptr, drop_nothing};
    bool ready = false;
  };

  // The next item and its number; false when there is no more.
  bool take(PipelineItem& item, std::size_t& number) {
    const std::lock_guard producing(produce_mutex_);
    {
      std::unique_lock lock(ring_mutex_);
      room_.wait(lock, [&] { return stopped_ || produced_ - consumed_ < ring_.size(); });
      if (stopped_ || exhausted_) return false;
    }
    item = steps_.produce();
    const std::lock_guard lock(ring_mutex_);
    if (item == nullptr) {
      exhausted_ = true;
      filled_.notify_all();
      return false;
    }
    number = produced_++;
    return true;
  }

  void work() {
    PipelineItem item(nullptr, drop_nothing);
    std::size_t number = 0;
    while (take(item, number)) {
      PipelineItem result = steps_.work(std::move(item));
      const std::lock_guard lock(ring_mutex_);
      Slot& slot = ring_[number % ring_.size()];
      slot.result = std::move(result);
      slot.ready = true;
      if (number == consumed_) filled_.notify_one();
    }
  }

  void consume() {
    while (true) {
      PipelineItem result(nullptr, drop_nothing);
      {
        std::unique_lock lock(ring_mutex_);
        Slot& slot = ring_[consumed_ % ring_.size()];
        filled_.wait(lock, [&] { return slot.ready || (exhausted_ && consumed_ == produced_); });
        if (!slot.ready) return;
        result = std::move(slot.result);
        slot.ready = false;
      }
      const bool more = steps_.consume(std::move(result));
      const std::lock_guard lock(ring_mutex_);
      ++consumed_;
      stopped_ = !more;
      room_.notify_all();
      if (stopped_) return;
    }
  }

  const PipelineSteps& steps_;
  std::vector<Slot> ring_;
  std::mutex produce_mutex_, ring_mutex_;
  std::condition_variable room_, filled_;
  std::size_t produced_ = 0, consumed_ = 0;
  bool exhausted_ = false, stopped_ = false;
};

}  // namespace

std::size_t processor_count() {
  cpu_set_t set;
  if (::sched_getaffinity(0, sizeof set, &set) == 0) {
    const int count = CPU_COUNT(&set);
    if (count > 0) return static_cast<std::size_t>(count);
  }
  return std::max(1U, std::thread::hardware_concurrency());
}

void run_indexed(std::size_t jobs, std::size_t count, const std::function<void(std::size_t)>& work) {
  const std::size_t threads = std::min(std::max<std::size_t>(jobs, 1), count);
  if (threads <= 1) {
    for (std::size_t i = 0; i < count; ++i) work(i);
    return;
  }
  std::atomic<std::size_t> next{0};
  const auto loop = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::thread> others;
  others.reserve(threads - 1);
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(loop);
  loop();
  for (std::thread& other : others) other.join();
}

void run_pipeline_steps(const PipelineOptions& options, const PipelineSteps& steps) {
  if (options.jobs <= 1) {
    for (PipelineItem item = steps.produce(); item != nullptr; item = steps.produce()) {
      if (!steps.consume(steps.work(std::move(item)))) return;
    }
    return;
  }
  const std::size_t in_flight = options.in_flight == 0 ? options.jobs * 4 : options.in_flight;
  Pipeline(in_flight, steps).run(options.jobs);
}

}  // namespace relata::base
