// Language: which one a text is written in, by CLD2.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// The language of `text` (well-formed UTF-8) as ISO 639-1, "en", with a script where it has several ("zh-Hant"). A
// text that is too short or too mixed to tell counts as English, and so does one that is in good part English. Pure
// and thread-safe; linear in the text, of which the first 64 KiB are looked at.
std::string find_language(std::string_view text);

}  // namespace onrecord
