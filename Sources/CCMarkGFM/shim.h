#ifndef DOCPROOF_CMARK_SHIM_H
#define DOCPROOF_CMARK_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>

// An allocator for one parse: a bump pointer per thread, emptied as a whole. A quarter of cmark's time is malloc and
// free otherwise. Everything is internal to the one Swift file that imports this.

#define DOCPROOF_CHUNK ((size_t)1 << 18)

typedef struct docproof_chunk {
  struct docproof_chunk *next;
  size_t size;
} docproof_chunk;

typedef struct docproof_arena_state {
  docproof_chunk *chunks;
  char *next;
  char *limit;
} docproof_arena_state;

// Inside a function, since Swift emits no thread-local variable of a header otherwise.
static inline docproof_arena_state *docproof_arena_here(void) {
  static _Thread_local docproof_arena_state state;
  return &state;
}

// Each allocation is preceded by its size, which realloc needs; 16 bytes keep the alignment.
static inline void *docproof_arena_take(docproof_arena_state *arena, size_t wanted) {
  if (wanted > SIZE_MAX / 2) abort();
  size_t total = ((wanted + 15) & ~(size_t)15) + 16;
  if (!arena->next || (size_t)(arena->limit - arena->next) < total) {
    size_t chunk = total + 16 > DOCPROOF_CHUNK ? total + 16 : DOCPROOF_CHUNK;
    docproof_chunk *fresh = (docproof_chunk *)malloc(chunk);
    if (!fresh) abort();
    fresh->next = arena->chunks;
    fresh->size = chunk;
    arena->chunks = fresh;
    arena->next = (char *)fresh + 16;
    arena->limit = (char *)fresh + chunk;
  }
  char *block = arena->next;
  arena->next += total;
  *(size_t *)block = wanted;
  return block + 16;
}

static inline void *docproof_arena_calloc(size_t count, size_t size) {
  size_t wanted;
  if (__builtin_mul_overflow(count, size, &wanted)) abort();
  void *block = docproof_arena_take(docproof_arena_here(), wanted);
  return memset(block, 0, wanted);
}

// What was allocated last grows where it is; the parser's line buffers do so all the time.
static inline void *docproof_arena_realloc(void *old, size_t size) {
  docproof_arena_state *arena = docproof_arena_here();
  if (!old) return docproof_arena_take(arena, size);
  size_t *header = (size_t *)((char *)old - 16);
  size_t had = *header;
  if (size <= had) return old;
  char *end = (char *)old + ((had + 15) & ~(size_t)15);
  if (end == arena->next && size <= (size_t)(arena->limit - (char *)old) - 16) {
    arena->next = (char *)old + ((size + 15) & ~(size_t)15);
    *header = size;
    return old;
  }
  return memcpy(docproof_arena_take(arena, size), old, had);
}

static inline void docproof_arena_free(void *block) { (void)block; }

static inline cmark_mem *docproof_arena_mem(void) {
  static cmark_mem arena = {docproof_arena_calloc, docproof_arena_realloc, docproof_arena_free};
  return &arena;
}

// Empties this thread's arena; one ordinary chunk is kept for the next parse.
static inline void docproof_arena_reset(void) {
  docproof_arena_state *arena = docproof_arena_here();
  docproof_chunk *kept = NULL;
  while (arena->chunks) {
    docproof_chunk *next = arena->chunks->next;
    if (!kept && arena->chunks->size == DOCPROOF_CHUNK) kept = arena->chunks;
    else free(arena->chunks);
    arena->chunks = next;
  }
  if (kept) kept->next = NULL;
  arena->chunks = kept;
  arena->next = kept ? (char *)kept + 16 : NULL;
  arena->limit = kept ? (char *)kept + kept->size : NULL;
}

// Gives what was freed back to the system.
static inline void docproof_give_back(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

#endif
