#include "corpora/decoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "corpora/byte_source.h"
#include "corpora/code_points.h"
#include "corpora/error.h"
#include "corpora/windows_1252.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kProbe = 1 << 12;   // bytes that tell UTF-16
constexpr std::size_t kSample = 1 << 16;  // bytes that ICU looks at

// UTF-8 with U+FFFD for each ill-formed sequence.
std::string with_replacements(std::string_view bytes, std::uint32_t& replaced) {
  std::string text;
  text.reserve(bytes.size());
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t at = 0; at < size;) {
    const std::int64_t begin = at;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(bytes.data()), at, size, c);
    if (c >= 0) {
      text.append(bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)));
      continue;
    }
    text += kReplacement;
    ++replaced;
  }
  return text;
}

std::string from_utf16(std::string_view bytes, bool big_endian, const std::string& path) {
  return read_all(utf16_as_utf8(bytes_of(bytes), big_endian), std::size_t(-1), path);
}

// `bytes` in the charset that ICU knows under this name; nothing where it knows none or the bytes do not fit it.
std::optional<std::string> from_charset(std::string_view bytes, const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(name.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::u16string utf16(bytes.size() * 2 + 8, u'\0');
  const auto length = ucnv_toUChars(converter.get(), utf16.data(), static_cast<std::int32_t>(utf16.size()),
                                    bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string text(static_cast<std::size_t>(length) * 3 + 1, '\0');
  std::int32_t size = 0;
  u_strToUTF8(text.data(), static_cast<std::int32_t>(text.size()), &size, utf16.data(), length, &status);
  if (U_FAILURE(status)) return std::nullopt;
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (const char byte : bytes) {
    append_code_point(text, onrecord::from_windows_1252(static_cast<unsigned char>(byte)));
  }
  return text;
}

// The first byte that no text in Windows-1252 or Latin-1 holds: a control character, or one that stands for nothing.
std::optional<std::size_t> find_no_text(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    const bool control = byte < 0x20 && (byte < '\t' || byte > '\r') && byte != 0x1A && byte != 0x1B;
    if (control || byte == 0x7F || is_undefined_in_windows_1252(byte)) return i;
  }
  return std::nullopt;
}

// What a declared name means: browsers read Latin-1 and ASCII as their superset (WHATWG Encoding Standard, labels).
std::string meant_charset(std::string_view declared) {
  const std::string name = lower_ascii(declared);
  for (const std::string_view superset_of : {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"}) {
    if (name == superset_of) return "windows-1252";
  }
  return name;
}

// Whether ICU takes bytes that are not well-formed UTF-8 for UTF-8 all the same, rather than for a one-byte charset.
bool is_mostly_utf8(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(ucsdet_open(&status), ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return false;
  for (std::int32_t i = 0; i < count; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    if (name == "UTF-8") return ucsdet_getConfidence(matches[i], &status) >= 50;
    if (name == "ISO-8859-1" || name == "windows-1252") return false;
  }
  return false;
}

Decoded finish(std::string text, std::string encoding, std::string reason, const std::string& path) {
  if (text.starts_with(kUtf8Mark)) text.erase(0, kUtf8Mark.size());
  if (const auto nul = text.find('\0'); nul != std::string::npos) {
    throw Error(path, "holds a NUL character at byte " + std::to_string(nul) + " of its text, so it is no text");
  }
  return {std::move(text), std::move(encoding), std::move(reason)};
}

}  // namespace

Utf16 looks_like_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return Utf16::little_endian;
  if (bytes.starts_with("\xFE\xFF")) return Utf16::big_endian;
  const std::string_view probe = bytes.substr(0, kProbe);
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < probe.size(); ++i) (i % 2 == 0 ? even : odd) += probe[i] == '\0';
  const std::size_t units = probe.size() / 2;
  if (units < 2) return Utf16::no;
  if (odd * 10 >= units * 7 && even * 10 < units) return Utf16::little_endian;
  if (even * 10 >= units * 7 && odd * 10 < units) return Utf16::big_endian;
  return Utf16::no;
}

Decoded decode(std::string_view bytes, const std::string& path, std::string_view declared) {
  if (bytes.starts_with(kUtf8Mark)) {
    std::uint32_t replaced = 0;
    Decoded decoded = finish(with_replacements(bytes, replaced), "UTF-8", "byte order mark", path);
    decoded.replaced = replaced;
    return decoded;
  }
  if (const Utf16 utf16 = looks_like_utf16(bytes); utf16 != Utf16::no) {
    const bool big_endian = utf16 == Utf16::big_endian;
    const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    return finish(from_utf16(bytes, big_endian, path), big_endian ? "UTF-16BE" : "UTF-16LE",
                  marked ? "byte order mark" : "detected", path);
  }
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
    throw Error(path, "holds a NUL byte at byte " + std::to_string(nul) + ", so it is no text");
  }
  const auto invalid = find_invalid_utf8(bytes);
  if (!invalid) return finish(std::string(bytes), "UTF-8", "well-formed", path);
  const std::string charset = meant_charset(declared);
  if (!charset.empty() && charset != "utf-8" && charset != "windows-1252") {
    if (auto text = from_charset(bytes, charset)) return finish(std::move(*text), charset, "declared", path);
  }
  if (is_mostly_utf8(bytes)) {
    std::uint32_t replaced = 0;
    Decoded decoded = finish(with_replacements(bytes, replaced), "UTF-8", "detected", path);
    decoded.replaced = replaced;
    return decoded;
  }
  if (const auto at = find_no_text(bytes)) {
    throw Error(path, "is no text in UTF-8 (byte " + std::to_string(*invalid) +
                          "), nor in Windows-1252 or Latin-1 (byte " + std::to_string(*at) + ")");
  }
  return finish(from_windows_1252(bytes), "windows-1252", charset == "windows-1252" ? "declared" : "detected", path);
}

}  // namespace onrecord
