// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target without libFuzzer: FUZZER SECONDS [SEED FILE OR FOLDER ...]. Inputs are the seeds, bent again and
// again: bytes changed, pieces doubled, dropped and swapped between seeds. The first round is the same in every run; a
// failing input is left in fuzz-failure.bin. With clang's -fsanitize=fuzzer the targets work as they are, without this
// file.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

class Bender {
 public:
  explicit Bender(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

  std::string next() {
    std::string text = seeds_[random(seeds_.size())];
    for (std::size_t rounds = 1 + random(8); rounds > 0; --rounds) bend(text);
    if (text.size() > 65536) text.resize(65536);
    if (random(50) == 0 && seeds_.size() < 5000) seeds_.push_back(text);
    return text;
  }

 private:
  std::size_t random(std::size_t below) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return below == 0 ? 0 : static_cast<std::size_t>(state_ >> 33) % below;
  }

  void bend(std::string& text) {
    static constexpr std::string_view special[] = {"\n\n", "\t",          "-", " -", "\xc2\xad", "\xe2\x80\x8b",    "\xcc\x81", "\xff", "\"",
                                                   "0",    "99999999999", "_", "(",  ".",        "\xf0\x9f\x98\x80"};
    const std::size_t at = random(text.size() + 1), size = random(32);
    switch (random(6)) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(random(256));
        break;
      case 1:
        text.erase(at, size);
        break;
      case 2:
        text.insert(at, special[random(std::size(special))]);
        break;
      case 3:
        text.insert(at, text.substr(random(text.size() + 1), size));
        break;
      case 4: {
        const std::string& other = seeds_[random(seeds_.size())];
        text.insert(at, other.substr(random(other.size() + 1), random(200)));
        break;
      }
      default:
        text.insert(at, random(200), static_cast<char>(random(128)));
    }
  }

  std::vector<std::string> seeds_;
  std::uint64_t state_ = 1;
};

void add_seed(const std::filesystem::path& path, std::vector<std::string>& seeds) {
  std::ifstream file(path, std::ios::binary);
  seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

std::vector<std::string> read_seeds(int count, char** paths) {
  std::vector<std::string> seeds = {""};
  for (int i = 2; i < count; ++i) {
    if (!std::filesystem::is_directory(paths[i])) {
      add_seed(paths[i], seeds);
      continue;
    }
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(paths[i])) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    for (const auto& path : found) add_seed(path, seeds);
  }
  return seeds;
}

}  // namespace

int main(int count, char** words) {
  const double seconds = count > 1 ? std::atof(words[1]) : 10;
  std::vector<std::string> seeds = read_seeds(count, words);
  Bender bender(seeds);
  const auto start = std::chrono::steady_clock::now();
  std::size_t runs = 0;
  while (std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() < seconds) {
    const std::string input = runs < seeds.size() ? seeds[runs] : bender.next();
    std::ofstream("fuzz-failure.bin", std::ios::binary) << input;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
    ++runs;
  }
  std::filesystem::remove("fuzz-failure.bin");
  std::printf("%zu inputs in %.0f s, no fault\n", runs, seconds);
  return 0;
}
