// Splitting: where a record ends in a file of many, found while the file streams by. Each function takes the next
// record off the front of a window; none holds more than `limit` bytes of it, and one that is longer by orders (a bomb
// say) is left before its end. Linear in the bytes read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "corpora/byte_source.h"

namespace onrecord {

struct Taken {
  std::string bytes;         // at most `limit` of them
  std::uint64_t size = 0;    // of the whole record; more than `bytes` has where the record is too long
  bool is_complete = false;  // whether its end was seen before the file's
};

// The next line, without its end.
std::optional<Taken> take_line(Window& window, std::size_t limit);

// The next JSON object, of an array (whose opening bracket the first call drops), of lines, or simply one behind the
// other. Anything that is no object is taken up to the next line or comma, for the parser to refuse.
std::optional<Taken> take_json_object(Window& window, std::size_t limit);

// The next row of a table whose fields end with `delimiter` (RFC 4180; a quote opens only at a field's front). Not
// complete where a quote is left open.
std::optional<Taken> take_csv_row(Window& window, char delimiter, std::size_t limit);

// The next line in view with its end, without taking it; cut to `limit` bytes.
std::string_view peek_line(Window& window, std::size_t limit);

// Takes `size` bytes.
Taken take_bytes(Window& window, std::uint64_t size, std::size_t limit);

}  // namespace onrecord
