#pragma once
#include <fcntl.h>
#include <matio.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

// libmatio stands on HDF5, which crashes on hostile files and is not made for threads. So a file of
// version 7.3 is read by a process of its own, which sends what it found through a pipe: for each
// variable eight 64-bit numbers (length of the name, class, whether complex, rank, bytes a number,
// count of numbers, whether numbers follow, 0), the sizes, the name, the numbers column by column.

static inline int assay_mat_send(int pipe, const void *bytes, size_t count) {
  const char *rest = (const char *)bytes;
  while (count > 0) {
    ssize_t sent = write(pipe, rest, count);
    if (sent <= 0) return 0;
    rest += sent;
    count -= (size_t)sent;
  }
  return 1;
}

// How many numbers the variable says to have; -1 if those cannot be in a file of that size.
static inline int64_t assay_mat_count(const matvar_t *variable, int64_t limit) {
  if (variable->dims == NULL || variable->rank < 1 || variable->rank > 32) return -1;
  int64_t count = 1;
  int isEmpty = 0;
  for (int index = 0; index < variable->rank; index++) {
    if (variable->dims[index] == 0) isEmpty = 1;
    else if (__builtin_mul_overflow(count, variable->dims[index], &count)) return -1;
  }
  if (count > limit / 8) return -1;
  return isEmpty ? 0 : count;
}

// Sends one variable; 0 if that could not be done.
static inline int assay_mat_send_variable(
    mat_t *file, matvar_t *variable, int pipe, int64_t limit) {
  int isNumeric = variable->class_type >= MAT_C_DOUBLE && variable->class_type <= MAT_C_UINT64;
  int isPlain = isNumeric && !variable->isComplex;
  int64_t count = isPlain ? assay_mat_count(variable, limit) : 0;
  if (count < 0 || variable->name == NULL) return 0;
  if (count > 0 && (Mat_VarReadDataAll(file, variable) != 0 || variable->data == NULL)) return 0;
  int64_t size = count > 0 ? variable->data_size : 8;
  int64_t header[8] = {(int64_t)strlen(variable->name), variable->class_type, variable->isComplex,
                       isPlain ? variable->rank : 0, size, count, isPlain, 0};
  if (!assay_mat_send(pipe, header, sizeof header)) return 0;
  for (int index = 0; index < header[3]; index++) {
    int64_t length = (int64_t)variable->dims[index];
    if (!assay_mat_send(pipe, &length, sizeof length)) return 0;
  }
  return assay_mat_send(pipe, variable->name, (size_t)header[0]) &&
         assay_mat_send(pipe, variable->data, (size_t)(size * count));
}

static inline void assay_mat_silence(int level, char *message) {
  (void)level;
  (void)message;
}

// What the new process does; it never returns.
static inline void assay_mat_become(const char *path, int64_t limit, int pipe) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  struct rlimit seconds = {60, 60}, none = {0, 0};
  setrlimit(RLIMIT_CPU, &seconds);
  setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  int silence = open("/dev/null", O_WRONLY);
  dup2(silence, 2);
  Mat_LogInitFunc("", assay_mat_silence);
  mat_t *file = Mat_Open(path, MAT_ACC_RDONLY);
  if (file == NULL) _exit(1);
  matvar_t *variable;
  while ((variable = Mat_VarReadNextInfo(file)) != NULL) {
    if (!assay_mat_send_variable(file, variable, pipe, limit)) _exit(1);
    Mat_VarFree(variable);
  }
  _exit(0);
}

// Starts the process that sends the variables of a file of version 7.3 whose numbers take at most
// `limit` bytes as Doubles. Answers the process and through `reader` the pipe, or -1.
static inline pid_t assay_mat_start(const char *path, int64_t limit, int *reader) {
  int ends[2];
  if (pipe(ends) != 0) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  pid_t process = fork();
  if (process == 0) assay_mat_become(path, limit, ends[1]);
  close(ends[1]);
  *reader = ends[0];
  if (process < 0) close(ends[0]);
  return process;
}
