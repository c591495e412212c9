// SPDX-License-Identifier: Apache-2.0
// The only file that sees toml++: its exceptions and its compile time stop here.
#include "lexicon/toml.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <sstream>

namespace relata::lexicon {
namespace {

Toml convert(const toml::node& node);

void convert_table(const toml::table& table, Toml& value) {
  value.kind = Toml::Kind::table;
  for (const auto& [key, member] : table) value.table.emplace_back(std::string(key.str()), convert(member));
  std::sort(value.table.begin(), value.table.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

/// The files of the world keep each language's names under its code ("pt", "gl"); which languages there are is not for us to say.
bool is_language_code(std::string_view key) {
  return key.size() == 2 && std::islower(static_cast<unsigned char>(key[0])) && std::islower(static_cast<unsigned char>(key[1]));
}

template <class Date>
std::string written(const Date& date) {
  std::ostringstream out;
  out << date;
  return out.str();
}

Toml convert(const toml::node& node) {
  Toml value;
  value.line = node.source().begin.line;
  if (const auto* table = node.as_table()) {
    convert_table(*table, value);
  } else if (const auto* array = node.as_array()) {
    value.kind = Toml::Kind::array;
    for (const toml::node& member : *array) value.array.push_back(convert(member));
  } else if (const auto* string = node.as_string()) {
    value.kind = Toml::Kind::string;
    value.string = string->get();
  } else if (const auto* integer = node.as_integer()) {
    value.kind = Toml::Kind::integer;
    value.integer = integer->get();
    value.real = static_cast<double>(value.integer);
  } else if (const auto* real = node.as_floating_point()) {
    value.kind = Toml::Kind::real;
    value.real = real->get();
  } else if (const auto* boolean = node.as_boolean()) {
    value.kind = Toml::Kind::boolean;
    value.boolean = boolean->get();
  } else {
    value.kind = Toml::Kind::string;
    if (const auto* date = node.as_date()) value.string = written(date->get());
    if (const auto* time = node.as_time()) value.string = written(time->get());
    if (const auto* both = node.as_date_time()) value.string = written(both->get());
  }
  return value;
}

}  // namespace

Toml::Toml() = default;
Toml::Toml(const Toml&) = default;
Toml::Toml(Toml&&) noexcept = default;
Toml& Toml::operator=(const Toml&) = default;
Toml& Toml::operator=(Toml&&) noexcept = default;
Toml::~Toml() = default;

const Toml& Toml::operator[](std::string_view key) const {
  static const Toml nothing;
  const auto found =
      std::lower_bound(table.begin(), table.end(), key, [](const auto& member, std::string_view wanted) { return member.first < wanted; });
  return found != table.end() && found->first == key ? found->second : nothing;
}

void Faults::add(const std::filesystem::path& file, std::uint32_t line, std::string_view finding) {
  messages_.push_back(file.generic_string() + ":" + std::to_string(line) + ": " + std::string(finding));
}

Error Faults::error() const {
  std::string all;
  for (std::size_t i = 0; i < messages_.size() && i < 20; ++i) all += (i == 0 ? "" : "\n") + messages_[i];
  if (messages_.size() > 20) all += "\nand " + std::to_string(messages_.size() - 20) + " more";
  return {ErrorKind::bad_data, all};
}

TomlFile TomlFile::read(const std::filesystem::path& path, Faults& faults) {
  TomlFile file;
  file.path_ = path;
  try {
    convert_table(toml::parse_file(path.string()), file.root_);
  } catch (const toml::parse_error& error) {
    faults.add(path, error.source().begin.line, error.description());
  } catch (const std::exception& error) {
    faults.add(path, 0, error.what());
  }
  return file;
}

TomlFile TomlFile::parse(std::string_view text, const std::filesystem::path& path, Faults& faults) {
  TomlFile file;
  file.path_ = path;
  try {
    convert_table(toml::parse(text), file.root_);
  } catch (const toml::parse_error& error) {
    faults.add(path, error.source().begin.line, error.description());
  }
  return file;
}

std::vector<const Toml*> TomlFile::tables(std::string_view key, Faults& faults) const {
  std::vector<const Toml*> found;
  const Toml& value = root_[key];
  if (value && value.kind != Toml::Kind::array) fault(value, std::string(key) + " must be written as [[" + std::string(key) + "]]", faults);
  for (const Toml& member : value.array) {
    if (member.kind == Toml::Kind::table) {
      found.push_back(&member);
    } else {
      fault(member, std::string(key) + " must hold tables", faults);
    }
  }
  return found;
}

std::string TomlFile::string(const Toml& table, std::string_view key, Presence presence, Faults& faults) const {
  const Toml& value = table[key];
  if (value && value.kind != Toml::Kind::string) fault(value, std::string(key) + " must be a string", faults);
  if (!value && presence == Presence::required) fault(table, std::string(key) + " is missing", faults);
  return value.string;
}

std::vector<std::string> TomlFile::strings(const Toml& table, std::string_view key, Presence presence, Faults& faults) const {
  const Toml& value = table[key];
  if (value.kind == Toml::Kind::string) return {value.string};
  if (value && value.kind != Toml::Kind::array) fault(value, std::string(key) + " must be a string or a list of strings", faults);
  if (!value && presence == Presence::required) fault(table, std::string(key) + " is missing", faults);
  std::vector<std::string> found;
  for (const Toml& member : value.array) {
    if (member.kind != Toml::Kind::string) fault(member, std::string(key) + " must hold strings", faults);
    found.push_back(member.string);
  }
  return found;
}

double TomlFile::number(const Toml& table, std::string_view key, double otherwise, Faults& faults) const {
  const Toml& value = table[key];
  if (!value) return otherwise;
  if (value.kind != Toml::Kind::integer && value.kind != Toml::Kind::real) fault(value, std::string(key) + " must be a number", faults);
  return value.real;
}

bool TomlFile::boolean(const Toml& table, std::string_view key, bool otherwise, Faults& faults) const {
  const Toml& value = table[key];
  if (!value) return otherwise;
  if (value.kind != Toml::Kind::boolean) fault(value, std::string(key) + " must be true or false", faults);
  return value.boolean;
}

void TomlFile::only(const Toml& table, std::initializer_list<std::string_view> known, Faults& faults) const {
  for (const auto& [key, value] : table.table) {
    if (std::find(known.begin(), known.end(), key) != known.end() || is_language_code(key)) continue;
    std::string list;
    for (const std::string_view name : known) list += (list.empty() ? "" : ", ") + std::string(name);
    fault(value, "unknown key " + key + "; known are " + list, faults);
  }
}

}  // namespace relata::lexicon
