// SPDX-License-Identifier: Apache-2.0
// Reads the towns that Debian's libgeonames0 and libgeonames-common carry (data of geonames.org, CC BY 4.0) and writes them as a table that
// compile_language reads: extract_geonames LIBRARY LOCALE_FOLDER LANGUAGE OUTPUT
// The towns lie in the library file as a GResource: a GVDB hash table whose one value is a zlib-packed GVariant of type
// a(ssssssudd): id, name, admin1 code, admin1 name, ISO 3166-1 alpha-2, country, time zone, population, latitude, longitude. Names in
// other languages lie in gettext catalogues keyed by id. Only data is read: the library is neither linked nor run.
#include <unicode/uloc.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

template <class Number>
Number number_at(std::string_view bytes, std::size_t at) {
  Number value{};
  if (at + sizeof value <= bytes.size()) std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

/// The value of the only entry of type 'v' in the GVDB table that begins at `table`.
std::string_view packed_value(std::string_view table) {
  const auto root_begin = number_at<std::uint32_t>(table, 16), root_end = number_at<std::uint32_t>(table, 20);
  const std::uint32_t bloom_words = number_at<std::uint32_t>(table, root_begin) & ((1U << 27U) - 1U);
  const auto buckets = number_at<std::uint32_t>(table, root_begin + 4);
  for (std::size_t item = root_begin + 8 + 4UL * bloom_words + 4UL * buckets; item + 24 <= root_end; item += 24) {
    if (table[item + 14] != 'v') continue;
    const auto begin = number_at<std::uint32_t>(table, item + 16), end = number_at<std::uint32_t>(table, item + 20);
    if (begin < end && end <= table.size()) return table.substr(begin, end - begin);
  }
  return {};
}

/// A GResource value: size, flags (1 = zlib), bytes.
std::string unpacked(std::string_view value) {
  const auto size = number_at<std::uint32_t>(value, 0);
  if (value.size() < 9 || size > (64U << 20U)) return {};
  std::string out(size, '\0');
  uLongf written = size;
  const auto* source = reinterpret_cast<const Bytef*>(value.data() + 8);
  if (uncompress(reinterpret_cast<Bytef*>(out.data()), &written, source, static_cast<uLong>(value.size() - 8)) != Z_OK) return {};
  out.resize(written);
  return out;
}

/// id -> name, from a gettext catalogue.
std::map<std::string, std::string> translations(const std::string& path) {
  const std::string bytes = read_file(path);
  std::map<std::string, std::string> names;
  if (number_at<std::uint32_t>(bytes, 0) != 0x950412de) return names;
  const auto count = number_at<std::uint32_t>(bytes, 8), originals = number_at<std::uint32_t>(bytes, 12),
             translated = number_at<std::uint32_t>(bytes, 16);
  const auto text = [&bytes](std::uint32_t entry) {
    const auto size = number_at<std::uint32_t>(bytes, entry), begin = number_at<std::uint32_t>(bytes, entry + 4);
    return begin <= bytes.size() && size <= bytes.size() - begin ? bytes.substr(begin, size) : std::string();
  };
  for (std::uint32_t i = 0; i < count && 8UL * i < bytes.size(); ++i) names[text(originals + 8 * i)] = text(translated + 8 * i);
  return names;
}

struct Town {
  std::string_view text[7];
  std::uint32_t population = 0;
  double latitude = 0, longitude = 0;
};

Town read_town(std::string_view row) {
  Town town;
  std::size_t at = 0;
  for (std::string_view& field : town.text) {
    const std::size_t end = std::min(row.find('\0', at), row.size());
    field = row.substr(at, end - at);
    at = end + 1;
  }
  at = (at + 3) / 4 * 4;
  town.population = number_at<std::uint32_t>(row, at);
  at = (at + 4 + 7) / 8 * 8;
  town.latitude = number_at<double>(row, at);
  town.longitude = number_at<double>(row, at + 8);
  return town;
}

std::string alpha3(std::string_view alpha2) {
  return uloc_getISO3Country(("und_" + std::string(alpha2)).c_str());
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    std::fputs("usage: extract_geonames LIBRARY LOCALE_FOLDER LANGUAGE OUTPUT\n", stderr);
    return 2;
  }
  const std::string library = read_file(arguments[1]);
  std::string towns;
  for (std::size_t at = library.find("GVariant"); at != std::string::npos && towns.empty(); at = library.find("GVariant", at + 1)) {
    if (number_at<std::uint32_t>(library, at + 8) == 0) towns = unpacked(packed_value(std::string_view(library).substr(at)));
  }
  const auto local = translations(std::string(arguments[2]) + "/" + arguments[3] + "/LC_MESSAGES/geonames.mo");
  std::ofstream out(arguments[4], std::ios::binary);
  out << "# Towns of geonames.org (CC BY 4.0), as packaged by Debian: name, name in " << arguments[3]
      << ", country, admin1, latitude, longitude, population\n";
  const std::size_t offsets = towns.size() < 4 ? 0 : number_at<std::uint32_t>(towns, towns.size() - 4);
  std::size_t written = 0, begin = 0;
  for (std::size_t entry = offsets; offsets != 0 && entry + 4 <= towns.size(); entry += 4) {
    const std::size_t end = number_at<std::uint32_t>(towns, entry);
    if (end < begin || end > offsets) break;
    const Town town = read_town(std::string_view(towns).substr(begin, end - begin));
    begin = (end + 7) / 8 * 8;
    const std::string country = alpha3(town.text[4]);
    if (country.size() != 3) continue;
    const auto name = local.find(std::string(town.text[0]));
    out << town.text[1] << '\t' << (name == local.end() ? std::string() : name->second) << '\t' << country << '\t' << town.text[3] << '\t'
        << town.latitude << '\t' << town.longitude << '\t' << town.population << '\n';
    ++written;
  }
  if (written < 1000) {
    std::fprintf(stderr, "%s: no towns found in it; is this the library of Debian's libgeonames0?\n", arguments[1]);
    return 1;
  }
  return out.flush() ? 0 : 1;
}
