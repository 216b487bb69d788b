// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "../peers/coroutine.hpp"

static struct {
    bool is_taken = false;
    bench::node_list waiters;
} lock;

struct acquire : bench::ready_node {
    bool await_ready() const noexcept
    {
        bool was_taken = lock.is_taken;
        lock.is_taken = true;
        return !was_taken;
    }
    void await_suspend(std::coroutine_handle<> self)
    {
        handle = self;
        lock.waiters.push(this);
    }
    void await_resume() const noexcept {}
};

static void release()
{
    if (bench::ready_node *next = lock.waiters.pop()) {
        bench::ready.push(next);
    } else {
        lock.is_taken = false;
    }
}

static bench::task<> contend(long turns)
{
    for (long i = 0; i < turns; i++) {
        co_await acquire();
        co_await bench::give_way();
        release();
    }
}

int main(int, char **argv)
{
    bench::ready_node nodes[2];
    bench::task<> tasks[2] = { contend(std::atol(argv[1])), contend(std::atol(argv[1])) };
    tasks[0].start(nodes[0]);
    tasks[1].start(nodes[1]);
    bench::run_all();
}
