// Names as words: what makes two spellings of a name comparable.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/models.h"

namespace onrecord {

using NameWords = std::vector<std::string>;

// The words of `name`, folded: lower case, without diacritics, stops and apostrophes. A hyphen parts words, a
// leading article and a possessive ending go: "the O’Malley-Núñez Group’s" gives omalley, nunez, group.
NameWords name_words(std::string_view name);

// The words of a person's name; a short form in brackets or quotation marks stands for the given names: "Adelheid (Ada)
// Oskan Vell" gives ada, vell.
NameWords person_words(std::string_view name);

// The words with one space between them.
std::string joined_words(const NameWords& words);

// A person's name in its parts. "Dr. Martin Luther King Jr." has given "martin", middle "luther", family "king",
// suffix "jr". A name of one word has that word as family.
struct PersonName {
  NameWords words;  // all, without suffix
  std::string suffix;

  const std::string& given() const { return words.front(); }
  const std::string& family() const { return words.back(); }
  bool is_full() const { return words.size() > 1; }
};
PersonName person_name(NameWords words);

// Whether two given names can be one person's: equal, an initial of the other, short form and full form, or spellings
// of one name ("Sergei" and "Sergey").
bool given_names_agree(const std::string& a, const std::string& b, const Models& models);

// Whether two full names can be one person's: family names equal, given names agree, and what stands between them
// does not contradict ("Ada Vell", "Ada R. Vell", "A. Rose Vell", "M. Ada Vell"; not "Ada R. Vell" and "Ada S. Vell").
// A text that has "Tom Crowe Jr." and "Tom Crowe" means two.
bool full_names_agree(const PersonName& a, const PersonName& b, const Models& models);

// Whether `part` is the beginning or the end of `whole`, and shorter.
bool is_proper_prefix(const NameWords& part, const NameWords& whole);
bool is_proper_suffix(const NameWords& part, const NameWords& whole);

// Whether a folded word ends a company's name and may be left out: "inc", "ltd".
bool is_company_ending(std::string_view word);

}  // namespace onrecord
