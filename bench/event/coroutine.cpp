// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "../peers/coroutine.hpp"

struct event {
    bool is_set = false;
    bench::node_list waiters;

    void set()
    {
        is_set = true;
        while (bench::ready_node *waiter = waiters.pop()) {
            bench::ready.push(waiter);
        }
    }
};
event ping, pong; // others may use them

struct wait_for : bench::ready_node {
    event &awaited;
    explicit wait_for(event &which) noexcept : awaited(which) {}
    bool await_ready() const noexcept { return awaited.is_set; }
    void await_suspend(std::coroutine_handle<> self)
    {
        handle = self;
        awaited.waiters.push(this);
    }
    void await_resume() const noexcept {}
};

static bench::task<> answer(long turns)
{
    for (long i = 0; i < turns; i++) {
        co_await wait_for(ping);
        ping.is_set = false;
        pong.set();
    }
}

static bench::task<> ask(long turns)
{
    for (long i = 0; i < turns; i++) {
        ping.set();
        co_await wait_for(pong);
        pong.is_set = false;
    }
}

int main(int, char **argv)
{
    bench::ready_node nodes[2];
    bench::task<> tasks[2] = { ask(std::atol(argv[1])), answer(std::atol(argv[1])) };
    tasks[0].start(nodes[0]);
    tasks[1].start(nodes[1]);
    bench::run_all();
}
