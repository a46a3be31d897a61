// The identities of the people of all articles: by full name, and for names of one word by who bears them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/linking_forms.h"
#include "pipeline/linking_people.h"
#include "pipeline/linking_roles.h"

namespace onrecord {

class Persons {
 public:
  // All three must outlive this object.
  Persons(std::span<const ArticleEntities> articles, const Forms& forms, const Models& models);

  // The identity of an article's entity, a person who is no known entity by full name.
  std::string identity(std::size_t article, std::size_t entity) const;

 private:
  void collect();
  void group();
  void tell_surnames();
  void part_namesakes();
  std::uint32_t place_of(std::size_t article, std::size_t entity) const;
  std::uint32_t group_of(std::size_t article, std::size_t entity) const;
  bool is_person(std::size_t article, std::size_t entity) const;
  Calling calling(std::size_t article, std::size_t entity) const;
  std::vector<const KnownEntity*> famous_by_office(const Form& form, const LocalEntity& entity) const;
  const KnownEntity* famous_bearer(const Form& form, const LocalEntity& entity) const;

  std::span<const ArticleEntities> articles_;
  const Forms& forms_;
  const Models& models_;
  std::vector<PersonForm> people_;
  std::unordered_map<std::string, std::uint32_t> place_;   // folded name to its place in people_
  std::vector<std::uint32_t> group_;                       // of a place: the place that stands for the person
  std::vector<std::vector<std::uint32_t>> group_known_;    // the known entities that its full names mean
  std::unordered_map<std::uint64_t, std::uint32_t> told_;  // article and entity of a lone surname: the person
  std::unordered_map<std::uint32_t, Calling> parted_;      // people who are several, by calling: the main one
};

}  // namespace onrecord
