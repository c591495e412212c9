// SPDX-License-Identifier: Apache-2.0
// A model file is believed only after its checksum, its section table and all sizes agree: after that nothing in it is
// checked again while reading text, so that a look-up costs a look-up. What a checksum cannot see (a file made wrong)
// is bounded here too: row numbers and pool offsets are walked once, a millisecond for a model of 16 MB. Example:
// pt.rmodel with one byte flipped gives "pt.rmodel: damaged (checksum ...); fetch or build it again". Format:
// docs/model-format.md, section 1. Tested by model_test.cc.
#include "syntax/model.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>
#include <map>
#include <utility>

#include "base/hash.h"

namespace relata::syntax {
namespace {

constexpr std::size_t header_bytes = 64, entry_bytes = 32, name_bytes = 16;
constexpr std::uint32_t known_version = 1;
constexpr std::size_t largest_file = 64u << 20;

template <class T>
T load(std::string_view bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::string_view until_zero(std::string_view padded) {
  return padded.substr(0, padded.find('\0'));
}

// Reads sections and keeps the first fault, so that the many reads below stand without a test each.
class SectionReader {
 public:
  SectionReader(std::string path, std::string_view bytes) : path_(std::move(path)), bytes_(bytes) {}

  bool failed() const { return !fault_.message.empty(); }
  const Error& fault() const { return fault_; }
  void fail(std::string finding, ErrorKind kind = ErrorKind::bad_data) {
    if (!failed()) fault_ = {kind, path_ + ": " + finding};
  }

  void read_header() {
    if (bytes_.size() < header_bytes || bytes_.substr(0, 8) != "RELMODEL") {
      return fail("not a Relata model; give a file made by tools/train");
    }
    const auto version = load<std::uint32_t>(bytes_, 8);
    if (version > known_version) {
      return fail(fmt::format("model version {} is newer than this program, which reads version {}; update Relata", version, known_version),
                  ErrorKind::unsupported);
    }
    if (version == 0) return fail("model version 0 does not exist; build the model again");
    if (load<std::uint64_t>(bytes_, 16) != bytes_.size()) {
      return fail(fmt::format("{} bytes instead of {}: cut short or grown; fetch or build it again", bytes_.size(), load<std::uint64_t>(bytes_, 16)));
    }
    checksum_ = load<std::uint64_t>(bytes_, 24);
    if (const std::uint64_t real = base::hash64(bytes_.substr(header_bytes)); real != checksum_) {
      return fail(fmt::format("damaged (checksum {:016x} instead of {:016x}); fetch or build it again", real, checksum_));
    }
    read_table(load<std::uint32_t>(bytes_, 12));
  }

  std::uint64_t checksum() const { return checksum_; }

  std::string_view text(const std::string& name) {
    const auto found = sections_.find(name);
    if (found != sections_.end()) return found->second;
    fail(fmt::format("section {} is missing; build the model again", name));
    return {};
  }

  template <class T>
  std::span<const T> array(const std::string& name, std::size_t count) {
    const std::string_view bytes = text(name);
    if (!failed() && bytes.size() != count * sizeof(T)) {
      fail(fmt::format("section {} has {} bytes where config asks for {}; build the model again", name, bytes.size(), count * sizeof(T)));
    }
    if (failed()) return {};
    return {reinterpret_cast<const T*>(bytes.data()), count};
  }

  DenseView dense(const std::string& name, std::size_t rows, std::size_t columns) {
    DenseView view;
    view.weights = array<std::int8_t>(name + ".w", rows * columns).data();
    view.scale = array<float>(name + ".s", rows).data();
    view.bias = array<float>(name + ".b", rows).data();
    view.rows = rows;
    view.columns = columns;
    return view;
  }

  std::vector<std::string_view> lines(const std::string& name) {
    std::string_view rest = text(name);
    std::vector<std::string_view> found;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      if (end == std::string_view::npos) {
        fail(fmt::format("section {} does not end with a line end; build the model again", name));
        break;
      }
      found.push_back(rest.substr(0, end));
      rest.remove_prefix(end + 1);
    }
    return found;
  }

  std::vector<std::string_view> labels(const std::string& name, std::size_t count) {
    std::vector<std::string_view> found = lines(name);
    if (!failed() && found.size() != count) {
      fail(fmt::format("section {} has {} lines where config asks for {}; build the model again", name, found.size(), count));
    }
    return found;
  }

  // `limit`: what every value must be below.
  KeyTable table(const std::string& keys, const std::string& values, std::size_t slots, std::size_t limit) {
    if (!failed() && (slots == 0 || (slots & (slots - 1)) != 0)) fail(keys + " has a number of slots that is no power of two");
    const auto key_span = array<std::uint64_t>(keys, slots);
    const auto value_span = array<std::uint32_t>(values, slots);
    for (std::size_t i = 0; i < value_span.size() && !failed(); ++i) {
      if (key_span[i] != 0 && value_span[i] >= limit) fail(fmt::format("{}: slot {} points outside; build the model again", values, i));
    }
    return {key_span, value_span};
  }

 private:
  void read_table(std::size_t count) {
    if (count > 1000 || header_bytes + count * entry_bytes > bytes_.size()) return fail("its section table is damaged; build the model again");
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = header_bytes + i * entry_bytes;
      const std::string name(until_zero(bytes_.substr(at, name_bytes)));
      const auto offset = load<std::uint64_t>(bytes_, at + name_bytes);
      const auto size = load<std::uint64_t>(bytes_, at + name_bytes + 8);
      if (offset % 64 != 0 || offset > bytes_.size() || size > bytes_.size() - offset) {
        return fail(fmt::format("section {} lies outside the file; build the model again", name));
      }
      sections_[name] = bytes_.substr(offset, size);
    }
  }

  std::string path_;
  std::string_view bytes_;
  std::map<std::string, std::string_view> sections_;
  std::uint64_t checksum_ = 0;
  Error fault_{ErrorKind::bad_data, ""};
};

template <class Number>
bool read_number(std::string_view text, Number& value) {
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc() && result.ptr == text.data() + text.size();
}

struct ConfigKeys {
  std::map<std::string_view, std::size_t*> counts;
  std::map<std::string_view, float*> floats;
  std::map<std::string_view, std::string*> texts;
};

ConfigKeys config_keys(ModelConfig& config) {
  return {{{"dim", &config.dim},
           {"hidden", &config.hidden},
           {"layers", &config.layers},
           {"tag", &config.tag},
           {"ner", &config.ner},
           {"arc", &config.arc},
           {"lab", &config.lab},
           {"rows", &config.rows},
           {"slots", &config.slots},
           {"lemma_slots", &config.lemma_slots},
           {"mwt_slots", &config.mwt_slots},
           {"n_upos", &config.n_upos},
           {"n_feats", &config.n_feats},
           {"n_deprel", &config.n_deprel},
           {"n_names", &config.n_names},
           {"n_scripts", &config.n_scripts},
           {"lin_bits", &config.lin_bits},
           {"max_words", &config.max_words}},
          {{"emb_scale", &config.emb_scale}, {"gram_scale", &config.gram_scale}},
          {{"lang", &config.lang}, {"treebank", &config.treebank}, {"trained", &config.trained}}};
}

void read_config(SectionReader& reader, ModelConfig& config) {
  ConfigKeys keys = config_keys(config);
  for (const std::string_view line : reader.lines("config")) {
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view key = line.substr(0, space);
    const std::string_view value = line.substr(std::min(space + 1, line.size()));
    bool good = true;
    if (const auto count = keys.counts.extract(key)) good = read_number(value, *count.mapped());
    if (const auto number = keys.floats.extract(key)) good = read_number(value, *number.mapped());
    if (const auto text = keys.texts.extract(key)) *text.mapped() = value;
    if (!good) reader.fail(fmt::format("config: {} is no number of {}; build the model again", value, key));
  }
  if (reader.failed()) return;
  if (!keys.counts.empty()) reader.fail(fmt::format("config lacks {}; build the model again", keys.counts.begin()->first));
  if (!keys.floats.empty()) reader.fail(fmt::format("config lacks {}; build the model again", keys.floats.begin()->first));
}

// Keeps every product of sizes far from overflow and every dimension fit for the kernels.
void check_config(SectionReader& reader, const ModelConfig& config) {
  const auto dimension = [&](std::string_view name, std::size_t value) {
    if (value == 0 || value > 4096 || value % 16 != 0) {
      reader.fail(fmt::format("config: {} {} is not a multiple of 16 from 16 to 4096; build the model again", name, value));
    }
  };
  dimension("dim", config.dim);
  dimension("hidden", config.hidden);
  dimension("tag", config.tag);
  dimension("ner", config.ner);
  dimension("arc", config.arc);
  dimension("lab", config.lab);
  const auto most = std::max({config.n_upos, config.n_feats, config.n_deprel, config.n_names, config.n_scripts});
  const auto least = std::min({config.n_upos, config.n_feats, config.n_deprel, config.n_names, config.n_scripts});
  if (most > 65535 || least == 0) reader.fail("config: a number of labels is out of range; build the model again");
  if (config.layers != 2) reader.fail(fmt::format("config: {} layers where 2 are known; build the model again", config.layers));
  if (config.rows == 0 || config.rows > (1u << 24) || config.lin_bits > 24) reader.fail("config: a table is out of range; build the model again");
  if (config.max_words < 16 || config.max_words > 2000) reader.fail("config: max_words is not between 16 and 2000; build the model again");
}

void read_encoder(SectionReader& reader, const ModelConfig& config, ModelSections& sections) {
  sections.features = reader.table("feat.keys", "feat.rows", config.slots, config.rows);
  sections.embedding = reader.array<std::int8_t>("emb", config.rows * config.dim);
  for (std::size_t layer = 0; layer < 2; ++layer) {
    const std::size_t input = layer == 0 ? config.dim : 2 * config.hidden;
    const std::string name = fmt::format("lstm.{}.", layer);
    sections.lstm[layer][0] = reader.dense(name + "f", 4 * config.hidden, input + config.hidden);
    sections.lstm[layer][1] = reader.dense(name + "b", 4 * config.hidden, input + config.hidden);
  }
}

void read_heads(SectionReader& reader, const ModelConfig& config, ModelSections& sections) {
  sections.head = reader.dense("head", config.tag + config.ner + 2 * config.arc + 2 * config.lab, 2 * config.hidden);
  sections.upos = reader.dense("upos", config.n_upos, config.tag);
  sections.feats = reader.dense("feats", config.n_feats, config.tag);
  sections.lemma = reader.dense("lemma", config.n_scripts, config.tag);
  sections.names = reader.dense("names", config.n_names, config.ner);
  sections.deprel = reader.dense("deprel", config.n_deprel, config.lab);
  sections.upos_feats = reader.array<std::uint8_t>("upos.feats", config.n_upos * config.n_feats);
  sections.name_transitions = reader.array<float>("names.trans", (config.n_names + 1) * config.n_names);
  sections.arc_root = reader.array<std::int8_t>("arc.root", config.arc);
  sections.arc_distance = reader.array<std::int32_t>("arc.dist", 65);
  sections.label_root = reader.array<float>("lab.root", config.lab);
  sections.upos_labels = reader.labels("upos.txt", config.n_upos);
  sections.feats_labels = reader.labels("feats.txt", config.n_feats);
  sections.name_labels = reader.labels("names.txt", config.n_names);
  sections.deprel_labels = reader.labels("deprel.txt", config.n_deprel);
  sections.lemma_scripts = reader.labels("lemma.txt", config.n_scripts);
}

void read_text_tables(SectionReader& reader, const ModelConfig& config, ModelSections& sections) {
  const auto pool = [&](const std::string& name) {
    const std::string_view bytes = reader.text(name);
    if (!bytes.empty() && bytes.back() != '\0') reader.fail(name + " does not end with zero; build the model again");
    return bytes;
  };
  sections.lemma_pool = pool("lemma.pool");
  sections.multiword_pool = pool("mwt.pool");
  sections.lemmas = reader.table("lemma.keys", "lemma.vals", config.lemma_slots, sections.lemma_pool.size());
  sections.multiwords = reader.table("mwt.keys", "mwt.vals", config.mwt_slots, sections.multiword_pool.size());
  sections.multiword_rules = reader.lines("mwt.txt");
  const std::size_t weights = std::size_t{1} << std::min<std::size_t>(config.lin_bits, 24);
  sections.token_weights = reader.array<std::int16_t>("lin.tok", weights);
  sections.sentence_weights = reader.array<std::int16_t>("lin.sent", weights);
  sections.multiword_weights = reader.array<std::int16_t>("lin.mwt", weights);
}

}  // namespace

Result<Model> Model::open(const std::filesystem::path& path) {
  auto file = base::MappedFile::open(path);
  if (!file) return file.error();
  if (file->bytes().size() > largest_file) return Error{ErrorKind::limit, path.string() + ": larger than 64 MiB, no model is"};
  Model model(std::move(*file));
  SectionReader reader(path.string(), model.file_.bytes());
  reader.read_header();
  if (!reader.failed()) read_config(reader, model.config_);
  if (!reader.failed()) check_config(reader, model.config_);
  if (!reader.failed()) read_encoder(reader, model.config_, model.sections_);
  if (!reader.failed()) read_heads(reader, model.config_, model.sections_);
  if (!reader.failed()) read_text_tables(reader, model.config_, model.sections_);
  if (reader.failed()) return reader.fault();
  const std::string_view code = until_zero(model.file_.bytes().substr(32, 8));
  model.identity_ = fmt::format("{}-{:016x}", code, reader.checksum());
  model.checksum_ = reader.checksum();
  return model;
}

}  // namespace relata::syntax
