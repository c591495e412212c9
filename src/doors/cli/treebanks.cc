// SPDX-License-Identifier: Apache-2.0
// Words and trees for those who know CoNLL-U: relata parse --words, relata eval syntax.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

#include "commands.h"
#include "failures.h"
#include "output.h"
#include "relata/syntax.h"

namespace relata::cli {
namespace {

constexpr std::size_t largest_file = 256u << 20;

Result<std::string> read_whole(const std::string& path) {
  std::ifstream file;
  const bool standard = path == "-";
  if (!standard) file.open(path, std::ios::binary);
  std::istream& in = standard ? std::cin : file;
  if (!in) return Error{ErrorKind::not_found, "cannot open " + path};
  std::string bytes;
  char block[65536];
  while (in.read(block, sizeof block), in.gcount() > 0) {
    bytes.append(block, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > largest_file) return Error{ErrorKind::limit, path + ": more than 256 MiB; divide it"};
  }
  if (in.bad()) return Error{ErrorKind::io, "cannot read " + path};
  return bytes;
}

std::variant<TreebankReader, Exit> open_treebank_reader(const Arguments& arguments) {
  if (arguments.input.language.empty()) {
    std::fputs("relata: CoNLL-U says nothing of its language; give --lang, such as --lang pt\n", stderr);
    return Exit::usage;
  }
  auto reader = TreebankReader::open(arguments.data, arguments.input.language);
  if (!reader) return report(reader.error());
  return std::move(*reader);
}

std::string render_agreement(const std::vector<Agreement>& lines) {
  std::string out = "            precision   recall       F1\n";
  for (const Agreement& line : lines) {
    char row[80];
    std::snprintf(row, sizeof row, "%-10s %10.2f %8.2f %8.2f\n", line.measure.c_str(), line.precision, line.recall, line.f1);
    out += row;
  }
  return out;
}

}  // namespace

Exit run_parse_words(const Arguments& arguments) {
  auto opened = open_treebank_reader(arguments);
  if (const auto* code = std::get_if<Exit>(&opened)) return *code;
  auto failures = Failures::open(arguments);
  if (!failures) return report(failures.error());
  Output output;
  for (const std::string& path : arguments.inputs.empty() ? std::vector<std::string>{"-"} : arguments.inputs) {
    const auto bytes = read_whole(path);
    const auto trees = bytes ? std::get<TreebankReader>(opened).analyse(*bytes, path) : Result<std::string>(bytes.error());
    if (!trees) failures->add(path, trees.error());
    if ((trees && !output.write(*trees)) || (!trees && arguments.strict)) break;
  }
  return output.finish() ? failures->exit() : Exit::some_failed;
}

Exit run_eval(const Arguments& arguments) {
  auto opened = open_treebank_reader(arguments);
  if (const auto* code = std::get_if<Exit>(&opened)) return *code;
  Output output;
  for (const std::string& path : arguments.inputs) {
    const auto bytes = read_whole(path);
    if (!bytes) return report(bytes.error());
    const auto lines = std::get<TreebankReader>(opened).evaluate(*bytes, path);
    if (!lines) return report(lines.error());
    if (!output.write(render_agreement(*lines))) break;
  }
  return output.finish() ? Exit::well : Exit::some_failed;
}

}  // namespace relata::cli
