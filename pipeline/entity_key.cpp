#include "pipeline/entity_key.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace onrecord {
namespace {

// Letters and digits in lower case without accents, hyphens for all else: "José Ortíz Jr." is "jose-ortiz-jr".
std::string slug(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decomposition = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size())));
  if (U_SUCCESS(status)) text = decomposition->normalize(text, status);
  text.foldCase();
  icu::UnicodeString folded;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_hasBinaryProperty(c, UCHAR_DIACRITIC) || u_charType(c) == U_NON_SPACING_MARK) continue;
    if (c == '\'' || c == 0x2019 || c == '.') continue;  // O'Dell, U.N.
    if (u_isalnum(c)) {
      folded += c;
    } else if (!folded.isEmpty() && folded.char32At(folded.length() - 1) != '-') {
      folded += static_cast<UChar32>('-');
    }
  }
  std::string result;
  folded.toUTF8String(result);
  if (result.ends_with('-')) result.pop_back();
  return result;
}

}  // namespace

std::string entity_key(EntityType type, std::string_view name) {
  std::string tail = slug(name);
  if (tail.empty()) tail = sha256_hex(name).substr(0, 16);  // a name of marks alone
  return std::string(to_string(type)) + '/' + tail;
}

}  // namespace onrecord
