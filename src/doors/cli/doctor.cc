// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <string>

#include "commands.h"
#include "output.h"
#include "relata/version.h"

namespace relata::cli {
namespace {

std::string line(const LanguageVersion& language) {
  return "  " + language.code + "  model " + (language.model.empty() ? "missing" : language.model.substr(0, 12)) + ", lexicon " +
         language.lexicon.substr(0, 12) + "\n";
}

}  // namespace

std::variant<Reader, Exit> open_reader(const Arguments& arguments) {
  Options options;
  options.data = arguments.data;
  for (const std::string& folder : arguments.lexicons) options.lexicons.emplace_back(folder);
  auto reader = Reader::open(options);
  if (reader) return std::move(*reader);
  (void)report(reader.error());
  return Exit::data_missing;
}

Exit report(const Error& error) {
  std::fprintf(stderr, "relata: %s\n", error.message.c_str());
  if (error.kind == ErrorKind::bad_data) return Exit::data_missing;
  return error.kind == ErrorKind::invalid_input ? Exit::usage : Exit::some_failed;
}

Exit print_version(const Arguments& arguments) {
  std::printf("relata %s\n", std::string(version).c_str());
  Options options;
  options.data = arguments.data;
  const auto reader = Reader::open(options);
  if (!reader) return report(reader.error()), Exit::data_missing;
  for (const LanguageVersion& language : reader->languages()) std::fputs(line(language).c_str(), stdout);
  return Exit::well;
}

Exit run_doctor(const Arguments& arguments) {
  const auto opened = open_reader(arguments);
  if (const auto* code = std::get_if<Exit>(&opened)) return *code;
  const Reader& reader = std::get<Reader>(opened);
  Output output;
  output.write("relata " + std::string(version) + "\ndata  " + (arguments.data.empty() ? default_data_folder().string() : arguments.data) + "\n");
  std::size_t missing = 0;
  for (const LanguageVersion& language : reader.languages()) {
    std::string finding;
    missing += language.model.empty();
    if (!language.model.empty()) {
      Article article;
      article.text = "A.";
      article.language = language.code;
      const auto reading = reader.read(std::move(article));
      finding = reading ? "      reads\n" : "      does not read: " + reading.error().message + "\n";
      missing += !reading;
    }
    output.write(line(language) + finding);
  }
  output.write(missing == 0 ? "all well\n" : "not all well: build the data again with `make`, or give its folder with --data or RELATA_DATA\n");
  return missing == 0 ? Exit::well : Exit::data_missing;
}

}  // namespace relata::cli
