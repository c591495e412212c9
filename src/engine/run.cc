// SPDX-License-Identifier: Apache-2.0
#include "relata/run.h"

#include "base/pool.h"

namespace relata {

void read_all(const Reader& reader, Documents& documents, const RunOptions& options, const std::function<bool(Outcome)>& consume) {
  using Input = Result<Article>;
  const auto produce = [&]() -> std::optional<Input> { return documents.next(); };
  const auto work = [&](Input article) -> std::optional<Outcome> {
    if (!article) return Outcome{"", article.error()};
    if (options.skip && options.skip(*article)) return std::nullopt;
    std::string doc = article->doc;
    return Outcome{std::move(doc), reader.read(std::move(*article))};
  };
  const auto deliver = [&](std::optional<Outcome> outcome) { return !outcome || consume(std::move(*outcome)); };
  base::PipelineOptions pipeline;
  pipeline.jobs = options.jobs == 0 ? base::processor_count() : options.jobs;
  base::run_pipeline<Input, std::optional<Outcome>>(pipeline, produce, work, deliver);
}

}  // namespace relata
