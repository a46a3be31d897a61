#include "corpora/language.h"

#include <cld2/public/compact_lang_det.h>

namespace onrecord {
namespace {

constexpr std::size_t kSample = 1 << 16;
constexpr int kGoodPart = 35;  // per cent of the text
constexpr int kMost = 60;
constexpr int kFewBytes = 80;  // of letters; CLD2 is unsure of less

}  // namespace

std::string find_language(std::string_view text) {
  std::string_view sample = text.substr(0, kSample);
  while (sample.size() < text.size() && (static_cast<unsigned char>(text[sample.size()]) & 0xC0) == 0x80) {
    sample.remove_suffix(1);  // not in the middle of a character
  }
  CLD2::Language languages[3];
  int percents[3];
  int letters = 0;
  bool is_reliable = false;
  const bool is_plain_text = true;
  CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), is_plain_text, languages, percents,
                                 &letters, &is_reliable);
  for (int i = 0; i < 3; ++i) {
    if (languages[i] == CLD2::ENGLISH && percents[i] >= kGoodPart) return "en";
  }
  const bool told = is_reliable && letters >= kFewBytes && percents[0] >= kMost &&
                    languages[0] != CLD2::UNKNOWN_LANGUAGE && languages[0] != CLD2::TG_UNKNOWN_LANGUAGE;
  return told ? CLD2::LanguageCode(languages[0]) : "en";
}

}  // namespace onrecord
