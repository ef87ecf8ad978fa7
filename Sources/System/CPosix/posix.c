#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "posix.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

// How many cells wide the terminal behind a descriptor is; 0 if it is none.
int assay_terminal_width(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

// A descriptor that becomes readable when the process ends; -1 where the system has none.
int assay_process_descriptor(int process) {
#if defined(__linux__) && defined(SYS_pidfd_open)
  return (int)syscall(SYS_pidfd_open, process, 0);
#else
  (void)process;
  return -1;
#endif
}

// Returns when all that was written to the disk of an open folder is on it; 0, or -1 with errno set.
int assay_synchronize(int descriptor) {
#ifdef __linux__
  return syncfs(descriptor);
#else
  (void)descriptor;
  sync();
  return 0;
#endif
}

// Makes a pipe whose ends are above 2 and closed when a program starts; 0, or -1 with errno set.
int assay_pipe(int *ends) {
#ifdef __linux__
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
#else
  if (pipe(ends) != 0) return -1;
#endif
  for (int end = 0; end < 2; end++) {
    int moved = fcntl(ends[end], F_DUPFD_CLOEXEC, 3);
    close(ends[end]);
    ends[end] = moved;
  }
  return ends[0] < 0 || ends[1] < 0 ? -1 : 0;
}

// Has the death of who started this process send it SIGHUP; 0, or -1 with errno set.
int assay_hang_up_with_parent(void) {
#ifdef __linux__
  return prctl(PR_SET_PDEATHSIG, SIGHUP);
#else
  return 0;
#endif
}

// Has processes whose parents die below this one become its children; 0, or -1 with errno set.
int assay_adopt_orphans(void) {
#ifdef __linux__
  return prctl(PR_SET_CHILD_SUBREAPER, 1);
#else
  return 0;
#endif
}

// Whether a signal is ignored.
int assay_is_ignored(int number) {
  struct sigaction action;
  return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

// What a new process does before it becomes the program; only calls that are safe there.
// It never returns: on failure it sends errno through `report`.
static void assay_become(
    const char *program, char *const *arguments, char *const *environment, const char *folder,
    const int *streams, int own_group, pid_t parent, int report) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; number++) sigaction(number, &standard, NULL);
  if (own_group) setpgid(0, 0);
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);  // it died before we asked
#else
  (void)parent;
#endif
  int fine = folder == NULL || chdir(folder) == 0;
  for (int stream = 0; stream < 3 && fine; stream++) fine = dup2(streams[stream], stream) >= 0;
  if (fine) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(program, arguments, environment);
  }
  int failure = errno;
  (void)!write(report, &failure, sizeof failure);
  _exit(127);
}

// Starts a program with the three streams given (all above 2), its signals as at the start of any
// program, in a process group of its own or in ours, and on Linux with death when the calling thread dies.
// Answers the process, or -1 with errno set if the program could not be started.
int assay_spawn(
    const char *program, char *const *arguments, char *const *environment, const char *folder,
    const int *streams, int own_group) {
  int report[2];
  if (assay_pipe(report) != 0) return -1;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t parent = getpid();
#ifdef __linux__
  pid_t child = vfork();  // runs no fork handlers, of which BLAS has some, and copies no memory
#else
  pid_t child = fork();
#endif
  if (child == 0)
    assay_become(
        program, arguments, environment, folder, streams, own_group, parent, report[1]);
  int failure = child < 0 ? errno : 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(report[1]);
  if (child > 0) {
    int told = 0;
    ssize_t count;
    do count = read(report[0], &told, sizeof told);
    while (count < 0 && errno == EINTR);
    if (count == sizeof told) failure = told;
    if (failure != 0) waitpid(child, NULL, 0);
  }
  close(report[0]);
  errno = failure;
  return failure == 0 ? child : -1;
}
