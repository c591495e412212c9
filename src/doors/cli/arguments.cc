// SPDX-License-Identifier: Apache-2.0
// The only file that sees CLI11: its exceptions and its compile time stop here. docs/commands.md is written from these texts.
#include "arguments.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>

#include "commands.h"
#include "relata/version.h"

namespace relata::cli {
namespace {

/// Text options that become something else after parsing.
struct Raw {
  std::string format, date, from, to, data, like;
  bool version = false;
};

void add_reading(CLI::App& app, Arguments& arguments, Raw& raw) {
  app.add_option("inputs", arguments.inputs, "Files to read; - or nothing is standard input")->type_name("FILE");
  app.add_option("--date", raw.date, "Publication date of articles that carry none")->type_name("YYYY-MM-DD");
  app.add_option("--lang", arguments.input.language, "Language of the articles (pt, en, es) instead of identifying it")->type_name("CODE");
  app.add_option("--lexicon", arguments.lexicons, "Folder with entries of your own, laid over ours (may be given again)")->type_name("DIR");
  app.add_option("-j,--jobs", arguments.jobs, "Threads; 0 is one a processor")->capture_default_str();
  app.add_option("--errors", arguments.errors, "Also write every failed document to this file, one JSON object a line")->type_name("FILE");
  app.add_flag("--strict", arguments.strict, "Stop at the first document that fails");
  app.add_flag("-q,--quiet", arguments.quiet, "No progress, no warnings");
}

void add_query(CLI::App& app, Arguments& arguments, Raw& raw) {
  Query& query = arguments.query;
  app.add_option("--store", arguments.store, "The store to look in")->required()->type_name("FILE");
  app.add_option("--actor", query.actor, "Who did it: country code, name, office or lexicon id");
  app.add_option("--recipient", query.recipient, "To whom");
  app.add_option("--party", query.either, "Actor or recipient");
  app.add_option("--source", query.source, "Any voice that says so");
  app.add_option("--type", query.type, "PLOVER type, such as ASSAULT");
  app.add_option("--mode", query.mode, "PLOVER mode, such as visit");
  app.add_option("--status", query.status, "actual, planned, promised, threatened, requested, denied or hypothetical");
  app.add_option("--place", query.place, "Place name or country code");
  app.add_option("--lang", query.language, "Language of the article");
  app.add_option("--doc", query.doc, "One document, by its own id, URL or path");
  app.add_option("--words", query.words, "Words of the sentence (SQLite full-text query)");
  app.add_option("--from", raw.from, "First day of the act")->type_name("YYYY-MM-DD");
  app.add_option("--to", raw.to, "Last day of the act")->type_name("YYYY-MM-DD");
  app.add_option("--limit", query.limit, "At most so many rows; 0 is all")->capture_default_str();
}

CLI::App* add_command(CLI::App& app, const char* name, const char* purpose) {
  return app.add_subcommand(name, purpose)->fallthrough();
}

void add_reading_commands(CLI::App& app, Arguments& arguments, Raw& raw) {
  auto* code = add_command(app, "code", "Read articles and write their claims");
  add_reading(*code, arguments, raw);
  code->add_option("-f,--format", raw.format, "table (on a terminal), jsonl (in a pipe), or one of " + format_names() + "|conllu");
  auto* parse = add_command(app, "parse", "Write words and trees as CoNLL-U");
  add_reading(*parse, arguments, raw);
  parse->add_flag("--words", arguments.words, "Inputs are CoNLL-U: keep their sentences and words, find the rest (needs --lang)");
  auto* ingest = add_command(app, "ingest", "Read articles into a store; what is already there is left alone");
  add_reading(*ingest, arguments, raw);
  ingest->add_option("--store", arguments.store, "The store to fill; made if there is none")->required()->type_name("FILE");
  ingest->add_flag("--resume", arguments.resume, "Skip documents whose very text is already stored, without reading them again");
}

void add_extract(CLI::App& app, Arguments& arguments, Raw& raw) {
  auto* extract = add_command(app, "extract", "Find the article in pages of HTML; what else is read comes out in the same form");
  add_reading(*extract, arguments, raw);
  extract->add_option("--like", raw.like, "Field names to write: relata or trafilatura")->type_name("NAMES");
}

void add_eval(CLI::App& app, Arguments& arguments) {
  auto* eval = add_command(app, "eval", "Measure against a gold standard");
  auto* syntax = eval->add_subcommand("syntax", "Parse a treebank's raw text and score it by the CoNLL 2018 measures")->fallthrough();
  syntax->add_option("gold", arguments.inputs, "Treebanks in CoNLL-U")->required()->type_name("GOLD.conllu");
  syntax->add_option("--lang", arguments.input.language, "Language of the treebank (pt, en, es)")->type_name("CODE");
  eval->require_subcommand(1);
}

void add_store_commands(CLI::App& app, Arguments& arguments, Raw& raw) {
  auto* find = add_command(app, "find", "Find claims in a store");
  add_query(*find, arguments, raw);
  find->add_option("-f,--format", raw.format, "table (on a terminal) or jsonl (in a pipe)");
  add_query(*add_command(app, "timeline", "Claims day by day"), arguments, raw);
  add_query(*add_command(app, "dyads", "Who acts towards whom, counted by type"), arguments, raw);
  add_query(*add_command(app, "sources", "Who is relied on, for what, how often alone"), arguments, raw);
  auto* why = add_command(app, "why", "Explain a claim of a store, or each sentence of an article");
  why->add_option("what", arguments.inputs, "A claim's id (with --store) or a file to read")->type_name("CLAIM|FILE");
  why->add_option("--store", arguments.store, "The store that holds the claim")->type_name("FILE");
  why->add_option("--date", raw.date, "Publication date of the file")->type_name("YYYY-MM-DD");
  why->add_option("--lang", arguments.input.language, "Language of the file")->type_name("CODE");
  why->add_flag("--not", arguments.not_coded, "Also say what was considered and gave no claim");
}

bool read_day(const char* option, const std::string& text, std::optional<Day>& day) {
  if (text.empty()) return true;
  day = parse_day(text);
  if (!day) std::fprintf(stderr, "relata: %s %s is not a day; write it as 2025-07-12\n", option, text.c_str());
  return day.has_value();
}

/// Turns the text options into what they mean; false after a message.
bool finish(const Raw& raw, Arguments& arguments) {
  if (!read_day("--date", raw.date, arguments.input.date) || !read_day("--from", raw.from, arguments.query.from) ||
      !read_day("--to", raw.to, arguments.query.to)) {
    return false;
  }
  arguments.data = raw.data;
  arguments.input.data = raw.data;
  if (!raw.like.empty() && raw.like != "relata" && raw.like != "trafilatura") {
    std::fprintf(stderr, "relata: --like %s is unknown; choose relata|trafilatura\n", raw.like.c_str());
    return false;
  }
  if (raw.like == "trafilatura") arguments.article_fields = ArticleFields::trafilatura;
  arguments.conllu = raw.format == "conllu" || arguments.command == "parse";
  if (raw.format.empty() || raw.format == "conllu") return true;
  arguments.format = find_format(raw.format);
  if (!arguments.format) std::fprintf(stderr, "relata: --format %s is unknown; choose %s|conllu\n", raw.format.c_str(), format_names().c_str());
  return arguments.format.has_value();
}

}  // namespace

std::variant<Arguments, Exit> read_arguments(int count, char** words) {
  Arguments arguments;
  Raw raw;
  CLI::App app("Reads news and keeps a ledger of claims: who says that who did what to whom, where and when.", "relata");
  app.footer(
      "First steps: `relata code article.txt`, then `relata ingest articles/ --store news.db` and `relata timeline --store news.db`.\n"
      "Exit codes: 0 all well, 1 some documents failed, 2 wrong usage, 3 data or model missing.");
  app.add_flag("--version", raw.version, "Name the program and its models");
  app.add_option("--data", raw.data, "Folder of models and lexicons, instead of the one found beside the program")->type_name("DIR");
  app.require_subcommand(0, 1);
  add_reading_commands(app, arguments, raw);
  add_extract(app, arguments, raw);
  add_store_commands(app, arguments, raw);
  add_eval(app, arguments);
  add_command(app, "doctor", "Check that everything Relata needs is here and works");
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, std::cout, std::cerr) == 0 ? Exit::well : Exit::usage;
  }
  if (raw.version) {
    arguments.data = raw.data;
    return print_version(arguments);
  }
  const auto chosen = app.get_subcommands();
  if (chosen.empty()) {
    std::cerr << app.help();
    return Exit::usage;
  }
  arguments.command = chosen.front()->get_name();
  if (!finish(raw, arguments)) return Exit::usage;
  return arguments;
}

}  // namespace relata::cli
