/* Preloaded into a process, logs what it does to files below RECORD_ROOT, in order, to the file RECORD_LOG.
 *
 * A record is a header and the bytes of its texts or data; `recording.py` reads them. Paths must be absolute. What is
 * written through memory maps is not seen: SQLite maps only its -shm file, which nothing relies on after a power cut.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES = 4096 };

struct header {
    char op;
    uint32_t first, second;
    uint64_t inode, offset;
} __attribute__((packed));

static char *paths[FILES];
static const char *root;
static int record_fd = -1;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

#define REAL(type, name, ...)                                    \
    static type (*real)(__VA_ARGS__);                            \
    if (!real)                                                   \
        real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static void put(const void *bytes, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (size && real(record_fd, bytes, size) != (ssize_t)size)
        abort();
}

static void record(char op, uint64_t inode, uint64_t offset, const void *a, size_t a_size, const void *b, size_t b_size) {
    struct header header = {op, (uint32_t)a_size, (uint32_t)b_size, inode, offset};
    put(&header, sizeof header);
    put(a, a_size);
    put(b, b_size);
}

__attribute__((constructor)) static void begin(void) {
    REAL(int, "open64", const char *, int, ...);
    root = getenv("RECORD_ROOT");
    record_fd = real(getenv("RECORD_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (record_fd < 0)
        abort();
}

static int below(const char *path) {
    size_t size = root ? strlen(root) : 0;
    return root && path && strncmp(path, root, size) == 0 && (path[size] == '/' || !path[size]);
}

static int watched(int fd) {
    return fd >= 0 && fd < FILES && paths[fd];
}

static uint64_t inode_of(int fd) {
    struct stat status;
    return fstat(fd, &status) ? 0 : status.st_ino;
}

static int opened(int fd, const char *path, int flags, int existed) {
    if (fd < 0 || fd >= FILES)
        return fd;
    free(paths[fd]);
    paths[fd] = below(path) ? strdup(path) : NULL;
    if (!paths[fd])
        return fd;
    if (!existed)
        record('c', inode_of(fd), 0, path, strlen(path), NULL, 0);
    else if (flags & O_TRUNC)
        record('t', inode_of(fd), 0, NULL, 0, NULL, 0);
    return fd;
}

#define LOCKED(type, call)                    \
    pthread_mutex_lock(&one_at_a_time);       \
    type result = call

#define DONE                                  \
    pthread_mutex_unlock(&one_at_a_time);     \
    return result

static int open_as(const char *name, const char *path, int flags, mode_t mode) {
    int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, name);
    struct stat status;
    pthread_mutex_lock(&one_at_a_time);
    int existed = stat(path, &status) == 0;
    int result = opened(real(path, flags, mode), path, flags, existed);
    DONE;
}

static mode_t mode_of(int flags, va_list arguments) {
    return flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
}

int open(const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_as("open", path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return open_as("open64", path, flags, mode);
}

int creat(const char *path, mode_t mode) {
    return open_as("open", path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

int creat64(const char *path, mode_t mode) {
    return open_as("open64", path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

int close(int fd) {
    REAL(int, "close", int);
    pthread_mutex_lock(&one_at_a_time);
    if (watched(fd)) {
        free(paths[fd]);
        paths[fd] = NULL;
    }
    int result = real(fd);
    DONE;
}

static void written(int fd, const void *bytes, ssize_t size, off_t offset) {
    if (size > 0 && watched(fd))
        record('w', inode_of(fd), (uint64_t)offset, bytes, (size_t)size, NULL, 0);
}

ssize_t write(int fd, const void *bytes, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (!watched(fd))
        return real(fd, bytes, size);
    LOCKED(ssize_t, real(fd, bytes, size));
    written(fd, bytes, result, lseek(fd, 0, SEEK_CUR) - result);
    DONE;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    LOCKED(ssize_t, real(fd, bytes, size, offset));
    written(fd, bytes, result, offset);
    DONE;
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    LOCKED(ssize_t, real(fd, bytes, size, offset));
    written(fd, bytes, result, offset);
    DONE;
}

static void cut(int fd, int result, off_t size) {
    if (result == 0 && watched(fd))
        record('t', inode_of(fd), (uint64_t)size, NULL, 0, NULL, 0);
}

int ftruncate(int fd, off_t size) {
    REAL(int, "ftruncate", int, off_t);
    LOCKED(int, real(fd, size));
    cut(fd, result, size);
    DONE;
}

int ftruncate64(int fd, off64_t size) {
    REAL(int, "ftruncate64", int, off64_t);
    LOCKED(int, real(fd, size));
    cut(fd, result, size);
    DONE;
}

/* Recorded before it is done: a crash that comes while it runs finds all of it still in the air. */
static void syncing(int fd) {
    struct stat status;
    if (watched(fd) && fstat(fd, &status) == 0)
        record('s', S_ISDIR(status.st_mode) ? 0 : status.st_ino, 0, paths[fd], strlen(paths[fd]), NULL, 0);
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    pthread_mutex_lock(&one_at_a_time);
    syncing(fd);
    int result = real(fd);
    DONE;
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    pthread_mutex_lock(&one_at_a_time);
    syncing(fd);
    int result = real(fd);
    DONE;
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    LOCKED(int, real(from, to));
    if (result == 0 && below(from))
        record('r', 0, 0, from, strlen(from), to, strlen(to));
    DONE;
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    LOCKED(int, real(path));
    if (result == 0 && below(path))
        record('u', 0, 0, path, strlen(path), NULL, 0);
    DONE;
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    LOCKED(int, real(path, mode));
    if (result == 0 && below(path))
        record('d', 0, 0, path, strlen(path), NULL, 0);
    DONE;
}
