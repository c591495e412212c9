// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "intake/formats.h"
#include "intake/json_record.h"

namespace relata::intake {
namespace {

// "https://a.example/x?y" -> "https___a_example_x_y"
std::string file_name_of(std::string_view url) {
  std::string name(url.substr(0, 200));
  for (char& c : name) {
    const bool kept = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!kept) c = '_';
  }
  return name;
}

class UrlListSource final : public DocumentSource {
 public:
  explicit UrlListSource(Input input) : input_(std::move(input)) {
    const std::filesystem::path list(input_.name);
    for (const auto& folder : {std::filesystem::path(list.string() + ".pages"), list.parent_path() / list.stem()}) {
      std::error_code ignored;
      if (folder_.empty() && std::filesystem::is_directory(folder, ignored)) folder_ = folder;
    }
  }

  Result<std::optional<RawDocument>> next() override {
    if (folder_.empty() && !told_) {
      told_ = true;
      return Error{ErrorKind::invalid_input, input_.name + ": a list of addresses; Relata fetches nothing, so put their pages into " + input_.name +
                                                 ".pages/1.html, 2.html, ..."};
    }
    if (folder_.empty()) return std::optional<RawDocument>();
    while (auto line = next_line(input_.reader, 65536)) {
      ++number_;
      const std::string url(line->text.substr(0, line->text.find_first_of(" \t")));
      if (url.empty()) continue;
      return read_page(url);
    }
    return std::optional<RawDocument>();
  }

 private:
  Result<std::optional<RawDocument>> read_page(const std::string& url) {
    for (const std::string& stem : {std::to_string(number_), file_name_of(url)}) {
      for (const char* extension : {".html", ".htm", ".html.gz", ".html.zst", ""}) {
        const std::filesystem::path path = folder_ / (stem + extension);
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(path, ignored)) continue;
        auto file = open_file(path.string());
        if (!file) return file.error();
        auto plain = decompress(std::move(*file), path.string());
        if (!plain) return plain.error();
        auto document = read_whole({Reader(std::move(*plain)), path.string(), input_.limits}, ContentKind::html)->next();
        if (!document) return document;
        (*document)->doc = (*document)->url = url;
        (*document)->site = host_of(url);
        return document;
      }
    }
    return Error{ErrorKind::not_found, input_.name + "#" + std::to_string(number_) + ": no page for " + url + " in " + folder_.string()};
  }

  Input input_;
  std::filesystem::path folder_;
  std::size_t number_ = 0;
  bool told_ = false;
};

}  // namespace

std::unique_ptr<DocumentSource> read_url_list(Input input) {
  return std::make_unique<UrlListSource>(std::move(input));
}

}  // namespace relata::intake
