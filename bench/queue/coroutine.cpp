// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "../peers/coroutine.hpp"

struct waiter : bench::ready_node {
    int item;
};

static struct {
    bench::node_list getters, putters;
    unsigned head = 0, count = 0;
    int items[CAPACITY];
} queue;

static waiter *wake_first(bench::node_list &list)
{
    waiter *first = static_cast<waiter *>(list.pop());
    bench::ready.push(first);
    return first;
}

static void append(int item)
{
    unsigned place = queue.head + queue.count++;
    queue.items[place >= CAPACITY ? place - CAPACITY : place] = item;
}

struct put : waiter {
    explicit put(int value) { item = value; }
    bool await_ready()
    {
        if (queue.getters.first) {
            wake_first(queue.getters)->item = item;
            return true;
        }
        if (queue.count < CAPACITY) {
            append(item);
            return true;
        }
        return false;
    }
    void await_suspend(std::coroutine_handle<> self)
    {
        handle = self;
        queue.putters.push(this);
    }
    void await_resume() const noexcept {}
};

struct get : waiter {
    bool await_ready()
    {
        if (queue.count == 0) {
            return false;
        }
        item = queue.items[queue.head];
        queue.head = queue.head + 1 == CAPACITY ? 0 : queue.head + 1;
        queue.count--;
        if (queue.putters.first) {
            append(wake_first(queue.putters)->item);
        }
        return true;
    }
    void await_suspend(std::coroutine_handle<> self)
    {
        handle = self;
        queue.getters.push(this);
    }
    int await_resume() const noexcept { return item; }
};

static bench::task<> produce(long count)
{
    for (long i = 0; i < count; i++) {
        co_await put(static_cast<int>(i));
    }
}

static long sum;

static bench::task<> consume(long count)
{
    for (long i = 0; i < count; i++) {
        sum += co_await get();
    }
}

int main(int, char **argv)
{
    long count = std::atol(argv[1]);
    bench::ready_node nodes[2];
    bench::task<> consumer = consume(count), producer = produce(count);
    consumer.start(nodes[0]);
    producer.start(nodes[1]);
    bench::run_all();
    return sum != count * (count - 1) / 2;
}
