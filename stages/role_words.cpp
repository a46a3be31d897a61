#include "stages/role_words.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "corpora/words.h"
#include "models/hashing.h"

namespace onrecord {
namespace {

using Forms = std::unordered_map<std::string_view, std::string_view>;

std::string_view form_in(const Forms& forms, std::string_view word) {
  const auto form = forms.find(word);
  return form == forms.end() ? word : form->second;
}

// One word for all forms of a title, party or place.
std::string_view usual_form(std::string_view word) {
  static const Forms kForms = {{"pres", "president"},
                               {"r", "republican"},
                               {"d", "democrat"},
                               {"gop", "republican"},
                               {"democratic", "democrat"},
                               {"nominee", "candidate"},
                               {"businesswoman", "businessman"},
                               {"ala", "alabama"},
                               {"ariz", "arizona"},
                               {"ark", "arkansas"},
                               {"calif", "california"},
                               {"colo", "colorado"},
                               {"conn", "connecticut"},
                               {"del", "delaware"},
                               {"fla", "florida"},
                               {"ga", "georgia"},
                               {"ill", "illinois"},
                               {"ind", "indiana"},
                               {"kan", "kansas"},
                               {"ky", "kentucky"},
                               {"la", "louisiana"},
                               {"md", "maryland"},
                               {"mass", "massachusetts"},
                               {"mich", "michigan"},
                               {"minn", "minnesota"},
                               {"miss", "mississippi"},
                               {"mo", "missouri"},
                               {"mont", "montana"},
                               {"neb", "nebraska"},
                               {"nev", "nevada"},
                               {"okla", "oklahoma"},
                               {"ore", "oregon"},
                               {"pa", "pennsylvania"},
                               {"tenn", "tennessee"},
                               {"tex", "texas"},
                               {"vt", "vermont"},
                               {"va", "virginia"},
                               {"wash", "washington"},
                               {"wis", "wisconsin"},
                               {"wyo", "wyoming"}};
  return form_in(kForms, usual_title(word));
}

bool says_nothing(std::string_view word) {
  return is_one_of(word, {"the",  "a",   "an",  "of",    "for",  "and",  "in",    "on",   "at", "to",  "from",
                          "who",  "his", "her", "their", "its",  "this", "that",  "with", "by", "as",  "is",
                          "was",  "he",  "she", "they",  "it",   "we",   "said",  "says", "mr", "mrs", "ms",
                          "also", "but", "has", "had",   "told", "when", "while", "which"});
}

}  // namespace

std::string_view usual_title(std::string_view word) {
  static const Forms kForms = {{"sen", "senator"},
                               {"rep", "lawmaker"},
                               {"representative", "lawmaker"},
                               {"congressman", "lawmaker"},
                               {"congresswoman", "lawmaker"},
                               {"gov", "governor"},
                               {"spokesperson", "spokesman"},
                               {"spokeswoman", "spokesman"},
                               {"chairwoman", "chairman"},
                               {"chair", "chairman"},
                               {"prof", "professor"},
                               {"dr", "doctor"},
                               {"advisor", "adviser"},
                               {"gen", "general"},
                               {"sgt", "sergeant"},
                               {"capt", "captain"},
                               {"ceo", "executive"}};
  return form_in(kForms, word);
}

void append_role_words(std::string_view before, std::string_view token, std::vector<std::uint64_t>& words) {
  std::string word;
  const bool is_deputy = is_one_of(before, {"vice", "Vice", "deputy", "Deputy"});
  const auto take = [&] {
    const std::string_view form = usual_form(word);
    if (!form.empty() && !says_nothing(form)) words.push_back(combine(hash_bytes(form), is_deputy));
    word.clear();
  };
  for (const char c : token) {
    if (c == '-') {
      take();
    } else if (is_ascii_capital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0) {
      word += lower_ascii(c);
    }
  }
  take();
}

bool is_anonymous_role(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords = {
      "official",  "officials",  "spokesman", "spokeswoman", "spokesperson",  "spokespeople", "spokesmen",
      "aide",      "aides",      "adviser",   "advisers",    "advisor",       "advisors",     "diplomat",
      "diplomats", "staffer",    "staffers",  "source",      "sources",       "insider",      "insiders",
      "operative", "operatives", "lawmaker",  "lawmakers",   "administration"};
  return kWords.contains(word);
}

bool is_document(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords = {
      "report",   "reports",    "statement", "letter",     "email",     "e-mail",     "emails",
      "memo",     "memorandum", "article",   "headline",   "column",    "poll",       "polls",
      "survey",   "study",      "editorial", "bill",       "law",       "website",    "site",
      "sign",     "signs",      "banner",    "banners",    "tweet",     "transcript", "book",
      "ad",       "document",   "documents", "indictment", "complaint", "lawsuit",    "filing",
      "petition", "platform",   "manifesto", "resolution", "order",     "ruling",     "leaflet",
      "pamphlet", "post",       "release",   "analysis",   "invoices",  "video",      "which"};
  return kWords.contains(word);
}

}  // namespace onrecord
