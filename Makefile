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
MAKEFLAGS += -j$(shell nproc)

PKGS    := libmicrohttpd sqlite3 libpq jansson gsl cairo pangocairo glib-2.0 libcurl libsodium openssl zlib
WARN    := -std=c17 -D_GNU_SOURCE -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wvla -Wno-missing-field-initializers -Wno-override-init
CFLAGS_release := -O2 -g1
CFLAGS_asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
CFLAGS_tsan    := -O1 -g -fsanitize=thread
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
CFLAGS  = $(WARN) $(CFLAGS_$(MODE)) -DASSAY_VERSION='"$(VERSION)"' -Isrc $(PKG_CFLAGS)
LDLIBS  = $(PKG_LIBS) -lpthread -lm

LIB     := $(sort $(filter-out src/main.c $(wildcard src/judge/*.c), $(shell find src -name '*.c')))
OBJ     := $(LIB:%.c=$(OUT)/%.o) $(OUT)/gen/b5_items.o
UNITS   := $(patsubst tests/unit/%.c,$(OUT)/unit/%,$(wildcard tests/unit/test_*.c))
WEB_IN  := $(shell find web -type f ! -path '*/node_modules/*' ! -path 'web/lib/api.ts')

.PHONY: all run test quick bench asan tsan fuzz fault tidy deps clean install e2e
.DELETE_ON_ERROR:
all: $(OUT)/assay

$(OUT)/assay: $(OUT)/src/main.o $(OBJ) $(OUT)/gen/embed.o
	@echo "  ld   $@"
	@$(CC) $(CFLAGS_$(MODE)) -o $@ $^ $(LDLIBS)

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

$(OUT)/unit/%: tests/unit/%.c $(OBJ) $(OUT)/gen/embed.o
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -o $@ $< $(OBJ) $(OUT)/gen/embed.o $(LDLIBS) -lcmocka

clean:
	rm -rf $(BUILD)

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
