#define _GNU_SOURCE
#include "include/CProcess.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static _Atomic(int) is_holding;
static _Thread_local int is_excepted;
static _Thread_local struct timespec failed_at;

static void wait_for_ever(void) {
  for (;;) pause();
}

void carecircle_hold_threads(void) { atomic_store(&is_holding, 1); }
void carecircle_except_this_thread(void) { is_excepted = 1; }

int carecircle_is_out_of_memory(void) {
  struct timespec now;
  if (failed_at.tv_sec == 0 || clock_gettime(CLOCK_MONOTONIC, &now) != 0) return 0;
  return now.tv_sec - failed_at.tv_sec < 5;
}

int carecircle_is_first_to_fail(void) {
  static _Atomic(pthread_t) first;
  pthread_t nobody = 0;
  const pthread_t self = pthread_self();
  if (atomic_compare_exchange_strong(&first, &nobody, self)) return 1;
  if (!pthread_equal(nobody, self)) wait_for_ever();
  return 0;
}

// glibc tells nobody that an allocation has failed, and Swift ends the process then as it does for any fault of a
// program. These take the place of glibc's functions in the whole process; sanitisers bring their own.
#if defined(__GLIBC__) && !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer) && \
    !__has_feature(memory_sanitizer)

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static void *checked(void *memory) {
  if (!memory) clock_gettime(CLOCK_MONOTONIC, &failed_at);
  if (atomic_load_explicit(&is_holding, memory_order_relaxed) && !is_excepted) wait_for_ever();
  return memory;
}

void *malloc(size_t size) { return checked(__libc_malloc(size)); }
void *calloc(size_t count, size_t size) { return checked(__libc_calloc(count, size)); }
void *memalign(size_t alignment, size_t size) { return checked(__libc_memalign(alignment, size)); }

void *aligned_alloc(size_t alignment, size_t size) {
  return checked(__libc_memalign(alignment, size));
}

void *realloc(void *old, size_t size) {
  void *memory = __libc_realloc(old, size);
  // It frees the old memory where the new size is 0.
  return size == 0 ? memory : checked(memory);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0) {
    return EINVAL;
  }
  void *memory = checked(__libc_memalign(alignment, size));
  if (!memory) return ENOMEM;
  *result = memory;
  return 0;
}

// glibc's own takes the handler away when a second thread aborts before the first one's handler has ended the process.
_Noreturn void abort(void) {
  if (carecircle_is_first_to_fail()) raise(SIGABRT);
  signal(SIGABRT, SIG_DFL);
  raise(SIGABRT);
  _exit(127);
}

#endif
