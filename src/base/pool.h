// SPDX-License-Identifier: Apache-2.0
// Many threads, one result: whatever the number of jobs, results come in the order of the input.
// Work functions must not throw (bad_alloc ends the program).
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace relata::base {

/// Processors this process may run on, at least 1.
std::size_t processor_count();

/// Calls `work(i)` once for each i below `count`, on up to `jobs` threads, and returns when all are done.
void run_indexed(std::size_t jobs, std::size_t count, const std::function<void(std::size_t)>& work);

/// `work(i)` for each i below `count`, the results by index.
template <class Out>
std::vector<Out> map_indexed(std::size_t jobs, std::size_t count, const std::function<Out(std::size_t)>& work) {
  std::vector<std::optional<Out>> slots(count);
  run_indexed(jobs, count, [&](std::size_t i) { slots[i].emplace(work(i)); });
  std::vector<Out> results;
  results.reserve(count);
  for (auto& slot : slots) results.push_back(std::move(*slot));
  return results;
}

/// How a pipeline runs.
struct PipelineOptions {
  std::size_t jobs = 1;       ///< worker threads
  std::size_t in_flight = 0;  ///< items taken but not yet consumed, at most; 0 = four a worker
};

/// The untyped pipeline below run_pipeline. An item is whatever the caller makes of the pointer.
using PipelineItem = std::unique_ptr<void, void (*)(void*)>;
struct PipelineSteps {
  std::function<PipelineItem()> produce;           ///< null when there is no more
  std::function<PipelineItem(PipelineItem)> work;  ///< on any worker thread
  std::function<bool(PipelineItem)> consume;       ///< false stops everything
};
void run_pipeline_steps(const PipelineOptions& options, const PipelineSteps& steps);

/// Takes items from `produce` (one call at a time, in order, on some worker thread) until it gives nothing, works on
/// them on all threads, and hands the results to `consume` in the order of the input on the calling thread; `consume`
/// returns false to stop early. Memory is bounded by in_flight items. With one job everything runs on the calling
/// thread.
template <class In, class Out>
void run_pipeline(const PipelineOptions& options, const std::function<std::optional<In>()>& produce, const std::function<Out(In)>& work,
                  const std::function<bool(Out)>& consume) {
  constexpr auto drop_in = [](void* item) { delete static_cast<In*>(item); };
  constexpr auto drop_out = [](void* item) { delete static_cast<Out*>(item); };
  PipelineSteps steps;
  steps.produce = [&] {
    std::optional<In> item = produce();
    return PipelineItem(item ? new In(std::move(*item)) : nullptr, drop_in);
  };
  steps.work = [&](PipelineItem item) { return PipelineItem(new Out(work(std::move(*static_cast<In*>(item.get())))), drop_out); };
  steps.consume = [&](PipelineItem item) { return consume(std::move(*static_cast<Out*>(item.get()))); };
  run_pipeline_steps(options, steps);
}

}  // namespace relata::base
