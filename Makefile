# Assay - see README.md.  `make run` and `make test` are all a newcomer needs.
VERSION := 0.1.0
ifeq ($(origin CC),default)
CC      := gcc
endif
BUILD   ?= build
MODE    ?= release
OUT     := $(BUILD)/$(MODE)
GEN     := $(BUILD)/gen
PREFIX  ?= /usr/local
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc)
endif

PKGS    := md4c libmicrohttpd sqlite3 libpq jansson gsl cairo pangocairo glib-2.0 libcurl libsodium openssl zlib \
           lasso libxml-2.0
WARN    := -std=c17 -D_GNU_SOURCE -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wvla -ffp-contract=off -Wno-missing-field-initializers -Wno-override-init
CFLAGS_release := -O2 -g1
CFLAGS_asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
CFLAGS_tsan    := -O1 -g -fsanitize=thread
CFLAGS_fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
CFLAGS  = $(WARN) $(CFLAGS_$(MODE)) -DASSAY_VERSION='"$(VERSION)"' -Isrc $(PKG_CFLAGS)
LDLIBS  = $(PKG_LIBS) -lpthread -lm

LIB     := $(sort $(filter-out src/main.c $(wildcard src/judge/*.c), $(shell find src -name '*.c')))
OBJ     := $(LIB:%.c=$(OUT)/%.o) $(OUT)/gen/b5_items.o
UNITS   := $(patsubst tests/unit/%.c,$(OUT)/unit/%,$(wildcard tests/unit/test_*.c))
WEB_IN  := $(shell find web -type f ! -path '*/node_modules/*' ! -path 'web/lib/api.ts')

# Programs of their own (JUDGE.md): they stand on src/core alone.
CORE_OF  = $(patsubst %,$(OUT)/src/core/%.o,$(1))
JUDGE_OF = $(patsubst %,$(OUT)/src/judge/%.o,$(1))
RUN_OBJ    := $(call JUDGE_OF,run request sandbox sandbox_files sandbox_collect seccomp cgroup) \
              $(call CORE_OF,arena buf str json)
ATTACK_OBJ := $(call JUDGE_OF,attack attack_limits attack_rights)
SQL_OBJ    := $(call JUDGE_OF,sql sql_build sql_rank sql_order archive csv) $(call CORE_OF,arena buf str clock)
UNPACK_OBJ := $(call JUDGE_OF,unpack archive) $(call CORE_OF,arena buf str)
# The worker is what none of the others is alone.
JUDGE_OBJ  := $(sort $(filter-out $(RUN_OBJ) $(ATTACK_OBJ) $(SQL_OBJ) $(UNPACK_OBJ), \
              $(patsubst %.c,$(OUT)/%.o,$(wildcard src/judge/*.c)))) \
              $(call JUDGE_OF,cgroup archive) $(call CORE_OF,arena buf str json random clock fetch inflate)
# What can be tested without a sandbox.
JUDGE_PURE := $(call JUDGE_OF,request submission_json compare languages sql_json sql_compare sql_order archive csv) \
              $(call CORE_OF,arena buf str json)
JUDGE_BIN  := $(OUT)/assay-run $(OUT)/assay-judge $(OUT)/assay-sql $(OUT)/assay-unpack $(OUT)/assay-attack

.PHONY: all run test quick bench asan tsan fuzz fault tidy deps clean install units
.DELETE_ON_ERROR:
all: $(OUT)/assay $(JUDGE_BIN)

$(OUT)/assay: $(OUT)/src/main.o $(OBJ) $(OUT)/gen/embed.o
	@echo "  ld   $@"
	@$(CC) $(CFLAGS_$(MODE)) -o $@ $^ $(LDLIBS)

$(OUT)/assay-run: $(RUN_OBJ)
	@echo "  ld   $@"
	@$(CC) $(CFLAGS_$(MODE)) -o $@ $^ -ljansson -lm
$(OUT)/assay-judge: $(JUDGE_OBJ)
	@echo "  ld   $@"
	@$(CC) $(CFLAGS_$(MODE)) -o $@ $^ $(shell pkg-config --libs jansson libsodium openssl glib-2.0 libcurl) -lz -lm -lpthread
$(OUT)/assay-sql: $(SQL_OBJ)
	@echo "  ld   $@"
	@$(CC) $(CFLAGS_$(MODE)) -o $@ $^ $(shell pkg-config --libs sqlite3 glib-2.0) -lz -lm
$(OUT)/assay-unpack: $(UNPACK_OBJ)
	@echo "  ld   $@"
	@$(CC) $(CFLAGS_$(MODE)) -o $@ $^ $(shell pkg-config --libs glib-2.0) -lz -lm
$(OUT)/assay-attack: $(ATTACK_OBJ)
	@echo "  ld   $@"
	@$(CC) $(CFLAGS_$(MODE)) -o $@ $^

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  cc   $<"
	@$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

# --- made at build: the Big Five items (npm) as C tables, the browser's client from the operation
#     table, and the web files and the schema embedded in the program
$(OUT)/gen/%.o: $(GEN)/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -c -o $@ $<
$(OUT)/gen/embed.o: $(GEN)/embed.S
	@mkdir -p $(@D)
	$(CC) -c -o $@ $<
web/node_modules/.done: web/package-lock.json
	cd web && npm ci --no-audit --no-fund --loglevel=error && touch node_modules/.done
$(GEN)/b5_items.c: tools/items.mjs web/node_modules/.done
	@mkdir -p $(@D)
	node tools/items.mjs > $@
$(GEN)/nothing.c:
	@mkdir -p $(@D)
	printf '#include "core/embed.h"\nconst struct embedded embed_table[1];\nconst size_t embed_count;\n' > $@
$(OUT)/assay-ops: $(OUT)/src/main.o $(OBJ) $(OUT)/gen/nothing.o
	$(CC) $(CFLAGS_$(MODE)) -o $@ $^ $(LDLIBS)
web/lib/api.ts: $(OUT)/assay-ops
	$(OUT)/assay-ops ops --typescript > $@.new
	cmp -s $@.new $@ && rm $@.new || mv $@.new $@
$(GEN)/web.done: web/node_modules/.done web/lib/api.ts $(WEB_IN)
	cd web && node build.mjs --out $(abspath $(BUILD))/web && touch $(abspath $@)
$(GEN)/embed.S: tools/embed.mjs $(GEN)/web.done $(wildcard src/db/schema/*.sql)
	node tools/embed.mjs --web $(BUILD)/web --schema src/db/schema --out $@

# --- tests
$(OUT)/unit/test_judge_%: tests/unit/test_judge_%.c $(JUDGE_PURE)
	@mkdir -p $(@D)
	@echo "  cc   $<"
	@$(CC) $(CFLAGS) -MMD -MP -o $@ $< $(JUDGE_PURE) $(LDLIBS) -lcmocka
$(OUT)/fuzz/fuzz_judge_%: tests/fuzz/fuzz_judge_%.c $(JUDGE_PURE)
	@mkdir -p $(@D)
	@echo "  cc   $<"
	@$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $< $(JUDGE_PURE) $(LDLIBS)
$(OUT)/unit/%: tests/unit/%.c $(OBJ) $(OUT)/gen/embed.o
	@mkdir -p $(@D)
	@echo "  cc   $<"
	@$(CC) $(CFLAGS) -MMD -MP -o $@ $< $(OBJ) $(OUT)/gen/embed.o $(LDLIBS) -lcmocka
$(OUT)/fuzz/%: tests/fuzz/%.c $(OBJ) $(OUT)/gen/embed.o
	@mkdir -p $(@D)
	@echo "  cc   $<"
	@$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $< $(OBJ) $(OUT)/gen/embed.o $(LDLIBS)
tests/node_modules/.done: tests/package-lock.json
	cd tests && npm ci --no-audit --no-fund --loglevel=error && touch node_modules/.done

export ASSAY_BIN ?= $(abspath $(OUT)/assay)
units: $(UNITS)
	@set -e; for unit in $(UNITS); do node tests/lib/pg.mjs run -- $$unit; done
	node --test tests/unit/*.test.mjs

# Builds and serves the demo workspace, a judge worker beside it; the second time it only serves.
run:
	@tools/deps.sh run
	@$(MAKE) --no-print-directory all
	@tools/run.sh $(OUT)

# What CI runs.
test:
	@tools/deps.sh test
	@$(MAKE) --no-print-directory all tests/node_modules/.done
	@$(MAKE) --no-print-directory units
	node tests/contract/run.mjs --store both
	node tests/contract/spec.mjs
	node tests/clients/run.mjs
	node tests/clients/pi.mjs
	node tests/clients/testgorilla.mjs
	node tests/identity/oauth.mjs
	node tests/identity/saml.mjs
	node tests/fault/kill.mjs --rounds 1
	node tests/fault/backup.mjs
	node tests/fault/two_servers.mjs
	node tests/fault/credits.mjs
	node tests/fault/bulk.mjs --attempts 1000
	node tests/fault/judge.mjs
	node tests/fault/judged.mjs
	node tests/fault/analysis.mjs
	node tests/bench/judge_queue.mjs --jobs 60 --bar 10
	node tests/fault/walk.mjs
	node tests/fault/erase.mjs
	node tests/fault/stripe.mjs
	node tests/fault/ai.mjs
	node tests/fault/lookups.mjs
	node tests/fault/stop.mjs
	node tests/fault/uploads.mjs
	node tests/fault/presentation.mjs
	node tests/fault/exports.mjs
	node tests/judge/run.mjs
	cd web && npm run --silent check
	node tests/e2e/run.mjs
	tools/tidy.sh
	@echo "all tests passed"

# Unit tests and contracts on SQLite: under a minute.
quick:
	@tools/deps.sh test
	@$(MAKE) --no-print-directory all tests/node_modules/.done
	@$(MAKE) --no-print-directory units
	node tests/contract/run.mjs --store sqlite --quick

# Contract and unit tests under a sanitizer; any report fails the run.  fontconfig keeps a little
# memory for the life of the process; libraries built without TSan look like races to it.
asan tsan: export LSAN_OPTIONS = suppressions=$(abspath tests/lib/lsan.supp)
asan tsan: export TSAN_OPTIONS = ignore_noninstrumented_modules=1
asan tsan:
	@tools/deps.sh test
	@$(MAKE) --no-print-directory MODE=$@ all tests/node_modules/.done
	@$(MAKE) --no-print-directory MODE=$@ units
	ASSAY_BIN=$(abspath $(BUILD))/$@/assay node tests/contract/run.mjs --store both
	[ $@ = tsan ] || ASSAY_JUDGE_BUILD=$(BUILD)/$@ node tests/judge/run.mjs

fault:
	@tools/deps.sh test
	@$(MAKE) --no-print-directory all tests/node_modules/.done
	node tests/fault/kill.mjs
	node tests/fault/backup.mjs
	node tests/fault/two_servers.mjs
	node tests/fault/credits.mjs
	node tests/fault/bulk.mjs
	node tests/fault/walk.mjs
	node tests/fault/erase.mjs
	node tests/fault/stripe.mjs
	node tests/fault/ai.mjs
	node tests/fault/lookups.mjs
	node tests/fault/stop.mjs
	node tests/fault/uploads.mjs
	node tests/fault/presentation.mjs
	node tests/fault/exports.mjs

bench:
	@tools/deps.sh bench
	@$(MAKE) --no-print-directory all tests/node_modules/.done
	node tests/bench/bench.mjs
	node tests/bench/million.mjs
	node tests/bench/judge.mjs
	node tests/bench/judge_queue.mjs

# FUZZ_S seconds for each reader of outside bytes, as many at a time as there are cores.
FUZZ_S  ?= 600
FUZZERS := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
fuzz:
	@tools/deps.sh fuzz
	@$(MAKE) --no-print-directory MODE=fuzz CC=clang $(FUZZERS:%=$(BUILD)/fuzz/fuzz/%)
	@$(MAKE) --no-print-directory $(FUZZERS:%=fuzz-%)
fuzz-%:
	@mkdir -p $(BUILD)/corpus/$*
	$(BUILD)/fuzz/fuzz/$* -max_total_time=$(FUZZ_S) -print_final_stats=1 -timeout=10 -rss_limit_mb=2048 \
	    $(BUILD)/corpus/$* > $(BUILD)/corpus/$*.log 2>&1 || (tail -40 $(BUILD)/corpus/$*.log; exit 1)
	@tail -8 $(BUILD)/corpus/$*.log

tidy:
	tools/tidy.sh
deps:
	tools/deps.sh bench
	tools/deps.sh fuzz
clean:
	rm -rf $(BUILD)
install: all
	install -D $(OUT)/assay $(DESTDIR)$(PREFIX)/bin/assay
	install -m 755 $(JUDGE_BIN) $(DESTDIR)$(PREFIX)/bin
	install -D -m 644 packaging/assay.1 $(DESTDIR)$(PREFIX)/share/man/man1/assay.1
	install -d $(DESTDIR)$(PREFIX)/lib/systemd/system
	sed 's#/usr/local#$(PREFIX)#' packaging/assay.service > $(DESTDIR)$(PREFIX)/lib/systemd/system/assay.service
	sed 's#/usr/local#$(PREFIX)#' packaging/assay-judge.service > $(DESTDIR)$(PREFIX)/lib/systemd/system/assay-judge.service
	install -D -m 644 packaging/assay.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/assay

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
