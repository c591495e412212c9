// SPDX-License-Identifier: Apache-2.0
// Why a claim says what it says, and why a sentence gave none.
#include <cstdio>
#include <filesystem>

#include "commands.h"
#include "output.h"
#include "relata/run.h"

namespace relata::cli {
namespace {

std::string explain(const Reading& reading, const Claim& claim) {
  const ClaimSummary summary = summarise(reading, claim);
  std::string text = "  claim " + claim.id + "\n    " + summary.type + " " + summary.status + " by “" + summary.trigger +
                     "”: " + (summary.actors.empty() ? "?" : summary.actors) + (summary.recipients.empty() ? "" : " -> " + summary.recipients) + "\n";
  if (!summary.voice.empty()) text += "    says " + summary.voice + "\n";
  for (const std::string& step : claim.trace) text += "    - " + step + "\n";
  return text;
}

std::string explain(const Reading& reading, bool not_coded) {
  std::string text;
  for (std::uint32_t sentence = 0; sentence < reading.sentences.size(); ++sentence) {
    std::string inside;
    for (const Claim& claim : reading.claims) {
      if (claim.sentence == sentence) inside += explain(reading, claim);
    }
    if (inside.empty() && !not_coded) continue;
    if (inside.empty()) inside = "  no claim\n";
    for (const NotCoded& none : reading.not_coded) {
      if (not_coded && none.sentence == sentence) inside += "  not “" + std::string(reading.words(none.words)) + "”: " + none.reason + "\n";
    }
    text += "[" + std::to_string(sentence) + "] " + std::string(reading.words(reading.sentences[sentence])) + "\n" + inside;
  }
  return text;
}

Exit explain_stored(const Arguments& arguments, const std::string& id) {
  const auto archive = Archive::open(arguments.store, ArchiveMode::read);
  if (!archive) return report(archive.error());
  Query query;
  query.claim = id;
  const auto found = archive->find(query);
  if (!found) return report(found.error());
  if (found->empty()) return report({ErrorKind::not_found, id + ": no such claim in " + arguments.store + "; `relata find` lists them"});
  Output output;
  for (const StoredClaim& claim : *found) output.write(claim.doc + "\n“" + claim.sentence + "”\n" + claim.json + "\n");
  return output.finish() ? Exit::well : Exit::some_failed;
}

}  // namespace

Exit run_why(const Arguments& arguments) {
  if (!arguments.store.empty()) {
    if (arguments.inputs.size() != 1) {
      std::fputs("relata: why --store FILE needs one claim id\n", stderr);
      return Exit::usage;
    }
    return explain_stored(arguments, arguments.inputs.front());
  }
  auto opened = open_reader(arguments);
  if (const auto* code = std::get_if<Exit>(&opened)) return *code;
  auto documents = Documents::open(arguments.inputs, arguments.input);
  if (!documents) return report(documents.error());
  Output output;
  Exit exit = Exit::well;
  read_all(std::get<Reader>(opened), *documents, {1, {}}, [&](Outcome outcome) {
    if (!outcome.reading) {
      exit = report(outcome.reading.error());
      return true;
    }
    return output.write(explain(*outcome.reading, arguments.not_coded));
  });
  return output.finish() ? exit : Exit::some_failed;
}

}  // namespace relata::cli
