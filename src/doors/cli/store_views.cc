// SPDX-License-Identifier: Apache-2.0
// What a store holds, seen four ways: claims, days, dyads, voices.
#include <algorithm>
#include <cstdio>

#include "commands.h"
#include "output.h"
#include "relata/archive.h"

namespace relata::cli {
namespace {

/// Opens the store and asks; prints what `show` makes of the rows, or `none` if there are none.
template <class Ask, class Show>
Exit look(const Arguments& arguments, Ask ask, Show show) {
  const auto archive = Archive::open(arguments.store, ArchiveMode::read);
  if (!archive) return report(archive.error());
  const auto rows = ask(*archive);
  if (!rows) return report(rows.error());
  Output output;
  show(*rows, output);
  if (rows->empty() && output.terminal()) std::fputs("relata: nothing found; loosen the question or see `relata find --help`\n", stderr);
  return output.finish() ? Exit::well : Exit::some_failed;
}

std::string day_of(const StoredClaim& claim) {
  if (claim.begin.empty()) return "no date";
  return claim.begin == claim.end ? claim.begin : claim.begin + ".." + claim.end;
}

std::string status_of(const StoredClaim& claim) {
  return (claim.polarity == "negative" ? "not " : "") + claim.status;
}

std::string line_of(const StoredClaim& claim, const TableStyle& style) {
  std::string line = "  " + claim.type + " " + status_of(claim) + "  " + (claim.actors.empty() ? "?" : claim.actors);
  if (!claim.recipients.empty()) line += " -> " + claim.recipients;
  if (!claim.place.empty()) line += ", at " + claim.place;
  if (!claim.voice.empty()) line += "; says " + claim.voice;
  const std::string rest = "  [" + claim.doc + " " + claim.id.substr(0, 8) + "]";
  return line + (style.colour ? "\x1b[2m" + rest + "\x1b[0m" : rest) + "\n";
}

std::string pad(const std::string& text, std::size_t columns) {
  const auto width =
      static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  return text + std::string(width < columns ? columns - width : 1, ' ');
}

void show_days(const std::vector<StoredClaim>& claims, Output& output) {
  const TableStyle style = output.style();
  std::string day;
  for (const StoredClaim& claim : claims) {
    const std::string its = day_of(claim);
    if (its != day && !output.write((day.empty() ? "" : "\n") + (style.colour ? "\x1b[1m" + its + "\x1b[0m" : its) + "\n")) return;
    day = its;
    if (!output.write(line_of(claim, style))) return;
  }
}

void show_found(const Arguments& arguments, const std::vector<StoredClaim>& claims, Output& output) {
  const bool table = arguments.format.value_or(output.terminal() ? Format::table : Format::jsonl) == Format::table;
  for (const StoredClaim& claim : claims) {
    const std::string text = table ? day_of(claim) + line_of(claim, output.style()) + "      “" + claim.sentence + "”\n" : claim.json + "\n";
    if (!output.write(text)) return;
  }
}

}  // namespace

Exit run_find(const Arguments& arguments) {
  if (arguments.format && *arguments.format != Format::table && *arguments.format != Format::jsonl) {
    std::fputs("relata: find writes table or jsonl; for other formats use `relata code --format`\n", stderr);
    return Exit::usage;
  }
  return look(
      arguments, [&](const Archive& archive) { return archive.find(arguments.query); },
      [&](const auto& claims, Output& output) { show_found(arguments, claims, output); });
}

Exit run_timeline(const Arguments& arguments) {
  return look(
      arguments, [&](const Archive& archive) { return archive.find(arguments.query); },
      [](const auto& claims, Output& output) { show_days(claims, output); });
}

Exit run_dyads(const Arguments& arguments) {
  const auto show = [](const std::vector<Dyad>& dyads, Output& output) {
    for (const Dyad& dyad : dyads) {
      const std::string pair = (dyad.actor.empty() ? "?" : dyad.actor) + " -> " + (dyad.recipient.empty() ? "?" : dyad.recipient);
      if (!output.write(pad(pair, 24) + pad(dyad.type, 12) + pad(std::to_string(dyad.claims) + " claims", 14) + std::to_string(dyad.articles) +
                        " articles\n"))
        return;
    }
  };
  return look(
      arguments, [&](const Archive& archive) { return archive.dyads(arguments.query); }, show);
}

Exit run_sources(const Arguments& arguments) {
  const auto show = [](const std::vector<VoiceUse>& voices, Output& output) {
    for (const VoiceUse& voice : voices) {
      const std::string code = voice.country + (voice.sector.empty() ? "" : ":" + voice.sector);
      const std::string counts =
          std::to_string(voice.claims) + " claims, " + std::to_string(voice.alone) + " alone, " + std::to_string(voice.articles) + " articles";
      if (!output.write(pad(voice.voice, 36) + pad(code, 10) + pad(counts, 34) + voice.types + "\n")) return;
    }
  };
  return look(
      arguments, [&](const Archive& archive) { return archive.voices(arguments.query); }, show);
}

}  // namespace relata::cli
