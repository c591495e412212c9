// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "failures.h"
#include "output.h"
#include "relata/format.h"

namespace relata::cli {

Exit run_extract(const Arguments& arguments) {
  auto documents = Documents::open(arguments.inputs, arguments.input);
  if (!documents) return report(documents.error());
  auto failures = Failures::open(arguments);
  if (!failures) return report(failures.error());
  Output output;
  while (auto article = documents->next()) {
    if (!*article)
      failures->add("", article->error());
    else if (!output.write(article_json(**article, arguments.article_fields) + "\n"))
      break;
    if (arguments.strict && failures->any()) break;
  }
  return output.finish() ? failures->exit() : Exit::some_failed;
}

}  // namespace relata::cli
