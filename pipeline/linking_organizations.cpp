#include "pipeline/linking_organizations.h"

namespace onrecord {

NameWords usual_organization_words(NameWords words) {
  while (words.size() > 1 && is_company_ending(words.back())) words.pop_back();
  if (words.size() > 2 && words[0] == "us") words.erase(words.begin());
  if (words.size() > 3 && words[0] == "united" && words[1] == "states") words.erase(words.begin(), words.begin() + 2);
  if (words.size() > 1 && words[0] == "un") {
    words[0] = "nations";
    words.insert(words.begin(), "united");
  }
  return words;
}

std::string organization_signature(const NameWords& words) {
  std::string signature;
  for (const std::string& word : usual_organization_words(words)) signature += word;
  return signature;
}

}  // namespace onrecord
