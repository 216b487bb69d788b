// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Futures of one type in a vector, each with its place in the ready queue; the deadlines lie in the same 4-ary heap as in
// hand.c, which asks a waker for its task.
use std::cell::UnsafeCell;
use std::future::Future;
use std::pin::Pin;
use std::ptr::null_mut;
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

struct Entry {
    key: u64, // deadline, then a sequence number
    task: *mut Head,
}

struct Clock {
    now: u32,
    sequence: u32,
    heap: Vec<Entry>,
    first: *mut Head,
    last: *mut Head,
}

struct Shared(UnsafeCell<Clock>);
unsafe impl Sync for Shared {} // there is one thread
static CLOCK: Shared = Shared(UnsafeCell::new(Clock {
    now: 0,
    sequence: 0,
    heap: Vec::new(),
    first: null_mut(),
    last: null_mut(),
}));

fn clock() -> &'static mut Clock {
    unsafe { &mut *CLOCK.0.get() }
}

#[repr(C)]
struct Head {
    next: *mut Head,
}

#[repr(C)]
struct Task<F> {
    head: Head,
    future: F,
}

impl Clock {
    fn push(&mut self, deadline: u32, task: *mut Head) {
        let entry = Entry { key: (deadline as u64) << 32 | self.sequence as u64, task };
        self.sequence += 1;
        self.heap.push(Entry { key: entry.key, task });
        let mut place = self.heap.len() - 1;
        while place > 0 && entry.key < self.heap[(place - 1) / 4].key {
            self.heap.swap(place, (place - 1) / 4);
            place = (place - 1) / 4;
        }
    }

    fn pop(&mut self) -> *mut Head {
        let task = self.heap.swap_remove(0).task;
        let (mut place, count) = (0, self.heap.len());
        loop {
            let first = place * 4 + 1;
            let mut best = place;
            for i in first..(first + 4).min(count) {
                best = if self.heap[i].key < self.heap[best].key { i } else { best };
            }
            if best == place {
                return task;
            }
            self.heap.swap(place, best);
            place = best;
        }
    }

    /// Moves the clock to the next deadline and wakes who is due; false: that is after `end`.
    fn advance(&mut self, end: u32) -> bool {
        if self.heap.is_empty() || (self.heap[0].key >> 32) as u32 > end {
            return false;
        }
        self.now = (self.heap[0].key >> 32) as u32;
        while !self.heap.is_empty() && (self.heap[0].key >> 32) as u32 == self.now {
            let task = self.pop();
            self.make_ready(task);
        }
        true
    }

    fn make_ready(&mut self, task: *mut Head) {
        unsafe { (*task).next = null_mut() };
        if self.first.is_null() {
            self.first = task;
        } else {
            unsafe { (*self.last).next = task };
        }
        self.last = task;
    }
}

static VTABLE: RawWakerVTable = RawWakerVTable::new(
    |data| RawWaker::new(data, &VTABLE),
    |data| clock().make_ready(data as *mut Head),
    |data| clock().make_ready(data as *mut Head),
    |_| {},
);

fn run_all<F: Future<Output = ()>>() {
    while !clock().first.is_null() {
        let task = clock().first as *mut Task<F>;
        unsafe {
            clock().first = (*task).head.next;
            let waker = std::mem::ManuallyDrop::new(Waker::from_raw(RawWaker::new(task as *const (), &VTABLE)));
            let _ = Pin::new_unchecked(&mut (*task).future).poll(&mut Context::from_waker(&waker));
        }
    }
}

/// The delay, 0 once it is armed: delays are positive.
struct Sleep(u32);

impl Future for Sleep {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.0 == 0 {
            return Poll::Ready(());
        }
        clock().push(clock().now + self.0, context.waker().data() as *mut Head);
        self.0 = 0;
        Poll::Pending
    }
}

/// Between 1 ms and 64 s.
fn next_delay(seed: &mut u32) -> u32 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    1 + *seed % 64000
}

async fn sleep_on(mut seed: u32) {
    loop {
        Sleep(next_delay(&mut seed)).await;
    }
}

fn run<F: Future<Output = ()>>(begin: impl Fn(u32) -> F, count: u32, end: u32) {
    let mut tasks: Vec<Task<F>> = (0..count).map(|i| Task { head: Head { next: null_mut() }, future: begin(i + 1) }).collect();
    clock().heap.reserve_exact(count as usize);
    for task in &mut tasks {
        clock().make_ready(&mut task.head);
    }
    run_all::<F>();
    while clock().advance(end) {
        run_all::<F>();
    }
    println!("{}", std::mem::size_of::<Task<F>>() + std::mem::size_of::<Entry>());
}

fn main() {
    let number = |i| std::env::args().nth(i).unwrap().parse().unwrap();
    run(sleep_on, number(2), number(1));
}
