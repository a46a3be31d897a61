# onrecord: two commands. `make kb` builds the program and a knowledge base; `make test` runs all tests.
# Both install what is missing from Debian's packages first and say so (with sudo, unless you are root); with nothing
# missing they need neither.

ARTICLES ?= seeds
DB       ?= build/kb.sqlite
JOBS     ?= $(shell nproc)
DATA     ?= $(or $(ONRECORD_DATA),../shared)

# Where the corpora and tables lie that the models are made from and that some tests measure on (models/README.md).
export ONRECORD_DATA := $(abspath $(DATA))

BUILD_PACKAGES := g++ cmake ninja-build pkg-config libicu-dev libre2-dev libsqlitecpp-dev libsqlite3-dev \
                  libboost-program-options-dev nlohmann-json3-dev zlib1g-dev libzstd-dev libcld2-dev libxml2-dev libsodium-dev
TEST_PACKAGES  := catch2 libbenchmark-dev python3
CHECK_PACKAGES := clang-format clang-tidy

# Installs those of $(1) that are not there.
define install
	@missing=""; for package in $(1); do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then root=""; else root="sudo "; fi; \
	  echo "missing here, so: $${root}apt-get install --no-install-recommends$$missing"; \
	  $${root}apt-get update -q && $${root}env DEBIAN_FRONTEND=noninteractive \
	    apt-get install -q -y --no-install-recommends $$missing; \
	fi
endef

.PHONY: kb build test asan tsan bench format check-format clean help
.PHONY: models models-build models-words models-names models-speech models-attribution measure-names compare-names
.DEFAULT_GOAL := help

## kb: build the program and read ARTICLES (default seeds) into DB (default build/kb.sqlite)
kb: build
	build/release/onrecord build $(ARTICLES) --db $(DB) --jobs $(JOBS) --prune

## build: build the program as users run it, build/release/onrecord
build:
	$(call install,$(BUILD_PACKAGES))
	@mkdir -p build
	@cmake --preset release -DBUILD_TESTING=OFF > build/configure.log 2>&1 || { cat build/configure.log; exit 1; }
	cmake --build --preset release --parallel $(JOBS)

## test: build with assertions and run all tests
test:
	$(call install,$(BUILD_PACKAGES) $(TEST_PACKAGES))
	cmake --preset dev
	cmake --build --preset dev --parallel $(JOBS)
	ctest --preset dev --parallel $(JOBS)

## asan, tsan: run all tests under the address and undefined-behaviour, or the thread sanitizer
asan tsan:
	$(call install,$(BUILD_PACKAGES) $(TEST_PACKAGES))
	cmake --preset $@
	cmake --build --preset $@ --parallel $(JOBS)
	ctest --preset $@

## bench: measure the stages one by one, in words of CPU time a second, over the seeds
bench:
	$(call install,$(BUILD_PACKAGES) $(TEST_PACKAGES))
	cmake --preset release -DBUILD_TESTING=ON
	cmake --build --preset release --parallel $(JOBS) --target onrecord_bench
	build/release/onrecord_bench

## models: make the compiled and learned files of models/en again from DATA (default ../shared, see models/README.md)
models: models-words models-names models-speech models-attribution

models-build:
	$(call install,$(BUILD_PACKAGES))
	cmake --preset release -DBUILD_TESTING=OFF
	cmake --build --preset release --parallel $(JOBS) --target onrecord_train_names onrecord_train_quotes

models-words: models-build
	build/release/onrecord_train_names words $(DATA) models/en

models-names: models-build
	build/release/onrecord_train_names names $(DATA) models/en

## measure-names, compare-names: scores of the names tagger on all development sets; what each corpus and table gives it
measure-names compare-names: models-build
	build/release/onrecord_train_names $(patsubst %-names,%,$@) $(DATA) models/en

models-speech: models-build
	build/release/onrecord_train_quotes speech $(DATA) models/en

models-attribution: models-build
	build/release/onrecord_train_quotes attribution $(DATA) models/en

## format: lay out all sources by .clang-format
format:
	$(call install,$(CHECK_PACKAGES))
	git ls-files '*.h' '*.cpp' | xargs clang-format -i

## check-format: fail where a source is not laid out by .clang-format
check-format:
	$(call install,$(CHECK_PACKAGES))
	git ls-files '*.h' '*.cpp' | xargs clang-format --dry-run -Werror

## clean: remove everything that was built
clean:
	rm -rf build

## help: list the targets
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)
	@echo
	@echo 'variables: ARTICLES=FOLDER  DB=FILE  JOBS=N  DATA=FOLDER (or ONRECORD_DATA in the environment)'
