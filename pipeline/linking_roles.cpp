#include "pipeline/linking_roles.h"

#include <algorithm>
#include <array>

#include "corpora/words.h"
#include "stages/entities_names.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, kOffices> kNames = {
    "vice president", "attorney general", "senator", "representative", "governor",       "president",
    "secretary",      "justice",          "speaker", "mayor",          "prime minister", "candidate"};

bool has(const NameWords& words, std::initializer_list<std::string_view> list) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return is_one_of(word, list); });
}

}  // namespace

std::string_view office_of(const std::string& role) {
  const NameWords words = name_words(role);
  if (has(words, {"vice"}) && has(words, {"president"})) return "vice president";
  if (has(words, {"attorney"}) && has(words, {"general"})) return "attorney general";
  if (has(words, {"sen", "senator", "senators", "sens"})) return "senator";
  if (has(words, {"rep", "reps", "representative", "congressman", "congresswoman"})) return "representative";
  if (has(words, {"gov", "governor"})) return "governor";
  if (has(words, {"president", "presidents"}) || role == "administration") return "president";
  if (has(words, {"secretary"}) && !has(words, {"press", "assistant", "deputy"})) return "secretary";
  if (has(words, {"justice"})) return "justice";
  if (has(words, {"speaker"})) return "speaker";
  if (has(words, {"mayor"})) return "mayor";
  if (role == "campaign") return "candidate";
  if (has(words, {"premier"}) || (has(words, {"prime"}) && has(words, {"minister"}))) return "prime minister";
  return {};
}

Offices offices_of(const std::vector<std::string>& roles) {
  Offices offices = 0;
  for (const std::string& role : roles) {
    const auto at = std::find(kNames.begin(), kNames.end(), office_of(role));
    if (at != kNames.end()) offices |= Offices{1} << (at - kNames.begin());
  }
  return offices;
}

Calling calling_of(const std::string& role) {
  const NameWords words = name_words(role);
  if (words.size() != 1) return Calling::none;
  if (is_one_of(words[0], {"sen", "senator", "rep", "congressman", "congresswoman", "gov", "governor"}))
    return Calling::politics;
  if (is_one_of(words[0], {"admiral", "adm", "colonel", "col", "sergeant", "sgt", "lt", "lieutenant", "maj", "pvt"}))
    return Calling::arms;
  if (is_one_of(words[0], {"sheriff", "detective", "trooper", "constable"})) return Calling::police;
  if (is_one_of(words[0], {"coach", "quarterback", "pitcher", "striker"})) return Calling::sport;
  return Calling::none;
}

bool is_other_calling(const std::string& role) {
  const NameWords words = name_words(role);
  return !words.empty() &&
         is_one_of(words.back(),
                   {"professor", "actor",    "actress",   "coach",       "player",       "pitcher",      "pastor",
                    "singer",    "sheriff",  "sergeant",  "officer",     "driver",       "student",      "teacher",
                    "nurse",     "farmer",   "reporter",  "editor",      "admiral",      "adm",          "col",
                    "colonel",   "sgt",      "lt",        "captain",     "capt",         "photographer", "physician",
                    "waitress",  "engineer", "spokesman", "spokeswoman", "spokesperson", "pollster",     "musician"});
}

}  // namespace onrecord
