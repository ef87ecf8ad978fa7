// What POSIX offers and Swift cannot call: variadic functions, and the moment between fork and exec.
// No system header stands here: what they define depends on macros, and another module may have read
// them under others.
#pragma once

// How many cells wide the terminal behind a descriptor is; 0 if it is none.
int assay_terminal_width(int descriptor);

// A descriptor that becomes readable when the process ends; -1 where the system has none.
int assay_process_descriptor(int process);

// Returns when all that was written to the disk of an open folder is on it; 0, or -1 with errno set.
int assay_synchronize(int descriptor);

// Makes a pipe whose ends are above 2 and closed when a program starts; 0, or -1 with errno set.
int assay_pipe(int *ends);

// Has the death of who started this process send it SIGHUP; 0, or -1 with errno set.
int assay_hang_up_with_parent(void);

// Has processes whose parents die below this one become its children; 0, or -1 with errno set.
int assay_adopt_orphans(void);

// Whether a signal is ignored.
int assay_is_ignored(int number);

// Starts a program with the three streams given (all above 2), its signals as at the start of any
// program, in a process group of its own or in ours, and on Linux with death when the calling thread dies.
// Answers the process, or -1 with errno set if the program could not be started.
int assay_spawn(
    const char *program, char *const *arguments, char *const *environment, const char *folder,
    const int *streams, int own_group);
