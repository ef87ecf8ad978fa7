#pragma once
#include <dlfcn.h>
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

//
// The library is loaded when the first such file is read: with what it stands on it is some thirty libraries,
// which every other call of the program would load for nothing.

struct assay_mat_library {
  mat_t *(*open)(const char *, int);
  matvar_t *(*next)(mat_t *);
  int (*read)(mat_t *, matvar_t *);
  void (*free)(matvar_t *);
  int (*log)(const char *, void (*)(int, char *));
};

// The functions of the library, once it is loaded.
static inline struct assay_mat_library *assay_mat(void) {
  static struct assay_mat_library library;
  return &library;
}

// Loads the library of the version that this was compiled for; 0 if it is not there.
static inline int assay_mat_load(void) {
  static const char *const names[] = {
      "libmatio.so.13", "libmatio.so.12", "libmatio.so.11", "libmatio.so.10", "libmatio.so",
      "libmatio.dylib", "/opt/homebrew/lib/libmatio.dylib"};
  for (unsigned index = 0; index < sizeof names / sizeof names[0]; index++) {
    void *library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) continue;
    void (*version)(int *, int *, int *) =
        (void (*)(int *, int *, int *))dlsym(library, "Mat_GetLibraryVersion");
    int major = 0, minor = 0, release = 0;
    if (version != NULL) version(&major, &minor, &release);
    if (major == MATIO_MAJOR_VERSION && minor == MATIO_MINOR_VERSION) {
      struct assay_mat_library *own = assay_mat();
      own->open = (mat_t * (*)(const char *, int)) dlsym(library, "Mat_Open");
      own->next = (matvar_t * (*)(mat_t *)) dlsym(library, "Mat_VarReadNextInfo");
      own->read = (int (*)(mat_t *, matvar_t *))dlsym(library, "Mat_VarReadDataAll");
      own->free = (void (*)(matvar_t *))dlsym(library, "Mat_VarFree");
      own->log =
          (int (*)(const char *, void (*)(int, char *)))dlsym(library, "Mat_LogInitFunc");
      if (own->open && own->next && own->read && own->free && own->log) return 1;
    }
    dlclose(library);
  }
  return 0;
}

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
  if (count > 0 && (assay_mat()->read(file, variable) != 0 || variable->data == NULL)) return 0;
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
  assay_mat()->log("", assay_mat_silence);
  mat_t *file = assay_mat()->open(path, MAT_ACC_RDONLY);
  if (file == NULL) _exit(1);
  matvar_t *variable;
  while ((variable = assay_mat()->next(file)) != NULL) {
    if (!assay_mat_send_variable(file, variable, pipe, limit)) _exit(1);
    assay_mat()->free(variable);
  }
  _exit(0);
}

// Starts the process that sends the variables of a file of version 7.3 whose numbers take at most
// `limit` bytes as Doubles. Answers the process and through `reader` the pipe, or -1; -2 where the library is
// not there. It is loaded here rather than by the new process, which another thread's locks may keep from it.
static inline pid_t assay_mat_start(const char *path, int64_t limit, int *reader) {
  if (assay_mat()->log == NULL && !assay_mat_load()) return -2;
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
