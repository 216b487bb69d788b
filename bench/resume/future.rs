// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#[path = "../peers/executor.rs"]
mod executor;
use executor::*;

async fn level_1(turns: i64) {
    let mut i = 0;
    while i < turns {
        give_way().await;
        i += 1;
    }
}
/* LEVELS: async fn level_@(turns: i64) { level_#(turns).await } */

fn main() {
    let turns: i64 = std::env::args().nth(1).unwrap().parse().unwrap();
    spawn(level_LAST(turns));
    run_all();
}
