#include "stages/entities_names.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "corpora/code_points.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Compatibility decomposition without the marks, in folded case. Letters that do not decompose are spelt out.
std::string without_diacritics(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfkd = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  const icu::UnicodeString decomposed = nfkd->normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))), status);
  icu::UnicodeString plain;
  for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
    const UChar32 c = decomposed.char32At(at);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    switch (c) {
      case 0xD8:
      case 0xF8:
        plain += u'o';
        break;
      case 0x141:
      case 0x142:
        plain += u'l';
        break;
      case 0x110:
      case 0x111:
      case 0xF0:
        plain += u'd';
        break;
      case 0x131:
        plain += u'i';
        break;
      case 0xC6:
      case 0xE6:
        plain += u"ae";
        break;
      case 0x152:
      case 0x153:
        plain += u"oe";
        break;
      default:
        plain += c;
    }
  }
  std::string folded;
  plain.foldCase().toUTF8String(folded);
  return folded;
}

bool is_suffix(std::string_view word) { return is_one_of(word, {"jr", "sr", "ii", "iii", "iv", "esq", "phd", "md"}); }

bool is_short_form(const std::string& shorter, std::string_view full, const Models& models) {
  const auto forms = models.nicknames.find(shorter);
  if (!forms) return false;
  std::string_view rest = *forms;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    if (rest.substr(0, end) == full) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

// What spellings of one given name share: "Sergei" and "Sergey", "Qassem" and "Qasem", "Lindsey" and "Lindsay".
std::string sound_of(std::string_view name) {
  std::string sound;
  for (char c : name) {
    if (c == 'y') c = 'i';
    if (sound.empty() || sound.back() != c) sound += c;
  }
  if (sound.ends_with("ai") || sound.ends_with("ei")) sound.erase(sound.size() - 2, 1);
  return sound;
}

bool is_particle(std::string_view word) {
  return is_one_of(word, {"al", "el", "bin", "ibn", "de", "van", "von", "der"});
}

// Whether the name begins with an initial before a given name that is written out: "J. Cole Marsh".
bool has_leading_initial(const PersonName& name) {
  return name.words.size() > 2 && name.words[0].size() == 1 && name.words[1].size() > 1;
}

PersonName without_first_word(PersonName name) {
  name.words.erase(name.words.begin());
  return name;
}

// The first of the words between given name and family name that is no particle; empty where there is none.
std::string_view middle_name(const PersonName& name) {
  for (std::size_t i = 1; i + 1 < name.words.size(); ++i) {
    if (!is_particle(name.words[i])) return name.words[i];
  }
  return {};
}

}  // namespace

NameWords name_words(std::string_view name) {
  const std::string folded = is_ascii(name) ? std::string(name) : without_diacritics(name);
  NameWords words;
  std::string word;
  const auto finish = [&] {
    if (!word.empty() && !(words.empty() && word == "the")) words.push_back(word);
    word.clear();
  };
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = code_point_at(folded, at);
    const bool apostrophe = c.value == '\'' || c.value == 0x2019 || c.value == 0x2018 || c.value == 0x2BC;
    if (apostrophe) {
      const std::size_t s = at + c.size;
      const bool possessive =
          s < folded.size() && (folded[s] | 0x20) == 's' && (s + 1 == folded.size() || folded[s + 1] == ' ');
      at = possessive ? s + 1 : s;
      continue;
    }
    at += c.size;
    if (c.value == '.') continue;
    if (!u_isalnum(static_cast<UChar32>(c.value)) && c.value != '&' && c.value != '+') {
      finish();
      continue;
    }
    if (c.value < 0x80) {
      word += static_cast<char>(c.value >= 'A' && c.value <= 'Z' ? c.value | 0x20 : c.value);
    } else {
      word += folded.substr(at - c.size, c.size);
    }
  }
  finish();
  if (words.empty()) words.emplace_back(name);
  return words;
}

NameWords person_words(std::string_view name) {
  const std::size_t open = name.find('(');
  const std::size_t close = name.find(')', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos || open == 0) return name_words(name);
  NameWords words = name_words(name.substr(open + 1, close - open - 1));
  const NameWords behind = name_words(name.substr(close + 1));
  if (name.find_first_not_of(' ', close + 1) == std::string_view::npos || words.size() != 1) return name_words(name);
  const PersonName last = person_name(behind);
  words.push_back(last.family());
  if (!last.suffix.empty()) words.push_back(last.suffix);
  return words;
}

std::string joined_words(const NameWords& words) {
  std::string joined;
  for (const std::string& word : words) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return joined;
}

PersonName person_name(NameWords words) {
  PersonName name;
  while (words.size() > 1 && is_suffix(words.back())) {
    name.suffix = words.back();
    words.pop_back();
  }
  name.words = std::move(words);
  return name;
}

bool given_names_agree(const std::string& a, const std::string& b, const Models& models) {
  if (a == b) return true;
  if (a.size() == 1 || b.size() == 1) return a[0] == b[0];
  return is_short_form(a, b, models) || is_short_form(b, a, models) || sound_of(a) == sound_of(b);
}

bool full_names_agree(const PersonName& a, const PersonName& b, const Models& models) {
  if (!a.is_full() || !b.is_full() || a.family() != b.family()) return false;
  if (a.suffix != b.suffix) return false;
  if (has_leading_initial(a) && b.given().size() > 1 && full_names_agree(without_first_word(a), b, models)) return true;
  if (has_leading_initial(b) && a.given().size() > 1 && full_names_agree(a, without_first_word(b), models)) return true;
  if (!given_names_agree(a.given(), b.given(), models)) return false;
  const std::string_view one = middle_name(a);
  const std::string_view other = middle_name(b);
  if (one.empty() || other.empty() || one == other) return true;
  return (one.size() == 1 || other.size() == 1) && one[0] == other[0];
}

bool is_proper_prefix(const NameWords& part, const NameWords& whole) {
  return part.size() < whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

bool is_proper_suffix(const NameWords& part, const NameWords& whole) {
  return part.size() < whole.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

bool is_company_ending(std::string_view word) {
  return is_one_of(
      word, {"inc", "corp", "corporation", "co", "company", "ltd", "llc", "llp", "lp", "plc", "ag", "gmbh", "sa"});
}

}  // namespace onrecord
