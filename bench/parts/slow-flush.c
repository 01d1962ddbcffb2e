// A disk like a cheap tablet's: every flush takes as many milliseconds longer as NIDO_FLUSH_MS says. Preloaded into the browser.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_longer(void) {
  const char *ms = getenv("NIDO_FLUSH_MS");
  if (ms) usleep((useconds_t)atoi(ms) * 1000);
}

int fsync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  wait_longer();
  return real(fd);
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  wait_longer();
  return real(fd);
}
