#include "corpora/language.h"

#include <catch2/catch.hpp>
#include <string>

namespace onrecord {
namespace {

TEST_CASE("the language of a text, where it is long enough to tell") {
  struct Row {
    std::string text;
    const char* language;
  };
  const std::string german =
      "Der Senat von Orvenien hat am Dienstag beschlossen, die Fahrpreise der Fähren nicht zu erhöhen. Die Opposition "
      "sprach von einem Sieg der Bürger, die Regierung von einer vertanen Gelegenheit. ";
  const Row rows[] = {
      {"The Senate of Orvenia voted on Tuesday to keep the ferry fares as they are, the government said.", "en"},
      {german, "de"},
      {"El Senado votó el martes a favor de mantener las tarifas de los transbordadores, según dijo el gobierno de la "
       "isla, que había pedido subirlas antes del verano.",
       "es"},
      {"Сенат проголосовал во вторник за сохранение тарифов на паромы, сообщило правительство острова в среду утром.",
       "ru"},
      {german +
           "The Senate of Orvenia voted on Tuesday to keep the ferry fares as they are. The opposition called it a "
           "victory for the citizens, the government called it a missed opportunity.",
       "en"},          // in good part English
      {"Oui.", "en"},  // too short to tell
      {"12 34 56", "en"},
      {"", "en"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(find_language(row.text) == row.language);
  }
}

}  // namespace
}  // namespace onrecord
