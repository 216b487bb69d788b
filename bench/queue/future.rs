// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A waiting side leaves its waker; who makes room or an item wakes it, and it looks again. That is how Rust's queues do it.
#[path = "../peers/executor.rs"]
mod executor;
use executor::*;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

const CAPACITY: usize = CAPACITY_VALUE;

#[derive(Default)]
struct Queue {
    items: RefCell<VecDeque<i32>>,
    getter: Cell<Option<Waker>>,
    putter: Cell<Option<Waker>>,
}

impl Queue {
    async fn put(&self, item: i32) {
        poll_fn(|context| {
            let mut items = self.items.borrow_mut();
            if items.len() == CAPACITY {
                self.putter.set(Some(context.waker().clone()));
                return Poll::Pending;
            }
            items.push_back(item);
            if let Some(waker) = self.getter.take() {
                waker.wake();
            }
            Poll::Ready(())
        })
        .await
    }

    async fn get(&self) -> i32 {
        poll_fn(|context| match self.items.borrow_mut().pop_front() {
            Some(item) => {
                if let Some(waker) = self.putter.take() {
                    waker.wake();
                }
                Poll::Ready(item)
            }
            None => {
                self.getter.set(Some(context.waker().clone()));
                Poll::Pending
            }
        })
        .await
    }
}

fn main() {
    let count: i64 = std::env::args().nth(1).unwrap().parse().unwrap();
    let queue = Rc::new(Queue { items: RefCell::new(VecDeque::with_capacity(CAPACITY)), ..Default::default() });
    let other = queue.clone();
    spawn(async move {
        let mut sum = 0;
        for _ in 0..count {
            sum += queue.get().await as i64;
        }
        assert_eq!(sum, count * (count - 1) / 2);
    });
    spawn(async move {
        for i in 0..count {
            other.put(i as i32).await;
        }
    });
    run_all();
}
