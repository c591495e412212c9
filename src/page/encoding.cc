// SPDX-License-Identifier: Apache-2.0
#include "page/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "text/utf8.h"

namespace relata::page {
namespace {

constexpr std::size_t looked_at = 4096;

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return lower;
}

// charset=... in the first kilobytes, in <meta charset>, <meta http-equiv> or an XML declaration.
std::string declared_encoding(std::string_view bytes) {
  const std::string head = ascii_lower(bytes.substr(0, looked_at));
  for (const std::string_view key : {"charset", "encoding"}) {
    for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
      std::size_t i = at + key.size();
      while (i < head.size() && (head[i] == ' ' || head[i] == '=' || head[i] == '"' || head[i] == '\'')) ++i;
      if (i == at + key.size()) continue;
      const std::size_t end = head.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_:.", i);
      if (end != std::string::npos && end > i) return head.substr(i, end - i);
    }
  }
  return {};
}

// What browsers mean by a label: ISO-8859-1 and ASCII are windows-1252.
std::string browser_encoding(std::string_view label) {
  std::string name = ascii_lower(label);
  std::erase_if(name, [](char c) { return c == ' ' || c == '"' || c == '\''; });
  if (name == "iso-8859-1" || name == "latin1" || name == "latin-1" || name == "us-ascii" || name == "ascii" || name == "iso8859-1" ||
      name == "cp1252")
    return "windows-1252";
  if (name == "utf8" || name == "unicode-1-1-utf-8") return "utf-8";
  return name;
}

// Valid UTF-8, or nothing if ICU knows no such encoding.
bool convert(std::string_view bytes, const std::string& encoding, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> from(ucnv_open(encoding.c_str(), &status), ucnv_close);
  if (U_FAILURE(status) != 0) return false;
  std::vector<UChar> wide(bytes.size() + 16);
  UChar* to = wide.data();
  const char* source = bytes.data();
  ucnv_toUnicode(from.get(), &to, wide.data() + wide.size(), &source, bytes.data() + bytes.size(), nullptr, 1, &status);
  if (U_FAILURE(status) != 0) return false;
  out.clear();
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const UChar* unit = wide.data(); unit < to; ++unit) {
    char32_t c = *unit;
    if (c >= 0xd800 && c < 0xdc00 && unit + 1 < to && unit[1] >= 0xdc00 && unit[1] < 0xe000)
      c = 0x10000 + ((c - 0xd800) << 10) + (*++unit - 0xdc00U);
    else if (c >= 0xd800 && c < 0xe000)
      c = 0xfffd;
    text::append_code_point(out, c);
  }
  return true;
}

std::string detected_encoding(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(ucsdet_open(&status), ucsdet_close);
  if (U_FAILURE(status) != 0) return "windows-1252";
  ucsdet_enableInputFilter(detector.get(), 1);  // passes over markup
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), 65536)), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) != 0 || match == nullptr || ucsdet_getConfidence(match, &status) < 20) return "windows-1252";
  const char* name = ucsdet_getName(match, &status);
  return U_FAILURE(status) != 0 || name == nullptr ? "windows-1252" : browser_encoding(name);
}

Decoded as_utf8(std::string_view bytes) {
  if (!text::find_utf8_error(bytes)) return {std::string(bytes), "utf-8", false};
  return {text::repair_utf8(bytes, text::Utf8Repair::windows_1252), "utf-8", true};
}

// Whether nearly all of it is UTF-8, with a bad byte here and there.
bool mostly_utf8(std::string_view bytes) {
  std::size_t faults = 0, high = 0;
  for (const char c : bytes) high += static_cast<unsigned char>(c) >= 0xc2;
  while (const auto error = text::find_utf8_error(bytes)) {
    if (++faults * 20 > high) return false;
    bytes.remove_prefix(error->offset + 1);
  }
  return true;
}

}  // namespace

Decoded decode_page(std::string_view bytes, std::string_view charset) {
  Decoded decoded;
  if (bytes.starts_with("\xef\xbb\xbf")) return as_utf8(bytes.substr(3));
  for (const auto& [mark, name] : {std::pair<std::string_view, const char*>{"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"}}) {
    if (bytes.starts_with(mark) && convert(bytes.substr(2), name, decoded.text)) return {std::move(decoded.text), name, false};
  }
  const bool valid = !text::find_utf8_error(bytes);
  std::string label = browser_encoding(charset);
  if (label.empty()) label = browser_encoding(declared_encoding(bytes));
  // Valid UTF-8 with letters beyond ASCII is UTF-8 whatever it says; UTF-16 in a <meta> one can read is a lie.
  if (valid && (label.empty() || !label.starts_with("utf-16") || bytes.find('\0') == std::string_view::npos)) {
    const bool seven_bit_escape = label.starts_with("iso-2022") || label == "utf-7" || label.starts_with("hz-");
    if (!seven_bit_escape) return {std::string(bytes), "utf-8", false};
  }
  if (label == "utf-8" && mostly_utf8(bytes)) return as_utf8(bytes);
  if (label.empty() || label == "utf-8" || (label.starts_with("utf-16") && bytes.find('\0') == std::string_view::npos))
    label = detected_encoding(bytes);
  if (label == "utf-8") return as_utf8(bytes);
  if (convert(bytes, label, decoded.text)) {
    decoded.encoding = label;
    decoded.repaired = decoded.text.find("\xef\xbf\xbd") != std::string::npos;
    return decoded;
  }
  return {text::repair_utf8(bytes, text::Utf8Repair::windows_1252), "windows-1252", true};
}

}  // namespace relata::page
