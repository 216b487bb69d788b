# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# asyncc for Makefiles.  Set what follows, include this file, link $(ASYNC_OBJECTS):
#
#   ASYNC_SOURCES := main.c shell.c      # the files with async code
#   ASYNC_PORT    := posix               # or virtual, cortexm, avr, riscv; empty: no runtime
#   ASYNC_DIR     := build               # where the outputs go (default: build)
#   include $(shell asyncc --print=makefile)
#
#   app: driver.o $(ASYNC_OBJECTS)
#   	$(CC) $(LDFLAGS) $^ -o $@
#
# CC, CFLAGS and CPPFLAGS are used as for any other C file; ASYNCC names the translator, ASYNCC_FLAGS its options.

ASYNCC ?= asyncc
ASYNC_DIR ?= build
ASYNCC_INCLUDE_DIR := $(shell $(ASYNCC) --print=include-dir)
ASYNCC_FORM_CFLAGS := $(shell $(ASYNCC) --print=cflags --emit=self-contained --cc="$(CC)")
ifeq ($(ASYNCC_INCLUDE_DIR),)
$(error $(ASYNCC) does not run; set ASYNCC to the asyncc executable)
endif
ASYNCC_EXECUTABLE := $(shell command -v $(firstword $(ASYNCC)))
CPPFLAGS += -I$(ASYNCC_INCLUDE_DIR)

ifneq ($(ASYNC_PORT),)
ASYNC_RUNTIME_SOURCES := $(shell $(ASYNCC) --print=runtime-sources --port=$(ASYNC_PORT))
endif

ASYNC_OBJECTS := $(patsubst %.c,$(ASYNC_DIR)/%.async.o,$(ASYNC_SOURCES))
ifneq ($(ASYNC_RUNTIME_SOURCES),)
ASYNC_OBJECTS += $(ASYNC_DIR)/libasync.a
endif

# Later rules of the including Makefile must not lose their place as the default goal.
asyncc_saved_goal := $(.DEFAULT_GOAL)

.PRECIOUS: $(ASYNC_DIR)/%.async.c
$(ASYNC_DIR)/%.async.c: %.c $(ASYNCC_EXECUTABLE)
	@mkdir -p $(@D)
	$(ASYNCC) --emit=self-contained --cc="$(CC)" $(ASYNCC_FLAGS) -MD -MP -MF $@.d -MT $@ \
	    -o $@ $< -- $(CPPFLAGS) $(CFLAGS)
	@touch $@

$(ASYNC_DIR)/%.async.o: $(ASYNC_DIR)/%.async.c
	$(CC) $(CPPFLAGS) $(CFLAGS) $(ASYNCC_FORM_CFLAGS) -c $< -o $@

# The runtime as a library: a program may define async_alloc itself.
ASYNC_RUNTIME_OBJECTS := $(patsubst %.c,$(ASYNC_DIR)/runtime/%.o,$(notdir $(ASYNC_RUNTIME_SOURCES)))
$(ASYNC_DIR)/libasync.a: $(ASYNC_RUNTIME_OBJECTS)
	$(shell $(CC) -print-prog-name=ar) rcs $@ $^

define asyncc_runtime_rule
$(ASYNC_DIR)/runtime/$(notdir $(1:.c=.o)): $(1)
	@mkdir -p $$(@D)
	$$(CC) $$(CPPFLAGS) $$(CFLAGS) -c $$< -o $$@
endef
$(foreach source,$(ASYNC_RUNTIME_SOURCES),$(eval $(call asyncc_runtime_rule,$(source))))

-include $(patsubst %.c,$(ASYNC_DIR)/%.async.c.d,$(ASYNC_SOURCES))
.DEFAULT_GOAL := $(asyncc_saved_goal)
