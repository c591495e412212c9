// SPDX-License-Identifier: Apache-2.0
// Reads an article into sentences, words, trees and names with one language's model.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "relata/article.h"
#include "relata/result.h"
#include "syntax/document.h"
#include "syntax/kernel.h"
#include "text/sentence.h"

namespace relata::syntax {

/// Scratch memory of one thread, reused from article to article. Nothing in it changes a result. Move-only.
class Workspace {
 public:
  Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;
  ~Workspace();

 private:
  friend class Parser;
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// Opened once, then safe to share between threads. Move-only. Must outlive the Documents it made.
class Parser {
 public:
  /// not_found or io if the file cannot be read; bad_data if it is foreign or damaged; unsupported if newer than this
  /// program or made for an instruction set that this machine does not have.
  static Result<Parser> open(const std::filesystem::path& model, InstructionSet set = InstructionSet::best);
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;
  ~Parser();

  /// Abbreviations from the language's data (languages/<code>/sentences.toml). Call before the parser is shared.
  void use(text::SentenceRules rules);

  /// The same bits on every thread, and the same labels with every instruction set. The Document borrows `article`.
  Document parse(const Article& article, Workspace& workspace) const;
  /// For words already cut out: fills in everything but form, span, token and spacing, which are kept.
  void analyse(Document& document, Workspace& workspace) const;

  /// "pt-<16 hex digits>": changes with the model's bytes.
  const std::string& identity() const;
  /// ISO 639-1 code, as the model has it.
  const std::string& language() const;
  /// "AVX-512 VNNI"
  std::string_view instruction_set() const;

 private:
  struct Parts;
  explicit Parser(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace relata::syntax
