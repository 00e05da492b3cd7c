// What happens in the process that the language's runtime tells nobody: allocations that fail, aborts, and what C
// libraries print.
#pragma once

#include <stddef.h>

/// Whether an allocation of this thread has failed within the last seconds. A fault that follows comes of it.
int carecircle_is_out_of_memory(void);

/// From now on, threads that allocate memory wait for ever, except those that were excepted.
void carecircle_hold_threads(void);
/// Excepts this thread, which ends the process.
void carecircle_except_this_thread(void);

/// The first thread that fails gets 1, and has to end the process. Other threads wait for ever; the same one gets 0.
int carecircle_is_first_to_fail(void);

/// From now on, what libraries print to standard error is kept instead.
void carecircle_keep_prints(void);
/// The last part of it, and its length. Safe in a signal handler.
const char *carecircle_prints(size_t *length);
