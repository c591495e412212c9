// SPDX-License-Identifier: Apache-2.0
#include "intake/stream.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include "base/file.h"

namespace relata::intake {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 17;

class FileStream final : public ByteStream {
 public:
  FileStream(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  ~FileStream() override {
    if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  }
  Result<std::size_t> read(char* to, std::size_t size) override {
    while (true) {
      const ssize_t got = ::read(descriptor_, to, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) return base::file_error("read", path_, errno);
    }
  }

 private:
  int descriptor_;
  std::string path_;
};

class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes) : bytes_(bytes) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t count = std::min(size, bytes_.size());
    if (count > 0) std::memcpy(to, bytes_.data(), count);
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
};

// First gives what was looked at, then the rest.
class RejoinedStream final : public ByteStream {
 public:
  RejoinedStream(std::string seen, std::unique_ptr<ByteStream> rest) : seen_(std::move(seen)), rest_(std::move(rest)) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    if (given_ == seen_.size()) return rest_->read(to, size);
    const std::size_t count = std::min(size, seen_.size() - given_);
    std::memcpy(to, seen_.data() + given_, count);
    given_ += count;
    return count;
  }

 private:
  std::string seen_;
  std::size_t given_ = 0;
  std::unique_ptr<ByteStream> rest_;
};

// What the two decompressors share: a block of compressed input.
class Decompressor : public ByteStream {
 protected:
  Decompressor(std::unique_ptr<ByteStream> from, std::string name) : from_(std::move(from)), name_(std::move(name)), block_(block_bytes) {}

  Result<void> fill() {
    auto got = from_->read(block_.data(), block_.size());
    if (!got) return got.error();
    filled_ = *got;
    used_ = 0;
    ended_ = filled_ == 0;
    return {};
  }
  Error damaged(const char* codec, const char* finding) const { return {ErrorKind::bad_data, name_ + ": " + codec + " data " + finding}; }

  std::unique_ptr<ByteStream> from_;
  std::string name_;
  std::vector<char> block_;
  std::size_t filled_ = 0, used_ = 0;
  bool ended_ = false;
};

class GzipStream final : public Decompressor {
 public:
  GzipStream(std::unique_ptr<ByteStream> from, std::string name) : Decompressor(std::move(from), std::move(name)) {
    ready_ = inflateInit2(&zlib_, 15 + 16) == Z_OK;
  }
  ~GzipStream() override {
    if (ready_) inflateEnd(&zlib_);
  }

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (!ready_ || done_) return std::size_t{0};
    zlib_.next_out = reinterpret_cast<Bytef*>(to);
    zlib_.avail_out = static_cast<uInt>(size);
    while (zlib_.avail_out == size) {
      if (used_ == filled_) {
        if (auto filled = fill(); !filled) return stop(filled.error());
        if (ended_) return between_ ? finish() : stop(damaged("gzip", "breaks off before its end"));
      }
      // A member may be followed by another, or by zeros that pad a tape.
      if (between_ && block_[used_] == 0) {
        ++used_;
        continue;
      }
      between_ = false;
      zlib_.next_in = reinterpret_cast<Bytef*>(block_.data() + used_);
      zlib_.avail_in = static_cast<uInt>(filled_ - used_);
      const int status = inflate(&zlib_, Z_NO_FLUSH);
      used_ = filled_ - zlib_.avail_in;
      if (status == Z_STREAM_END) {
        between_ = true;
        inflateReset(&zlib_);
      } else if (status != Z_OK && status != Z_BUF_ERROR) {
        return stop(damaged("gzip", "is damaged"));
      }
    }
    return size - zlib_.avail_out;
  }

 private:
  Result<std::size_t> finish() {
    done_ = true;
    return std::size_t{0};
  }
  Result<std::size_t> stop(Error error) {
    done_ = true;
    return error;
  }

  z_stream zlib_{};
  bool ready_ = false, done_ = false, between_ = true;
};

class ZstdStream final : public Decompressor {
 public:
  ZstdStream(std::unique_ptr<ByteStream> from, std::string name)
      : Decompressor(std::move(from), std::move(name)), zstd_(ZSTD_createDStream(), ZSTD_freeDStream) {
    ZSTD_DCtx_setParameter(zstd_.get(), ZSTD_d_windowLogMax, 27);
  }

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (done_) return std::size_t{0};
    ZSTD_outBuffer out{to, size, 0};
    while (out.pos == 0) {
      if (used_ == filled_ && drained_) {
        if (auto filled = fill(); !filled) return stop(filled.error());
        if (ended_) return between_ ? stop_quietly() : stop(damaged("zstd", "breaks off before its end"));
      }
      ZSTD_inBuffer in{block_.data(), filled_, used_};
      const std::size_t left = ZSTD_decompressStream(zstd_.get(), &out, &in);
      used_ = in.pos;
      if (ZSTD_isError(left) != 0) return stop(damaged("zstd", ZSTD_getErrorName(left)));
      between_ = left == 0;
      drained_ = out.pos < size;
    }
    return out.pos;
  }

 private:
  Result<std::size_t> stop_quietly() {
    done_ = true;
    return std::size_t{0};
  }
  Result<std::size_t> stop(Error error) {
    done_ = true;
    return error;
  }

  std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> zstd_;
  bool done_ = false, between_ = true, drained_ = true;
};

}  // namespace

Result<std::unique_ptr<ByteStream>> open_file(const std::string& path) {
  if (path == "-") return std::unique_ptr<ByteStream>(std::make_unique<FileStream>(STDIN_FILENO, "standard input"));
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return base::file_error("open", path, errno);
  return std::unique_ptr<ByteStream>(std::make_unique<FileStream>(descriptor, path));
}

std::unique_ptr<ByteStream> open_memory(std::string_view bytes) {
  return std::make_unique<MemoryStream>(bytes);
}

Result<std::unique_ptr<ByteStream>> decompress(std::unique_ptr<ByteStream> stream, std::string name) {
  std::string head;
  while (head.size() < 4) {
    char bytes[4];
    auto got = stream->read(bytes, 4 - head.size());
    if (!got) return got.error();
    if (*got == 0) break;
    head.append(bytes, *got);
  }
  const bool gzip = head.starts_with("\x1f\x8b");
  const bool zstd = head == "\x28\xb5\x2f\xfd" || (head.size() == 4 && head.ends_with("\x2a\x4d\x18") && (head[0] & 0xf0) == 0x50);
  std::unique_ptr<ByteStream> whole = std::make_unique<RejoinedStream>(std::move(head), std::move(stream));
  if (gzip) return std::unique_ptr<ByteStream>(std::make_unique<GzipStream>(std::move(whole), std::move(name)));
  if (zstd) return std::unique_ptr<ByteStream>(std::make_unique<ZstdStream>(std::move(whole), std::move(name)));
  return whole;
}

std::string_view Reader::peek(std::size_t wanted) {
  while (buffer_.size() - begin_ < wanted && !ended_) {
    if (begin_ > 0 && begin_ * 2 >= buffer_.size()) {
      buffer_.erase(0, begin_);
      begin_ = 0;
    }
    const std::size_t before = buffer_.size();
    const std::size_t step = std::max(block_bytes, std::min(before - begin_, wanted));
    buffer_.resize(before + step);
    auto got = stream_->read(buffer_.data() + before, step);
    buffer_.resize(before + (got ? *got : 0));
    ended_ = !got || *got == 0;
    if (!got) failure_ = got.error();
  }
  return std::string_view(buffer_).substr(begin_);
}

void Reader::take(std::size_t count) {
  count = std::min(count, buffer_.size() - begin_);
  begin_ += count;
  position_ += count;
}

std::optional<Line> next_line(Reader& reader, std::size_t limit) {
  std::size_t searched = 0;  // bytes of the window known to hold no line end
  std::size_t passed = 0;    // bytes of a line beyond the limit that were given up
  if (reader.peek(1).empty()) return std::nullopt;
  while (true) {
    const std::string_view window = reader.peek(searched + 1);
    const std::size_t end = window.find('\n', searched);
    const bool found = end != std::string_view::npos;
    if (found || window.size() == searched) {
      const std::size_t length = found ? end : window.size();
      Line line{window.substr(0, length), passed + length, passed + length > limit};
      if (line.too_long) line.text = {};
      reader.take(found ? length + 1 : length);  // moves no bytes: the view stays
      if (line.text.ends_with('\r')) line.text.remove_suffix(1);
      return line;
    }
    searched = window.size();
    if (passed + searched > limit) {
      passed += searched;
      reader.take(searched);
      searched = 0;
    }
  }
}

}  // namespace relata::intake
