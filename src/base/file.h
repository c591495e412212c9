// SPDX-License-Identifier: Apache-2.0
// Files as the rest of Relata wants them: mapped, read within a limit, or written whole or not at all.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "relata/result.h"

namespace relata::base {

/// A read-only view of a whole file. Move-only; `bytes` stays valid across moves. An empty file gives an empty view.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const noexcept { return {data_, size_}; }

 private:
  MappedFile(const char* data, std::size_t size) : data_(data), size_(size) {}
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// The whole of a file; ErrorKind::limit if it has more than `limit` bytes. Also reads pipes and /dev/stdin.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

/// Puts `bytes` at `path` through a temporary file beside it, fsync and rename: a reader, a crash or a full disk
/// sees the old file or the new one, nothing between.
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

/// "cannot open data/x.txt: No such file or directory", with the kind that fits `error_number` (an errno).
Error file_error(std::string_view doing, const std::filesystem::path& path, int error_number);

}  // namespace relata::base
