// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the functions whose futures are measured wait for, and what they compute with.
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

struct Tick(bool);

impl Future for Tick {
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

fn tick() -> Tick {
    Tick(false)
}

#[inline(never)]
fn value(n: u32) -> u32 {
    std::hint::black_box(n)
}

#[inline(never)]
fn fill(bytes: &mut [u8]) {
    for (i, byte) in bytes.iter_mut().enumerate() {
        *byte = value(i as u32) as u8;
    }
}

#[inline(never)]
fn sum(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| *byte as u32).sum()
}

macro_rules! measure {
    ($($name:ident($($argument:expr),*)),*) => {
        $(println!("{} {}", stringify!($name), std::mem::size_of_val(&$name($($argument),*)));)*
    };
}
