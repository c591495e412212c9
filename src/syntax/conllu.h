// SPDX-License-Identifier: Apache-2.0
// CoNLL-U, the ten columns of Universal Dependencies: from a Document and into one.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "relata/article.h"
#include "relata/result.h"
#include "syntax/document.h"

namespace relata::syntax {

/// What a CoNLL-U file says: its text put together from the forms, and its words.
struct TreebankText {
  std::unique_ptr<Article> article;  ///< sentences divided by a space, paragraphs by a blank line
  Document document;                 ///< borrows `article`
  bool has_trees = true;             ///< false where a HEAD is "_": words cut out, but not analysed
};

/// Longest line, longest sentence in words; the text may have 16 MiB as any Article.
struct ConlluLimits {
  std::size_t line_bytes = 1u << 20;
  std::size_t sentence_words = 20000;
};

/// `place` begins every message ("gold.conllu"): "gold.conllu:17: HEAD 9 of a sentence of 5 words; ...". invalid_input
/// for what is no CoNLL-U (ids out of order, no or two roots, a cycle, unknown labels), limit for what is too large.
/// Empty nodes are left out.
Result<TreebankText> read_conllu(std::string_view text, std::string_view place, const ConlluLimits& limits = {});

/// Appends all sentences: `# newpar`, `# sent_id`, `# text`, multiword ranges, SpaceAfter=No, names as Name=B-PER in
/// MISC.
void write_conllu(const Document& document, std::string& out);
/// Appends one sentence, `number` from 1.
void write_conllu(const Document& document, const Sentence& sentence, std::size_t number, std::string& out);

}  // namespace relata::syntax
