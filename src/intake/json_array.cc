// SPDX-License-Identifier: Apache-2.0
// Objects of an array are cut out by counting brackets outside strings, so that an array of any size is read in the
// memory of its largest object. Tested by: formats_test.cc.
#include <deque>

#include "intake/formats.h"
#include "intake/json_record.h"

namespace relata::intake {
namespace {

class JsonArraySource final : public DocumentSource {
 public:
  explicit JsonArraySource(Input input) : input_(std::move(input)), records_(input_.limits) {}

  Result<std::optional<RawDocument>> next() override {
    if (done_) return std::optional<RawDocument>();
    if (!find_object()) return finish();
    ++number_;
    const std::string place = input_.name + "#" + std::to_string(number_);
    const std::size_t size = object_size();
    if (size == 0) {
      done_ = true;
      if (input_.reader.failure()) return *input_.reader.failure();
      return Error{ErrorKind::invalid_input, place + ": the JSON array breaks off inside an object"};
    }
    if (size > input_.limits.record_bytes) return pass_over(place);
    const std::string object(input_.reader.peek(size).substr(0, size));
    input_.reader.take(size);
    auto record = records_.read(object, place);
    if (!record) return record.error();
    return std::optional<RawDocument>(std::move(*record));
  }

 private:
  Result<std::optional<RawDocument>> finish() {
    done_ = true;
    if (input_.reader.failure()) return *input_.reader.failure();
    return std::optional<RawDocument>();
  }

  // Takes everything up to the next "{"; false at the end.
  bool find_object() {
    while (true) {
      const std::string_view window = input_.reader.peek(1);
      if (window.empty()) return false;
      const std::size_t brace = window.find('{');
      input_.reader.take(brace == std::string_view::npos ? window.size() : brace);
      if (brace != std::string_view::npos) return true;
    }
  }

  // Bytes of the object at the front; limit + 1 if it is longer than the limit, 0 if the input ends in it.
  std::size_t object_size() {
    std::size_t depth = 0, i = 0;
    bool quoted = false, escaped = false;
    std::string_view window = input_.reader.peek(1);
    while (i <= input_.limits.record_bytes) {
      if (i == window.size()) {
        window = input_.reader.peek(i + 1);
        if (i == window.size()) return 0;
      }
      const char c = window[i++];
      if (quoted) {
        if (!escaped && c == '"') quoted = false;
        escaped = !escaped && c == '\\';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i;
      }
    }
    return input_.limits.record_bytes + 1;
  }

  // Counts on to the end of an object beyond the limit, keeping nothing.
  Result<std::optional<RawDocument>> pass_over(const std::string& place) {
    std::size_t depth = 0;
    bool quoted = false, escaped = false;
    for (std::string_view window = input_.reader.peek(1); !window.empty(); window = input_.reader.peek(1)) {
      for (std::size_t i = 0; i < window.size(); ++i) {
        const char c = window[i];
        if (quoted) {
          if (!escaped && c == '"') quoted = false;
          escaped = !escaped && c == '\\';
          continue;
        }
        quoted = c == '"';
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && --depth == 0) {
          input_.reader.take(i + 1);
          return too_long(place);
        }
      }
      input_.reader.take(window.size());
    }
    done_ = true;
    return too_long(place);
  }

  Error too_long(const std::string& place) const {
    return {ErrorKind::limit, place + ": the object has more than " + std::to_string(input_.limits.record_bytes) + " bytes, which is the limit"};
  }

  Input input_;
  JsonRecordReader records_;
  std::size_t number_ = 0;
  bool done_ = false;
};

class JsonObjectSource final : public DocumentSource {
 public:
  explicit JsonObjectSource(Input input) : input_(std::move(input)), records_(input_.limits) {}

  Result<std::optional<RawDocument>> next() override {
    if (!opened_) {
      opened_ = true;
      const std::size_t limit = input_.limits.record_bytes;
      const std::string_view all = input_.reader.peek(limit + 1);
      if (input_.reader.failure()) return *input_.reader.failure();
      if (all.size() > limit)
        return Error{ErrorKind::limit, input_.name + ": one JSON object of more than " + std::to_string(limit) + " bytes, which is the limit"};
      const auto items = records_.feed_items(all);
      items_.assign(items.begin(), items.end());
      feed_ = !items_.empty();
      if (!feed_) items_.emplace_back(all);
    }
    if (items_.empty()) return std::optional<RawDocument>();
    const std::string item = std::move(items_.front());
    items_.pop_front();
    ++number_;
    auto record = records_.read(item, feed_ ? input_.name + "#" + std::to_string(number_) : input_.name);
    if (!record) return record.error();
    return std::optional<RawDocument>(std::move(*record));
  }

 private:
  Input input_;
  JsonRecordReader records_;
  std::deque<std::string> items_;
  std::size_t number_ = 0;
  bool opened_ = false, feed_ = false;
};

}  // namespace

std::unique_ptr<DocumentSource> read_json_array(Input input) {
  return std::make_unique<JsonArraySource>(std::move(input));
}
std::unique_ptr<DocumentSource> read_json_object(Input input) {
  return std::make_unique<JsonObjectSource>(std::move(input));
}

}  // namespace relata::intake
