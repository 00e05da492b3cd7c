#define _GNU_SOURCE
#include "CFolderExchange.h"

#include <fcntl.h>
#include <stdio.h>

int carecircle_exchange(const char *first, const char *second) {
#ifdef __linux__
  return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
#else
  return renamex_np(first, second, RENAME_SWAP);
#endif
}
