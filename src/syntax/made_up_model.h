// SPDX-License-Identifier: Apache-2.0
// For tests: a model file with made-up weights, so that all but the quality of a reading can be tested without a
// trained one. It splits tokens wherever it may, ends no sentence inside a paragraph, knows "da", "pelo" and verbs in
// "-se".
#pragma once

#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "syntax/characters.h"

namespace relata::syntax {

/// Sections by name; change them before `file()` to make a model that is wrong in one place.
class MadeUpModel {
 public:
  static constexpr std::size_t dim = 32, hidden = 48, head = 16, rows = 64, slots = 64, max_words = 64;

  MadeUpModel() {
    const std::pair<const char*, std::size_t> counts[] = {
        {"dim", dim},   {"hidden", hidden}, {"layers", 2},    {"tag", head},      {"ner", head},    {"arc", head},
        {"lab", head},  {"rows", rows},     {"slots", slots}, {"lemma_slots", 8}, {"mwt_slots", 8}, {"n_upos", 3},
        {"n_feats", 3}, {"n_deprel", 4},    {"n_names", 7},   {"n_scripts", 3},   {"lin_bits", 14}, {"max_words", max_words}};
    for (const auto& [key, count] : counts) sections["config"] += std::string(key) + " " + std::to_string(count) + "\n";
    sections["config"] += "emb_scale 0.0078125\ngram_scale 0.015625\nlang pt\ntreebank made_up\ntrained never\n";
    add_words();
    add_layers();
    add_labels();
    add_text_tables();
  }

  std::string file(std::uint32_t version = 1) const {
    std::string table, body;
    const std::size_t start = (64 + sections.size() * 32 + 63) / 64 * 64;
    for (const auto& [name, bytes] : sections) {
      std::string entry = name;
      entry.resize(16, '\0');
      table += entry + raw<std::uint64_t>(start + body.size()) + raw<std::uint64_t>(bytes.size());
      body += bytes;
      body.resize((body.size() + 63) / 64 * 64, '\0');
    }
    table.resize(start - 64, '\0');
    const std::string rest = table + body;
    std::string header = "RELMODEL" + raw(version) + raw(static_cast<std::uint32_t>(sections.size())) + raw<std::uint64_t>(64 + rest.size()) +
                         raw(base::hash64(rest)) + "pt";
    header.resize(64, '\0');
    return header + rest;
  }

  std::map<std::string, std::string> sections;

  template <class T>
  static std::string raw(T value) {
    std::string bytes(sizeof value, '\0');
    std::memcpy(bytes.data(), &value, sizeof value);
    return bytes;
  }

 private:
  std::uint32_t noise() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state_ >> 33);
  }
  std::string bytes(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += static_cast<char>(static_cast<int>(noise() % 255) - 127);
    return out;
  }
  std::string floats(std::size_t count, float scale) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += raw((static_cast<float>(noise() % 2001) / 1000.0f - 1.0f) * scale);
    return out;
  }
  void dense(const std::string& name, std::size_t height, std::size_t width) {
    sections[name + ".w"] = bytes(height * width);
    std::string scale;
    for (std::size_t i = 0; i < height; ++i) scale += raw(0.25f / 127.0f / 127.0f);
    sections[name + ".s"] = scale;
    sections[name + ".b"] = floats(height, 0.3f);
  }

  static void put(std::vector<std::pair<std::uint64_t, std::uint32_t>>& table, std::uint64_t key, std::uint32_t value) {
    std::size_t slot = (key ^ key >> 32) & (table.size() - 1);
    while (table[slot].first != 0) slot = (slot + 1) & (table.size() - 1);
    table[slot] = {key, value};
  }
  void add_table(const std::string& keys, const std::string& values, std::size_t size,
                 const std::vector<std::pair<std::string, std::uint32_t>>& entries) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> table(size);
    for (const auto& [text, value] : entries) {
      KeyHash hash;
      hash.add(text);
      put(table, hash.key(), value);
    }
    for (const auto& [key, value] : table) {
      sections[keys] += raw(key);
      sections[values] += raw(value);
    }
  }

  void add_words() {
    std::vector<std::pair<std::string, std::uint32_t>> entries = {{"w", 1}};
    std::uint32_t row = 2;
    for (const char* key :
         {"wministro", "wsul-coreano", "gint", "gstr", "g^mi", "so", "sa", "ss", "sos", "pm", "pc", "SXx", "Sx", "Sxx", "SX", "Sd", "Sdd"}) {
      entries.emplace_back(key, row++);
    }
    add_table("feat.keys", "feat.rows", slots, entries);
    sections["emb"] = bytes(rows * dim);
  }

  void add_layers() {
    for (const char* way : {"f", "b"}) {
      dense(std::string("lstm.0.") + way, 4 * hidden, dim + hidden);
      dense(std::string("lstm.1.") + way, 4 * hidden, 3 * hidden);
    }
    dense("head", 6 * head, 2 * hidden);
    for (const char* name : {"upos", "feats", "lemma"}) dense(name, 3, head);
    dense("names", 7, head);
    dense("deprel", 4, head);
    sections["upos.feats"] = std::string("\1\1\1\1\1\1\1\1\1", 9);
    sections["names.trans"] = floats(8 * 7, 0.5f);
    sections["arc.root"] = bytes(head);
    for (int i = 0; i < 65; ++i) sections["arc.dist"] += raw<std::int32_t>(-i * 10);
    sections["lab.root"] = floats(head, 0.5f);
  }

  void add_labels() {
    sections["upos.txt"] = "NOUN\nVERB\nPROPN\n";
    sections["feats.txt"] = "_\nGender=Fem|Number=Sing\nMood=Ind|Number=Plur\n";
    sections["names.txt"] = "O\nB-PER\nI-PER\nB-LOC\nI-LOC\nB-ORG\nI-ORG\n";
    sections["deprel.txt"] = "nsubj\nnsubj:pass\nroot\nobj\n";
    sections["lemma.txt"] = "l\t0\t\t0\t\nl\t0\t\t1\to\nk\t0\t\t0\t\n";
  }

  void add_text_tables() {
    sections["lemma.pool"] = std::string("ministro\0ir\0", 12);
    add_table("lemma.keys", "lemma.vals", 8, {{"ministros\tNOUN", 0}, {"foi\tVERB", 9}});
    sections["mwt.pool"] = std::string("Ade a\0Apor o\0N\0", 15);
    add_table("mwt.keys", "mwt.vals", 8, {{"da", 0}, {"pelo", 6}, {"hor-se", 13}});
    sections["mwt.txt"] = "-se\t\tse\nr-se\tr\tse\n";
    for (const char* name : {"lin.tok", "lin.sent", "lin.mwt"}) sections[name] = std::string(32768, '\0');
    set_weight("lin.tok", "z", 100);  // the bias: always
    set_weight("lin.mwt", "z", 100);
    set_weight("lin.tok", "a-1\x1f-", -200);  // but not beside a hyphen
    set_weight("lin.tok", "a0\x1f-", -200);
  }

  void set_weight(const std::string& name, std::string_view feature, std::int16_t weight) {
    KeyHash hash;
    hash.add(feature);
    sections[name].replace(2 * ((hash.value() ^ hash.value() >> 32) & 16383), 2, raw(weight));
  }

  std::uint64_t state_ = 1;
};

/// A file in the tests' temporary folder.
inline std::filesystem::path write_test_file(const std::string& name, std::string_view bytes) {
  const std::filesystem::path path = std::filesystem::temp_directory_path() / ("relata_" + std::to_string(getpid()) + "_" + name);
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

}  // namespace relata::syntax
