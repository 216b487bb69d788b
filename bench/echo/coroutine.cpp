/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The same with a coroutine for each connection, resumed by the loop over epoll: edge-triggered, registered once, a short read
 * taken as the end of what is there. */
#include "listen.h"

#include <coroutine>
#include <cstdint>

struct detached {
    struct promise_type {
        detached get_return_object() { return {}; }
        std::suspend_never initial_suspend() { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { abort(); }
    };
};

struct readiness {
    std::coroutine_handle<> reader, writer;
    bool readable = true, writable = true;
};

static int epoll;

static void watch(int fd, readiness *ready)
{
    struct epoll_event event;
    event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    event.data.ptr = ready;
    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

struct wait {
    bool &is_ready;
    std::coroutine_handle<> &who;
    bool await_ready() const { return is_ready; }
    void await_suspend(std::coroutine_handle<> handle) { who = handle; }
    void await_resume() { who = nullptr; }
};

static unsigned open_count;

static detached serve(int fd)
{
    readiness ready;
    char bytes[MESSAGE_MAX];
    bool goes_on = true;
    open_count++;
    watch(fd, &ready);
    while (goes_on) {
        co_await wait{ ready.readable, ready.reader };
        ssize_t n = read(fd, bytes, sizeof bytes);
        if (n < 0 && errno == EAGAIN) {
            ready.readable = false;
            continue;
        }
        goes_on = n > 0;
        ready.readable = n == (ssize_t)sizeof bytes;
        for (ssize_t done = 0; goes_on && done < n;) {
            co_await wait{ ready.writable, ready.writer };
            ssize_t part = send(fd, bytes + done, (size_t)(n - done), MSG_NOSIGNAL);
            goes_on = part >= 0 || errno == EAGAIN;
            ready.writable = part == n - done;
            done += part > 0 ? part : 0;
        }
    }
    close(fd);
    if (--open_count == 0) {
        report_end();
    }
}

static detached accept_all(int listener)
{
    readiness ready;
    watch(listener, &ready);
    for (;;) {
        co_await wait{ ready.readable, ready.reader };
        int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0) {
            ready.readable = false;
        } else {
            serve(fd);
        }
    }
}

int main()
{
    unsigned port;
    int listener = listen_on_loopback(&port);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    accept_all(listener);
    report_begin(port);
    for (;;) {
        struct epoll_event events[64];
        int count = epoll_wait(epoll, events, 64, -1);
        for (int i = 0; i < count; i++) {
            readiness *ready = static_cast<readiness *>(events[i].data.ptr);
            bool is_last = events[i].events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR);
            ready->readable |= is_last || events[i].events & EPOLLIN;
            ready->writable |= is_last || events[i].events & EPOLLOUT;
            if (ready->readable && ready->reader) {
                ready->reader.resume(); /* it may end there, and ready with it */
            } else if (ready->writable && ready->writer) {
                ready->writer.resume();
            }
        }
    }
}
