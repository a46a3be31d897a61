// Roles as evidence: which office or calling the words of a role name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// The office that a role names, by the word that descriptions of known entities have for it ("senator" for "Sen.",
// "vice president", "president" for "administration"); empty where it names none. Who has a "campaign" is a candidate.
std::string_view office_of(const std::string& role);

// Offices that roles name, a bit each.
using Offices = std::uint32_t;
Offices offices_of(const std::vector<std::string>& roles);
inline constexpr int kOffices = 12;  // bits in use

// Callings of which nobody is likely to have two while in the news, as titles of one word tell them: what is said at
// more length is too often somebody else's, and actors and pastors run for office.
enum class Calling : std::uint8_t { none, politics, arms, police, sport };
Calling calling_of(const std::string& role);

// Callings that members of Congress, ministers and governors hardly ever have while they are in the news.
bool is_other_calling(const std::string& role);

}  // namespace onrecord
