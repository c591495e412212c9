// SPDX-License-Identifier: Apache-2.0
#include "base/pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

namespace relata::base {
namespace {

TEST(Pool, MapKeepsTheOrder) {
  const auto squares = map_indexed<std::size_t>(4, 100, [](std::size_t i) { return i * i; });
  ASSERT_EQ(squares.size(), 100U);
  for (std::size_t i = 0; i < squares.size(); ++i) EXPECT_EQ(squares[i], i * i);
  EXPECT_TRUE(map_indexed<int>(4, 0, [](std::size_t) { return 1; }).empty());
}

std::string run_numbers(std::size_t jobs, int count) {
  int next = 0;
  std::string seen;
  run_pipeline<int, std::string>(
      {.jobs = jobs, .in_flight = 0}, [&]() -> std::optional<int> { return next < count ? std::optional(next++) : std::nullopt; },
      [](int item) {
        if (item % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
        return std::to_string(item) + " ";
      },
      [&](std::string item) {
        seen += item;
        return true;
      });
  return seen;
}

TEST(Pool, APipelineGivesTheSameWithAnyNumberOfJobs) {
  const std::string one = run_numbers(1, 300);
  EXPECT_EQ(run_numbers(2, 300), one);
  EXPECT_EQ(run_numbers(8, 300), one);
  EXPECT_EQ(run_numbers(8, 0), "");
}

TEST(Pool, APipelineHoldsTheProducerBack) {
  std::atomic<int> taken{0}, consumed{0};
  std::atomic<int> most{0};
  run_pipeline<int, int>(
      {.jobs = 4, .in_flight = 5},
      [&]() -> std::optional<int> {
        const int now = ++taken;
        if (now - consumed > most) most = now - consumed;
        return now <= 200 ? std::optional(now) : std::nullopt;
      },
      [](int item) { return item; },
      [&](int) {
        ++consumed;
        return true;
      });
  EXPECT_EQ(consumed, 200);
  EXPECT_LE(most, 6);
}

TEST(Pool, AConsumerCanStopThePipeline) {
  int consumed = 0;
  run_pipeline<int, int>(
      {.jobs = 3, .in_flight = 0}, []() -> std::optional<int> { return 1; }, [](int item) { return item; }, [&](int) { return ++consumed < 10; });
  EXPECT_EQ(consumed, 10);
}

}  // namespace
}  // namespace relata::base
