// SPDX-License-Identifier: Apache-2.0
// Articles into a store. Each article is one transaction, so that a killed run loses nothing it reported and repeats nothing when run again.
#include <cstdio>

#include "commands.h"
#include "failures.h"
#include "progress.h"
#include "relata/archive.h"
#include "relata/run.h"

namespace relata::cli {
namespace {

struct Tally {
  std::uint64_t added = 0, revisions = 0, unchanged = 0, claims = 0;
};

void count(Stored stored, const Reading& reading, Tally& tally) {
  if (stored == Stored::unchanged) {
    ++tally.unchanged;
    return;
  }
  ++(stored == Stored::added ? tally.added : tally.revisions);
  tally.claims += reading.claims.size();
}

void say_summary(const Tally& tally, const Progress& progress, const std::string& store) {
  std::fprintf(stderr, "%llu new, %llu revised, %llu unchanged, %llu failed; %llu claims; %.1f MB in %.1f s -> %s\n",
               static_cast<unsigned long long>(tally.added), static_cast<unsigned long long>(tally.revisions),
               static_cast<unsigned long long>(tally.unchanged), static_cast<unsigned long long>(progress.failures()),
               static_cast<unsigned long long>(tally.claims), static_cast<double>(progress.bytes()) / 1e6, progress.seconds(), store.c_str());
}

}  // namespace

Exit run_ingest(const Arguments& arguments) {
  auto opened = open_reader(arguments);
  if (const auto* code = std::get_if<Exit>(&opened)) return *code;
  auto documents = Documents::open(arguments.inputs, arguments.input);
  if (!documents) return report(documents.error());
  auto failures = Failures::open(arguments);
  if (!failures) return report(failures.error());
  auto archive = Archive::open(arguments.store, ArchiveMode::write);
  if (!archive) return report(archive.error());

  Tally tally;
  Progress progress(!arguments.quiet);
  std::optional<Error> fatal;
  const auto consume = [&](Outcome outcome) {
    progress.count(outcome.reading ? outcome.reading->article.text.size() : 0, !outcome.reading);
    if (!outcome.reading) {
      failures->add(outcome.doc, outcome.reading.error());
      return !arguments.strict;
    }
    if (!arguments.quiet) failures->warn(*outcome.reading);
    const auto stored = archive->add(*outcome.reading);
    if (!stored) {
      fatal = stored.error();
      return false;
    }
    count(*stored, *outcome.reading, tally);
    return true;
  };
  read_all(std::get<Reader>(opened), *documents, {arguments.jobs, {}}, consume);
  if (fatal) return report(*fatal);
  if (!arguments.quiet) say_summary(tally, progress, arguments.store);
  return failures->exit();
}

}  // namespace relata::cli
