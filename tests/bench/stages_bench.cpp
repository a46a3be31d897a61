// How fast the stages are: CPU time a word, and what the steady state allocates. `make bench` runs it.
//
// The articles are the seeds, or the text files of the folder named by ONRECORD_BENCH_ARTICLES.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <new>
#include <vector>

#include "corpora/article.h"
#include "models/models.h"
#include "stages/stages.h"

namespace {
std::atomic<std::size_t> allocations{0};
}

[[gnu::noinline]] void* operator new(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace onrecord {
namespace {

const Models& models() {
  static const Models kModels = load_models(ONRECORD_MODELS);
  return kModels;
}

const std::vector<Article>& articles() {
  static const std::vector<Article> kArticles = [] {
    const char* folder = std::getenv("ONRECORD_BENCH_ARTICLES");
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder != nullptr ? folder : ONRECORD_SEEDS)) {
      if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<Article> read;
    for (const auto& file : files) read.emplace_back(file.filename().string(), read_file(file));
    return read;
  }();
  return kArticles;
}

std::size_t count_words(const Article& article) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : article.text()) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

// The annotations of every article as they are before the stage of that name runs.
std::vector<Annotations> before(std::string_view name) {
  std::vector<Annotations> all;
  for (const Article& article : articles()) {
    Annotations annotations;
    for (const Stage& stage : all_stages()) {
      if (stage.name == name) break;
      stage.run(article, models(), annotations);
    }
    all.push_back(std::move(annotations));
  }
  return all;
}

void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_models(ONRECORD_MODELS));
}
BENCHMARK(load)->Unit(benchmark::kMillisecond)->UseRealTime();

void run_stage(benchmark::State& state, const Stage& stage) {
  const std::vector<Annotations> ready = before(stage.name);
  std::size_t words = 0;
  std::size_t allocated = 0;
  for (auto _ : state) {
    for (std::size_t i = 0; i < ready.size(); ++i) {
      state.PauseTiming();
      Annotations annotations = ready[i];
      state.ResumeTiming();
      const std::size_t at = allocations;
      stage.run(articles()[i], models(), annotations);
      allocated += allocations - at;
      words += count_words(articles()[i]);
    }
  }
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
  state.counters["allocations/word"] = static_cast<double>(allocated) / static_cast<double>(words);
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  for (const onrecord::Stage& stage : onrecord::all_stages()) {
    benchmark::RegisterBenchmark(std::string(stage.name).c_str(), onrecord::run_stage, stage)
        ->Unit(benchmark::kMillisecond);
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
