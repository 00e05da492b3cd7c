#define _GNU_SOURCE
#include "include/CProcess.h"

#include <stdio.h>
#include <string.h>
#include <sys/types.h>

static char text[2048];
static volatile size_t length = 0;

const char *carecircle_prints(size_t *count) {
  *count = length;
  return text;
}

#if defined(__GLIBC__)

// Only the last part is kept. Two threads that print at the same time may mix their texts, but stay within the memory.
static ssize_t keep(void *cookie, const char *bytes, size_t count) {
  (void)cookie;
  size_t known = length;
  if (count >= sizeof text) {
    memcpy(text, bytes + count - sizeof text, sizeof text);
    length = sizeof text;
    return (ssize_t)count;
  }
  if (known + count > sizeof text) {
    size_t dropped = known + count - sizeof text;
    memmove(text, text + dropped, known - dropped);
    known -= dropped;
  }
  memcpy(text + known, bytes, count);
  length = known + count;
  return (ssize_t)count;
}

void carecircle_keep_prints(void) {
  cookie_io_functions_t functions = {.write = keep};
  FILE *file = fopencookie(NULL, "w", functions);
  if (!file) return;
  setvbuf(file, NULL, _IONBF, 0);
  stderr = file;
}

#else

void carecircle_keep_prints(void) {}

#endif
