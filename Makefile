# SPDX-License-Identifier: Apache-2.0
# make: build/release/relata   make demo: from nothing to claims on the screen   make test: every test   make check-all: what is slow
SHELL := /bin/bash
JOBS ?= $(shell nproc)
export CCACHE_BASEDIR ?= $(CURDIR)
export CCACHE_NOHASHDIR ?= 1

.PHONY: all packages demo test check-all clean
all: build/release/build.ninja
	@cmake --build build/release -j $(JOBS)

build/%/build.ninja: | packages
	@cmake --preset $* > /dev/null

packages:
	@tools/install_packages

demo: all
	@tools/demo

test: all
	@ctest --test-dir build/release -j $(JOBS) --output-on-failure

check-all: all
	@tools/check_all

clean:
	rm -rf build
