// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "commands.h"

int main(int count, char** words) {
  using namespace relata::cli;
  const auto read = read_arguments(count, words);
  if (const auto* code = std::get_if<Exit>(&read)) return static_cast<int>(*code);
  const Arguments& arguments = std::get<Arguments>(read);
  struct Command {
    const char* name;
    Exit (*run)(const Arguments&);
  };
  static constexpr Command commands[] = {{"code", run_code}, {"parse", run_code},        {"ingest", run_ingest}, {"extract", run_extract},
                                         {"find", run_find}, {"timeline", run_timeline}, {"dyads", run_dyads},   {"sources", run_sources},
                                         {"why", run_why},   {"doctor", run_doctor},     {"eval", run_eval}};
  for (const Command& command : commands) {
    if (arguments.command == command.name) return static_cast<int>(command.run(arguments));
  }
  std::fprintf(stderr, "relata: %s is not a command; see relata --help\n", arguments.command.c_str());
  return static_cast<int>(Exit::usage);
}
