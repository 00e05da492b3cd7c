#pragma once

/// Lets two paths of one file system change names in one step; 0 on success, else -1 and errno.
/// The call of the system behind it is not among those that Swift imports.
int carecircle_exchange(const char *first, const char *second);
