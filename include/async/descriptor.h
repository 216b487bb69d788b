/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Descriptors of a POSIX system: sockets, pipes, terminals, files as streams, and waiting until one is ready.  With the port
 * "posix"; nothing of this is linked unless it is used. */
#ifndef ASYNC_DESCRIPTOR_H
#define ASYNC_DESCRIPTOR_H

#include <async/stream.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_descriptor async_descriptor;
struct async_descriptor {
    async_stream stream;    /* first member: what the functions of <async/stream.h> take */
    int fd;
    unsigned char is_socket;
    unsigned char is_paced; /* fewer bytes than were asked for: there are no more now    */
    unsigned char is_watched;
    unsigned char is_level; /* watched level-triggered, for reading only                 */
    unsigned char was_full; /* the last read filled the bytes: there may be more         */
    unsigned char wasted;   /* reads in vain after one that was full, since it was edge-triggered */
};

/* Makes a stream of a descriptor, and makes it non-blocking; closing the stream closes it.  0 or an errno: then the descriptor
 * is still the caller's.  Non-blocking is a property of the open file, which other processes may share: a terminal for
 * instance.  Writing a pipe whose reader is gone raises SIGPIPE unless the program ignores that; sockets do not.
 * From tasks, callbacks and outside the loop; does not suspend.  The object may lie in a frame and must not move. */
int async_descriptor_open(async_descriptor *descriptor, int fd);

/* Awaitables: wait until reading, or writing, would not block, or the other end is gone.  For those who use the descriptor
 * themselves (datagrams, libraries): level-triggered, at the cost of a call of poll.  Regular files are always ready.  Suspend
 * unless it is ready; ASYNC_BUSY while another task waits for that direction; ASYNC_CLOSED. */
void async_descriptor_wait_readable(async_descriptor *descriptor);
void async_descriptor_wait_writable(async_descriptor *descriptor);

/* Tells the other end of a socket that nothing more comes: it reads the end.  What is in the output buffer must have been
 * drained.  0 or an errno; does not suspend. */
int async_descriptor_send_eof(async_descriptor *descriptor);

/* The address of the other end of a socket as text, "192.0.2.1:80" or "[2001:db8::1]:80".  0, ASYNC_LIMIT if size is too
 * small, or an errno; does not suspend. */
int async_descriptor_peer(const async_descriptor *descriptor, char *text, size_t size);

/* ---- for generated code ------------------------------------------------------------------------------------ */

int async_descriptor_wait_readable__try(async_descriptor *descriptor);
void async_descriptor_wait_readable__wait(async_flag_node *node, async_task *task, async_descriptor *descriptor);
int async_descriptor_wait_readable__done(async_flag_node *node, int error);
_Bool async_descriptor_wait_readable__undo(void *node, async_task *task);
int async_descriptor_wait_writable__try(async_descriptor *descriptor);
void async_descriptor_wait_writable__wait(async_flag_node *node, async_task *task, async_descriptor *descriptor);
int async_descriptor_wait_writable__done(async_flag_node *node, int error);
_Bool async_descriptor_wait_writable__undo(void *node, async_task *task);

#ifdef __cplusplus
}
#endif
#endif
