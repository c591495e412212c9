// SPDX-License-Identifier: Apache-2.0
#include "intake/sources.h"

#include <glob.h>

#include <algorithm>
#include <deque>
#include <filesystem>

#include "intake/detect.h"
#include "intake/formats.h"

namespace relata::intake {
namespace {

// Gives one Error, then ends.
class FailedSource final : public DocumentSource {
 public:
  explicit FailedSource(Error error) : error_(std::move(error)) {}
  Result<std::optional<RawDocument>> next() override {
    if (told_) return std::optional<RawDocument>();
    told_ = true;
    return error_;
  }

 private:
  Error error_;
  bool told_ = false;
};

std::unique_ptr<DocumentSource> fail(ErrorKind kind, std::string message) {
  return std::make_unique<FailedSource>(Error{kind, std::move(message)});
}

// One file after the other, each opened when its turn comes.
class FilesSource final : public DocumentSource {
 public:
  FilesSource(std::deque<std::string> paths, IntakeLimits limits) : paths_(std::move(paths)), limits_(limits) {}

  Result<std::optional<RawDocument>> next() override {
    while (true) {
      if (current_ == nullptr) {
        if (paths_.empty()) return std::optional<RawDocument>();
        const std::string path = std::move(paths_.front());
        paths_.pop_front();
        auto file = open_file(path);
        if (!file) return file.error();
        current_ = open_stream(std::move(*file), path, limits_);
      }
      auto document = current_->next();
      if (!document || *document) return document;
      current_ = nullptr;
    }
  }

 private:
  std::deque<std::string> paths_;
  IntakeLimits limits_;
  std::unique_ptr<DocumentSource> current_;
};

bool is_hidden(const std::filesystem::path& path) {
  return path.filename().string().starts_with('.');
}

Result<void> add_folder(const std::filesystem::path& folder, std::deque<std::string>& files) {
  std::vector<std::string> found;
  std::error_code error;
  auto walk = std::filesystem::recursive_directory_iterator(folder, std::filesystem::directory_options::skip_permission_denied, error);
  for (; !error && walk != std::filesystem::recursive_directory_iterator(); walk.increment(error)) {
    std::error_code ignored;
    if (is_hidden(walk->path())) {
      if (walk->is_directory(ignored)) walk.disable_recursion_pending();
    } else if (walk->is_regular_file(ignored)) {
      found.push_back(walk->path().string());
    }
  }
  if (error) return Error{ErrorKind::io, "cannot read folder " + folder.string() + ": " + error.message()};
  std::sort(found.begin(), found.end());
  files.insert(files.end(), found.begin(), found.end());
  return {};
}

Result<void> add_path(const std::string& path, std::deque<std::string>& files) {
  std::error_code error;
  if (path == "-") {
    files.push_back(path);
    return {};
  }
  if (std::filesystem::is_directory(path, error)) return add_folder(path, files);
  if (std::filesystem::exists(path, error)) {
    files.push_back(path);
    return {};
  }
  if (path.find_first_of("*?[") == std::string::npos) return Error{ErrorKind::not_found, "cannot open " + path + ": No such file or directory"};
  glob_t matches{};
  const bool found = ::glob(path.c_str(), 0, nullptr, &matches) == 0;  // sorted
  Result<void> added;
  for (std::size_t i = 0; found && i < matches.gl_pathc && added; ++i) added = add_path(matches.gl_pathv[i], files);
  ::globfree(&matches);
  if (!found) return Error{ErrorKind::not_found, "nothing matches " + path};
  return added;
}

}  // namespace

std::unique_ptr<DocumentSource> open_stream(std::unique_ptr<ByteStream> stream, const std::string& name, const IntakeLimits& limits) {
  auto plain = decompress(std::move(stream), name);
  if (!plain) return fail(plain.error().kind, name + ": " + plain.error().message);
  Input input{Reader(std::move(*plain)), name, limits};
  const std::string_view head = input.reader.peek(65536);
  const Format format = detect_format(head);
  switch (format) {
    case Format::empty:
      if (input.reader.failure()) return std::make_unique<FailedSource>(*input.reader.failure());
      return fail(ErrorKind::invalid_input, name + ": is empty");
    case Format::binary:
      return fail(ErrorKind::invalid_input, name + ": is " + std::string(describe_binary(head)) + ", not text, HTML, JSON Lines, WARC or a feed");
    case Format::json_lines:
      return read_json_lines(std::move(input));
    case Format::json_array:
      return read_json_array(std::move(input));
    case Format::json_object:
      return read_json_object(std::move(input));
    case Format::warc:
      return read_warc(std::move(input));
    case Format::feed:
      return read_feed(std::move(input));
    case Format::url_list:
      return read_url_list(std::move(input));
    case Format::html:
      return read_whole(std::move(input), ContentKind::html);
    default:
      return read_whole(std::move(input), ContentKind::text);
  }
}

Result<std::unique_ptr<DocumentSource>> open_documents(const std::vector<std::string>& paths, const IntakeLimits& limits) {
  std::deque<std::string> files;
  for (const std::string& path : paths) {
    if (auto added = add_path(path, files); !added) return added.error();
  }
  if (paths.empty()) files.push_back("-");
  return std::unique_ptr<DocumentSource>(std::make_unique<FilesSource>(std::move(files), limits));
}

}  // namespace relata::intake
