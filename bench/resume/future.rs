// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#[path = "../peers/executor.rs"]
mod executor;
use executor::*;
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

static TURNS: AtomicI64 = AtomicI64::new(0);

async fn level_1() {
    let mut i = 0;
    while i < TURNS.load(Relaxed) {
        give_way().await;
        i += 1;
    }
}
/* LEVELS: async fn level_@() { level_#().await } */

fn main() {
    TURNS.store(std::env::args().nth(1).unwrap().parse().unwrap(), Relaxed);
    spawn(level_LAST());
    run_all();
}
