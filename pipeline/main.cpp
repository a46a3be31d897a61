#include <cstdio>
#include <iostream>
#include "stages/stages.h"
using namespace onrecord;
int main(int argc, char** argv) {
  Models models = load_models(ONRECORD_MODELS);
  for (int i = 1; i < argc; ++i) {
    Article a = Article::read(argv[i], argv[i]);
    Annotations ann = analyse(a, models);
    if (auto b = find_broken_promise(a, ann)) {
      std::cerr << *b << "\n";
      return 1;
    }
    for (const Sentence& s : ann.sentences) {
      std::cout << to_string(s.block.in(ann.blocks).kind) << "\t";
      for (const Token& t : s.tokens.in(ann.tokens)) std::cout << t.span.of(a.text()) << "|";
      std::cout << "\n";
    }
  }
}
