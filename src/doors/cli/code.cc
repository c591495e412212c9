// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "commands.h"
#include "failures.h"
#include "output.h"
#include "progress.h"
#include "relata/run.h"

namespace relata::cli {
namespace {

/// What a reading is written as.
std::string rendered(const Reading& reading, Format format, const Output& output) {
  return format == Format::table ? render_table(reading, output.style()) : render(reading, format);
}

Exit code_claims(const Arguments& arguments, const Reader& reader, Documents& documents, Failures& failures) {
  Output output;
  const Format format = arguments.format.value_or(output.terminal() ? Format::table : Format::jsonl);
  Progress progress(!arguments.quiet && !output.terminal());
  bool going = output.write(format_header(format));
  const auto consume = [&](Outcome outcome) {
    progress.count(outcome.reading ? outcome.reading->article.text.size() : 0, !outcome.reading);
    if (!outcome.reading) {
      failures.add(outcome.doc, outcome.reading.error());
      return !arguments.strict;
    }
    if (!arguments.quiet) failures.warn(*outcome.reading);
    going = going && output.write(rendered(*outcome.reading, format, output));
    return going;
  };
  if (going) read_all(reader, documents, {arguments.jobs, {}}, consume);
  return output.finish() ? failures.exit() : Exit::some_failed;
}

Exit parse_trees(const Arguments& arguments, const Reader& reader, Documents& documents, Failures& failures) {
  Output output;
  while (auto article = documents.next()) {
    if (!*article) {
      failures.add("", article->error());
    } else {
      const std::string doc = (*article)->doc;
      const auto trees = reader.parse(std::move(**article));
      if (!trees) failures.add(doc, trees.error());
      if (trees && !output.write(*trees)) break;
    }
    if (arguments.strict && failures.any()) break;
  }
  return output.finish() ? failures.exit() : Exit::some_failed;
}

}  // namespace

Exit run_code(const Arguments& arguments) {
  if (arguments.words) return run_parse_words(arguments);
  auto opened = open_reader(arguments);
  if (const auto* code = std::get_if<Exit>(&opened)) return *code;
  auto documents = Documents::open(arguments.inputs, arguments.input);
  if (!documents) return report(documents.error());
  auto failures = Failures::open(arguments);
  if (!failures) return report(failures.error());
  const Reader& reader = std::get<Reader>(opened);
  return arguments.conllu ? parse_trees(arguments, reader, *documents, *failures) : code_claims(arguments, reader, *documents, *failures);
}

}  // namespace relata::cli
