// Model files: binary files with a checked header, for tables that load without parsing.
//
//   bytes 0-7   "onrecord"
//   8-23        kind, zero-padded: "tagger", "gazetteer", ...
//   24-27       format version of that kind, little-endian as all numbers
//   28-31       zero
//   32-39       length of the payload in bytes, unpacked
//   40-71       SHA-256 of what follows
//   72-         payload, packed by Zstandard: values and arrays one after the other, arrays as a 64-bit count and their
//               elements
//
// A file of another kind, of another version, cut short or changed is refused with a message that says which.
#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace onrecord {

// Collects a payload and writes the file.
class ModelWriter {
 public:
  template <class Value>
  void value(Value v) {
    static_assert(std::is_trivially_copyable_v<Value>);
    payload_.append(reinterpret_cast<const char*>(&v), sizeof v);
  }
  template <class Element>
  void array(const std::vector<Element>& elements) {
    static_assert(std::is_trivially_copyable_v<Element>);
    value<std::uint64_t>(elements.size());
    payload_.append(reinterpret_cast<const char*>(elements.data()), elements.size() * sizeof(Element));
  }
  void string(std::string_view text) {
    value<std::uint64_t>(text.size());
    payload_ += text;
  }

  // Writes a new file beside `file` and renames it, so that a reader sees the old or the new one. Throws Error.
  void write(const std::filesystem::path& file, std::string_view kind, std::uint32_t version) const;

 private:
  std::string payload_;
};

// The header of a model file, which identifies its content. Throws Error when the file is shorter. It is not checked.
std::string model_header(const std::filesystem::path& file);

// Reads a payload back in the same order. Throws Error, naming the file, when it is not what it should be.
class ModelReader {
 public:
  ModelReader(const std::filesystem::path& file, std::string_view kind, std::uint32_t version);

  template <class Value>
  Value value() {
    Value v;
    std::memcpy(&v, take(sizeof v), sizeof v);
    return v;
  }
  template <class Element>
  std::vector<Element> array() {
    const auto count = value<std::uint64_t>();
    if (count > left() / sizeof(Element)) overrun();
    std::vector<Element> elements(count);
    if (count > 0) std::memcpy(elements.data(), take(count * sizeof(Element)), count * sizeof(Element));
    return elements;
  }
  std::string string() {
    const auto count = value<std::uint64_t>();
    if (count > left()) overrun();
    return std::string(take(count), count);
  }

  // Throws Error when something is left: the last step of every reader.
  void finish() const;

  // Throws Error for a payload that is whole but makes no sense.
  [[noreturn]] void fail(const std::string& what) const;

 private:
  const char* take(std::size_t count);
  std::size_t left() const { return content_.size() - at_; }
  [[noreturn]] void overrun() const;

  std::string path_;
  std::string content_;
  std::size_t at_ = 0;
};

}  // namespace onrecord
