// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace relata::base {
namespace {

// Closes what it holds; the happy path takes it out with release().
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

// True when all bytes are in the file; errno says why not.
bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.get() >= 0) ::fsync(opened.get());
}

}  // namespace

Error file_error(std::string_view doing, const std::filesystem::path& path, int error_number) {
  const ErrorKind kind = error_number == ENOENT || error_number == ENOTDIR ? ErrorKind::not_found : ErrorKind::io;
  return {kind, fmt::format("cannot {} {}: {}", doing, path.string(), std::generic_category().message(error_number))};
}

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return file_error("open", path, errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return file_error("open", path, errno);
  if (S_ISDIR(status.st_mode)) return file_error("open", path, EISDIR);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return MappedFile(nullptr, 0);
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (data == MAP_FAILED) return file_error("map", path, errno);
  return MappedFile(static_cast<const char*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return file_error("open", path, errno);
  std::string bytes;
  constexpr std::size_t step = std::size_t{1} << 18;
  while (true) {
    const std::size_t before = bytes.size();
    bytes.resize(before + step);
    const ssize_t got = ::read(file.get(), bytes.data() + before, step);
    if (got < 0 && errno == EINTR) {
      bytes.resize(before);
      continue;
    }
    if (got < 0) return file_error("read", path, errno);
    bytes.resize(before + static_cast<std::size_t>(got));
    if (bytes.size() > limit) {
      return Error{ErrorKind::limit, fmt::format("{} has more than {} bytes, which is the limit", path.string(), limit)};
    }
    if (got == 0) return bytes;
  }
}

Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
  std::string temporary = path.string() + ".part-XXXXXX";
  Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.get() < 0) return file_error("write", path, errno);
  // mkstemp gives 0600; a new file has what open() would give it, an old one keeps its mode.
  struct stat status {};
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(file.get(), ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0666 & ~mask);
  bool written = write_all(file.get(), bytes) && ::fsync(file.get()) == 0;
  int reason = errno;
  if (::close(file.release()) != 0 && written) {
    written = false;
    reason = errno;
  }
  if (written && ::rename(temporary.c_str(), path.c_str()) != 0) {
    written = false;
    reason = errno;
  }
  if (!written) {
    ::unlink(temporary.c_str());
    return file_error("write", path, reason);
  }
  sync_folder(path.parent_path());
  return {};
}

}  // namespace relata::base
