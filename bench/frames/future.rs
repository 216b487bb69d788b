// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The functions of asyncc.c; printed are the sizes of their futures.
include!("common.rs");

async fn case_01() -> u32 {
    let x = value(1);
    tick().await;
    x
}

async fn case_02() -> u32 {
    let mut total;
    {
        let mut a = [0u8; 64];
        fill(&mut a);
        tick().await;
        total = sum(&a);
    }
    value(total);
    {
        let mut b = [0u8; 64];
        fill(&mut b);
        tick().await;
        total = sum(&b);
    }
    total
}

async fn case_03() -> u32 {
    let mut total;
    {
        let mut a = [0u8; 64];
        fill(&mut a);
        tick().await;
        tick().await;
        total = sum(&a);
    }
    value(total);
    {
        let mut b = [0u8; 64];
        fill(&mut b);
        tick().await;
        tick().await;
        total = sum(&b);
    }
    total
}

async fn case_04(block: [u8; 64]) -> u32 {
    tick().await;
    sum(&block)
}

async fn case_05(block: [u8; 64]) -> u32 {
    let copy = block;
    tick().await;
    sum(&copy)
}

async fn case_06() {
    let mut a = [0u8; 64];
    fill(&mut a);
    value(sum(&a));
    tick().await;
}

async fn case_07() -> u32 {
    let mut a = [0u8; 64];
    fill(&mut a);
    tick().await;
    value(sum(&a));
    let mut b = [0u8; 64];
    fill(&mut b);
    tick().await;
    sum(&b)
}

async fn leaf() -> u32 {
    let mut a = [0u8; 64];
    fill(&mut a);
    tick().await;
    sum(&a)
}

async fn case_08() {
    value(leaf().await);
    value(leaf().await);
}

async fn case_09(which: u32) -> u32 {
    match which {
        0 => {
            let mut a = [0u8; 64];
            fill(&mut a);
            tick().await;
            sum(&a)
        }
        1 => {
            let mut b = [0u8; 48];
            fill(&mut b);
            tick().await;
            sum(&b)
        }
        _ => {
            let mut c = [0u8; 32];
            fill(&mut c);
            tick().await;
            sum(&c)
        }
    }
}

async fn case_10() {
    let mut i = 0i32;
    while i < 4 {
        let mut a = [0u8; 64];
        fill(&mut a);
        tick().await;
        value(sum(&a));
        tick().await;
        value(sum(&a));
        i += 1;
    }
    let mut i = 0i32;
    while i < 4 {
        let mut b = [0u8; 64];
        fill(&mut b);
        tick().await;
        value(sum(&b));
        tick().await;
        value(sum(&b));
        i += 1;
    }
}

async fn pass_1() -> u32 { leaf().await }
async fn pass_2() -> u32 { pass_1().await }
async fn pass_3() -> u32 { pass_2().await }
async fn pass_4() -> u32 { pass_3().await }
async fn case_11() -> u32 { pass_4().await }

async fn keep_1(n: u64) -> u64 { let v = leaf().await; v as u64 + n }
async fn keep_2(n: u64) -> u64 { let v = keep_1(n + 1).await; v + n }
async fn keep_3(n: u64) -> u64 { let v = keep_2(n + 1).await; v + n }
async fn case_12(n: u64) -> u64 { let v = keep_3(n + 1).await; v + n }

async fn number(n: u32) -> u32 {
    tick().await;
    value(n)
}

async fn case_13(n: u32) -> u32 {
    value(n) + number(1).await * value(n + 1) + number(2).await
}

async fn case_14() -> u32 {
    let a = value(1);
    tick().await;
    let b = value(a);
    tick().await;
    let c = value(b);
    tick().await;
    let d = value(c);
    tick().await;
    let e = value(d);
    tick().await;
    value(e)
}

async fn plain(n: u32) -> u32 { value(n) + 1 }
async fn case_15() -> u32 { plain(3).await }

async fn large() -> u32 {
    let mut a = [0u8; 256];
    fill(&mut a);
    tick().await;
    sum(&a)
}

async fn case_16() -> u32 {
    {
        let mut a = [0u8; 256];
        fill(&mut a);
        tick().await;
        value(sum(&a));
    }
    large().await
}

async fn make() -> [u8; 64] {
    let mut block = [0u8; 64];
    fill(&mut block);
    tick().await;
    block
}

async fn case_17() -> u32 {
    let block = make().await;
    tick().await;
    sum(&block)
}

async fn case_18(which: u32) -> u32 {
    let both = value(1) as u16;
    if which != 0 {
        let a = value(2) as u64;
        tick().await;
        value(a as u32);
    } else {
        let mut b = [0u8; 32];
        fill(&mut b);
        tick().await;
        tick().await;
        value(sum(&b));
    }
    both as u32
}

async fn case_19(mut turns: u32) -> u64 {
    let mut a = value(1) as u8;
    let mut b = value(2) as u16;
    let mut c = value(3) as u64;
    while turns > 0 {
        tick().await;
        a = a.wrapping_add(b as u8);
        b = b.wrapping_add(c as u16);
        c += a as u64;
        turns -= 1;
    }
    c + b as u64
}

async fn of_40() -> u32 {
    let mut a = [0u8; 40];
    fill(&mut a);
    tick().await;
    sum(&a)
}

async fn of_100() -> u32 {
    let mut a = [0u8; 100];
    fill(&mut a);
    tick().await;
    sum(&a)
}

async fn case_20() -> u32 {
    let mut a = [0u8; 30];
    fill(&mut a);
    let n = of_40().await;
    value(sum(&a) + n);
    of_100().await
}

fn main() {
    measure!(
        case_01(), case_02(), case_03(), case_04([0; 64]), case_05([0; 64]), case_06(), case_07(), case_08(),
        case_09(1), case_10(), case_11(), case_12(1), case_13(1), case_14(), case_15(), case_16(), case_17(),
        case_18(1), case_19(3), case_20()
    );
}
