// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One thread, tasks on an intrusive ready queue, wakers without reference counts: as little as Rust's model allows.
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::ptr::null_mut;
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

pub struct Task {
    next: Cell<*mut Task>,
    future: Pin<Box<dyn Future<Output = ()>>>,
}

struct Queue {
    first: Cell<*mut Task>,
    last: Cell<*mut Task>,
}

struct Shared(Queue);
unsafe impl Sync for Shared {} // there is one thread
static READY: Shared = Shared(Queue { first: Cell::new(null_mut()), last: Cell::new(null_mut()) });

unsafe fn push(task: *mut Task) {
    let queue = &READY.0;
    (*task).next.set(null_mut());
    if queue.first.get().is_null() {
        queue.first.set(task);
    } else {
        (*queue.last.get()).next.set(task);
    }
    queue.last.set(task);
}

static VTABLE: RawWakerVTable = RawWakerVTable::new(
    |data| RawWaker::new(data, &VTABLE),
    |data| unsafe { push(data as *mut Task) },
    |data| unsafe { push(data as *mut Task) },
    |_| {},
);

pub fn spawn(future: impl Future<Output = ()> + 'static) {
    let task = Box::new(Task { next: Cell::new(null_mut()), future: Box::pin(future) });
    unsafe { push(Box::into_raw(task)) }
}

pub fn run_all() {
    let queue = &READY.0;
    while !queue.first.get().is_null() {
        let task = queue.first.get();
        unsafe {
            queue.first.set((*task).next.get());
            let waker = std::mem::ManuallyDrop::new(Waker::from_raw(RawWaker::new(task as *const (), &VTABLE)));
            if (*task).future.as_mut().poll(&mut Context::from_waker(&waker)).is_ready() {
                drop(Box::from_raw(task));
            }
        }
    }
}

/// Goes to the end of the ready queue.
pub struct GiveWay(pub bool);

impl Future for GiveWay {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            return Poll::Ready(());
        }
        self.0 = true;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

pub fn give_way() -> GiveWay {
    GiveWay(false)
}
