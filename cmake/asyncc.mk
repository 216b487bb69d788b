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
ASYNCC_CFLAGS := $(shell $(ASYNCC) --print=cflags)
ASYNCC_FORM_CFLAGS := $(shell $(ASYNCC) --print=cflags --emit=self-contained --cc="$(CC)")
ifeq ($(ASYNCC_CFLAGS),)
$(error $(ASYNCC) does not run; set ASYNCC to the asyncc executable)
endif
CPPFLAGS += $(ASYNCC_CFLAGS)

# Blanks in the paths of an installation have a backslash before them in what follows.
asyncc_empty :=
ASYNCC_EXECUTABLE := $(subst $(asyncc_empty) $(asyncc_empty),\ ,$(shell command -v $(ASYNCC) | head -n1))

ifneq ($(ASYNC_PORT),)
ASYNCC_RUNTIME_DIR := $(subst $(asyncc_empty) $(asyncc_empty),\ ,$(shell $(ASYNCC) --print=runtime-dir))
ASYNC_RUNTIME_NAMES := $(notdir $(filter %.c,$(shell $(ASYNCC) --print=runtime-sources --port=$(ASYNC_PORT))))
ifeq ($(ASYNC_RUNTIME_NAMES),)
$(error there is no port '$(ASYNC_PORT)')
endif
endif

ASYNC_OBJECTS := $(patsubst %.c,$(ASYNC_DIR)/%.async.o,$(ASYNC_SOURCES))
ifneq ($(ASYNC_PORT),)
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
ASYNC_RUNTIME_OBJECTS := $(patsubst %.c,$(ASYNC_DIR)/runtime/%.o,$(ASYNC_RUNTIME_NAMES))
$(ASYNC_DIR)/libasync.a: $(ASYNC_RUNTIME_OBJECTS)
	$(shell $(CC) -print-prog-name=ar) rcs $@ $^

define asyncc_runtime_recipe
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c "$<" -o $@
endef
$(ASYNC_DIR)/runtime/%.o: $(ASYNCC_RUNTIME_DIR)/%.c
	$(asyncc_runtime_recipe)
$(ASYNC_DIR)/runtime/%.o: $(ASYNCC_RUNTIME_DIR)/port/%.c
	$(asyncc_runtime_recipe)
$(ASYNC_DIR)/runtime/%.o: $(ASYNCC_RUNTIME_DIR)/port/$(ASYNC_PORT)/%.c
	$(asyncc_runtime_recipe)

-include $(patsubst %.c,$(ASYNC_DIR)/%.async.c.d,$(ASYNC_SOURCES))
.DEFAULT_GOAL := $(asyncc_saved_goal)
