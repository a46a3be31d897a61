#include "corpora/splitting.h"

#include <algorithm>

#include "corpora/code_points.h"

namespace onrecord {
namespace {

constexpr std::size_t kGoesOn = std::string_view::npos;
constexpr std::uint64_t kHopeless = 32;  // a record of so many limits' length is not read to its end

// Takes bytes while `find_end` says of each piece that the record goes on behind it; else how many belong to it.
template <class FindEnd>
std::optional<Taken> take(Window& window, std::size_t limit, FindEnd find_end) {
  if (window.peek(1).empty()) return std::nullopt;
  Taken taken;
  while (!taken.is_complete && taken.size / kHopeless <= limit && (!window.view().empty() || window.more())) {
    const std::string_view piece = window.view();
    const std::size_t end = find_end(piece);
    taken.is_complete = end != kGoesOn;
    const std::size_t size = std::min(end, piece.size());
    taken.size += size;
    taken.bytes.append(piece.substr(0, std::min(size, limit - taken.bytes.size())));
    window.drop(size);
  }
  return taken;
}

bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Drops what stands before a value: white space, commas and the brackets of the array around.
void drop_separators(Window& window) {
  while (!window.peek(1).empty()) {
    const std::string_view piece = window.view();
    const auto value = std::find_if(piece.begin(), piece.end(),
                                    [](char c) { return !is_json_space(c) && c != ',' && c != '[' && c != ']'; });
    window.drop(static_cast<std::size_t>(value - piece.begin()));
    if (value != piece.end()) return;
  }
}

}  // namespace

std::optional<Taken> take_line(Window& window, std::size_t limit) {
  auto line = take(window, limit, [](std::string_view piece) {
    const std::size_t end = piece.find('\n');
    return end == kGoesOn ? end : end + 1;
  });
  if (!line) return line;
  for (const char end : {'\n', '\r'}) {
    if (!line->bytes.ends_with(end)) continue;
    line->bytes.pop_back();
    --line->size;
  }
  return line;
}

std::optional<Taken> take_json_object(Window& window, std::size_t limit) {
  if (window.peek(kUtf8Mark.size()).starts_with(kUtf8Mark)) window.drop(kUtf8Mark.size());
  drop_separators(window);
  if (!window.view().starts_with('{')) {
    return take(window, limit, [first = true](std::string_view piece) mutable {
      const std::size_t end = piece.find_first_of(",\n", first ? 1 : 0);
      first = false;
      return end;
    });
  }
  return take(window, limit, [depth = 0, in_string = false, escaped = false](std::string_view piece) mutable {
    for (std::size_t i = 0; i < piece.size(); ++i) {
      const char c = piece[i];
      if (in_string) {
        if (escaped) {
          escaped = false;
        } else if (c == '\\') {
          escaped = true;
        } else if (c == '"') {
          in_string = false;
        }
        continue;
      }
      in_string = c == '"';
      depth += (c == '{' || c == '[') - (c == '}' || c == ']');
      if (depth == 0) return i + 1;
    }
    return kGoesOn;
  });
}

std::optional<Taken> take_csv_row(Window& window, char delimiter, std::size_t limit) {
  enum class State { field_begins, bare, quoted, quote_in_quoted };
  State state = State::field_begins;
  auto row = take(window, limit, [&state, delimiter](std::string_view piece) {
    for (std::size_t i = 0; i < piece.size(); ++i) {
      const char c = piece[i];
      if (state == State::quoted) {
        if (c == '"') state = State::quote_in_quoted;
        continue;
      }
      if (c == '\n') return i + 1;
      if (c == '"' && state != State::bare) {
        state = State::quoted;
        continue;
      }
      state = c == delimiter ? State::field_begins : State::bare;
    }
    return kGoesOn;
  });
  if (row && !row->is_complete) row->is_complete = state != State::quoted;
  return row;
}

std::string_view peek_line(Window& window, std::size_t limit) {
  std::size_t searched = 0;
  while (true) {
    const std::string_view view = window.view();
    const std::size_t end = view.find('\n', searched);
    if (end != std::string_view::npos) return view.substr(0, std::min(end + 1, limit));
    if (view.size() >= limit || !window.more()) return window.view().substr(0, limit);
    searched = view.size();
  }
}

Taken take_bytes(Window& window, std::uint64_t size, std::size_t limit) {
  if (size == 0) return {{}, 0, true};
  std::uint64_t rest = size;
  auto taken = take(window, limit, [&rest](std::string_view piece) {
    if (piece.size() >= rest) return static_cast<std::size_t>(rest);
    rest -= piece.size();
    return kGoesOn;
  });
  return taken ? std::move(*taken) : Taken{};
}

}  // namespace onrecord
