// WARC: what a web crawler saved (ISO 28500), one record behind the other.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpora/splitting.h"

namespace onrecord {

// The next record with its header, which begins with "WARC/". Bytes before it are passed over.
std::optional<Taken> take_warc_record(Window& window, std::size_t limit);

// Whether a record, of which the first bytes are enough, holds a page: a response with status 200, a resource or a
// conversion, that is HTML or plain text.
bool is_warc_page(std::string_view record);

// The page that a record holds.
struct WarcPage {
  bool is_html = false;
  std::string url;
  std::string charset;  // as the HTTP header declares it
  std::string body;     // its chunks joined and its compression undone
};

// Takes apart a record that is_warc_page(). Throws Error, naming `path`, when its body is damaged or longer than
// `limit`.
WarcPage read_warc_page(std::string_view record, std::size_t limit, const std::string& path);

}  // namespace onrecord
