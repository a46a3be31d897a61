#include "corpora/warc.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "corpora/error.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

constexpr std::string_view kMagic = "WARC/";
constexpr std::size_t kHeaderBytes = 1 << 16;

// The bytes up to and with the empty line that ends a header.
std::size_t header_size(std::string_view bytes) {
  const std::size_t crlf = bytes.find("\r\n\r\n");
  const std::size_t lf = bytes.find("\n\n");
  if (crlf == std::string_view::npos && lf == std::string_view::npos) return std::string_view::npos;
  return crlf < lf ? crlf + 4 : lf + 2;
}

// The value of the line "Name: value" of a header; names are of any case.
std::string_view header_value(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find('\n'), header.size());
    const std::string_view line = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    const std::size_t colon = line.find(':');
    if (colon == name.size() && lower_ascii(line.substr(0, colon)) == name) return trim_ascii(line.substr(colon + 1));
  }
  return {};
}

std::optional<std::uint64_t> content_length(std::string_view header) {
  const std::string_view value = header_value(header, "content-length");
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
  return error == std::errc() && end == value.data() + value.size() ? std::optional(length) : std::nullopt;
}

// A body that was sent in chunks, each behind its length in hexadecimal.
std::string join_chunks(std::string_view body) {
  std::string joined;
  while (true) {
    std::size_t size = 0;
    const auto [behind, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    if (error != std::errc() || size == 0) return joined;
    const std::size_t line_end = body.find('\n');
    if (line_end == std::string_view::npos) return joined;
    body.remove_prefix(line_end + 1);
    joined += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with("\r\n")) body.remove_prefix(2);
  }
}

// A record's parts, views of it.
struct Parts {
  std::string_view header;
  std::string_view http;  // header of a response, else empty
  std::string_view body;

  std::string_view media_type() const { return header_value(http.empty() ? header : http, "content-type"); }
};

Parts split(std::string_view record) {
  const std::size_t size = header_size(record);
  if (size == std::string_view::npos) return {record, {}, {}};
  Parts parts = {record.substr(0, size), {}, record.substr(size)};
  const std::size_t http_size = parts.body.starts_with("HTTP/") ? header_size(parts.body) : std::string_view::npos;
  if (http_size == std::string_view::npos) return parts;
  parts.http = parts.body.substr(0, http_size);
  parts.body.remove_prefix(http_size);
  return parts;
}

bool is_html_type(const std::string& type) {
  return type.starts_with("text/html") || type.starts_with("application/xhtml");
}

}  // namespace

std::optional<Taken> take_warc_record(Window& window, std::size_t limit) {
  while (true) {
    const std::string_view line = peek_line(window, kHeaderBytes);
    if (line.empty()) return std::nullopt;
    if (line.starts_with(kMagic)) break;
    window.drop(line.size());
  }
  std::size_t size = header_size(window.view());
  while (size == std::string_view::npos && window.view().size() < kHeaderBytes && window.more()) {
    size = header_size(window.view());
  }
  if (size == std::string_view::npos) {
    window.drop(window.view().size());
    return Taken{std::string(kMagic), kMagic.size(), false};
  }
  const std::uint64_t length = content_length(window.view().substr(0, size)).value_or(0);
  constexpr std::uint64_t kMostBytes = std::uint64_t(1) << 40;
  return take_bytes(window, size + std::min(length, kMostBytes), limit);
}

bool is_warc_page(std::string_view record) {
  static const RE2 kWell(R"(^HTTP/[\d.]+ 200\b)");
  const Parts parts = split(record);
  const std::string kind = lower_ascii(header_value(parts.header, "warc-type"));
  if (kind != "response" && kind != "resource" && kind != "conversion") return false;
  const bool is_well = RE2::PartialMatch(parts.http, kWell);
  if (kind == "response" && !is_well) return false;
  const std::string type = lower_ascii(parts.media_type());
  return is_html_type(type) || type.starts_with("text/plain");
}

WarcPage read_warc_page(std::string_view record, std::size_t limit, const std::string& path) {
  static const RE2 kCharset(R"((?i)charset\s*=\s*"?([a-z0-9_:.-]+))");
  const Parts parts = split(record);
  WarcPage page;
  page.url = header_value(parts.header, "warc-target-uri");
  if (page.url.starts_with('<') && page.url.ends_with('>')) page.url = page.url.substr(1, page.url.size() - 2);
  const std::string_view type = parts.media_type();
  page.is_html = is_html_type(lower_ascii(type));
  RE2::PartialMatch(type, kCharset, &page.charset);
  const bool is_chunked = lower_ascii(header_value(parts.http, "transfer-encoding")) == "chunked";
  const std::string sent = is_chunked ? join_chunks(parts.body) : std::string(parts.body);
  page.body = read_all(decompressed(bytes_of(sent), path), limit, path);
  return page;
}

}  // namespace onrecord
