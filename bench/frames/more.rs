// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The functions of more.c; printed are the sizes of their futures.
include!("common.rs");

#[derive(Clone, Copy)]
struct Item {
    id: u32,
    data: [u8; 28],
}

fn make_item(n: u32) -> Item {
    let mut item = Item { id: value(n), data: [0; 28] };
    fill(&mut item.data);
    item
}

fn sum_item(item: &Item) -> u32 {
    item.id + sum(&item.data)
}

async fn case_21() -> u32 {
    let mut a = [0u8; 64];
    fill(&mut a);
    tick().await;
    let mut b = [0u8; 16];
    fill(&mut b);
    tick().await;
    value(sum(&a));
    let mut c = [0u8; 16];
    fill(&mut c);
    tick().await;
    value(sum(&b));
    let mut d = [0u8; 64];
    fill(&mut d);
    tick().await;
    value(sum(&c));
    tick().await;
    sum(&d)
}

async fn case_22() -> u32 {
    let mut a = [0u8; 32];
    fill(&mut a);
    tick().await;
    let mut b = [0u8; 8];
    fill(&mut b);
    tick().await;
    value(sum(&a));
    let mut c = [0u8; 24];
    fill(&mut c);
    tick().await;
    value(sum(&b));
    let mut d = [0u8; 16];
    fill(&mut d);
    tick().await;
    value(sum(&c));
    let mut e = [0u8; 24];
    fill(&mut e);
    tick().await;
    value(sum(&d));
    tick().await;
    sum(&e)
}

async fn case_23(which: u32) -> u64 {
    let both = value(1) as u8;
    let total = if which != 0 {
        let a = value(2) as u64;
        let b = value(3);
        let c = value(4) as u16;
        tick().await;
        a + b as u64 + c as u64
    } else {
        let a = value(2);
        let b = value(3) as u64;
        let c = value(4) as u8;
        let d = value(5) as u8;
        let e = value(6) as u8;
        let f = value(7) as u8;
        let g = value(8) as u16;
        tick().await;
        a as u64 + b + c as u64 + d as u64 + e as u64 + f as u64 + g as u64
    };
    total + both as u64
}

async fn case_24() -> u32 {
    let a = make_item(1);
    tick().await;
    let mut b = a;
    b.id += 1;
    tick().await;
    sum_item(&b)
}

async fn case_25() -> u32 {
    let mut last = make_item(1);
    loop {
        tick().await;
        let mut next = last;
        next.id += 3;
        tick().await;
        last = next;
        if value(last.id) > 9 {
            break;
        }
    }
    sum_item(&last)
}

async fn read_into(bytes: &mut [u8]) {
    tick().await;
    fill(bytes);
}

async fn case_26() -> u32 {
    let mut a = [0u8; 64];
    read_into(&mut a).await;
    value(sum(&a));
    let mut b = [0u8; 64];
    read_into(&mut b).await;
    sum(&b)
}

async fn case_27(which: u32) -> [u8; 64] {
    if which != 0 {
        let mut a = [0u8; 64];
        fill(&mut a);
        tick().await;
        return a;
    }
    let mut b = [0u8; 64];
    fill(&mut b);
    tick().await;
    tick().await;
    b
}

async fn case_28(which: u32) -> u32 {
    if which != 0 {
        let mut a = [0u8; 33];
        let k = value(3) as u8;
        fill(&mut a);
        tick().await;
        return sum(&a) + k as u32;
    }
    let mut b = [0u8; 9];
    let c = value(1) as u64;
    let d = value(2) as u64;
    let k = value(3) as u8;
    fill(&mut b);
    tick().await;
    sum(&b) + (c + d) as u32 + k as u32
}

async fn case_29(block: [u8; 64]) -> u32 {
    let total = sum(&block);
    let mut b = [0u8; 44];
    fill(&mut b);
    tick().await;
    total + sum(&b)
}

#[derive(Clone, Copy)]
union Payload {
    raw: [u8; 32],
    number: u64,
}

async fn case_30(kind: u8) -> u32 {
    let mut p = Payload { number: 0 };
    if kind == 0 {
        fill(unsafe { &mut p.raw });
    } else {
        p.number = value(4) as u64;
    }
    tick().await;
    if kind == 0 { sum(unsafe { &p.raw }) } else { unsafe { p.number as u32 } }
}

async fn case_31() -> u32 {
    let mut a = [0u8; 32];
    let mut b = [0u8; 64];
    fill(&mut a);
    fill(&mut b);
    tick().await;
    value(sum(&b));
    let mut c = [0u8; 64];
    fill(&mut c);
    tick().await;
    sum(&a) + sum(&c)
}

async fn work(mut item: Item) -> Item {
    tick().await;
    item.id = item.id.wrapping_add(sum_item(&item));
    item
}

async fn case_32() -> u32 {
    let mut item = work(make_item(1)).await;
    item = work(item).await;
    item = work(item).await;
    sum_item(&item)
}

async fn of_16() -> u32 {
    let mut a = [0u8; 16];
    fill(&mut a);
    tick().await;
    sum(&a)
}

async fn of_64() -> u32 {
    let mut a = [0u8; 64];
    fill(&mut a);
    tick().await;
    sum(&a)
}

async fn case_33() -> u32 {
    let mut a = [0u8; 60];
    fill(&mut a);
    value(of_16().await);
    value(sum(&a));
    let mut b = [0u8; 24];
    fill(&mut b);
    value(of_64().await);
    value(sum(&b));
    of_16().await
}

async fn case_34() -> u32 {
    let mut a = [0u8; 32];
    fill(&mut a);
    for byte in a.iter() {
        tick().await;
        value(*byte as u32);
    }
    sum(&a)
}

async fn case_35(turns: u32) {
    loop {
        {
            let mut a = [0u8; 32];
            fill(&mut a);
            tick().await;
            value(sum(&a));
        }
        {
            let b = [value(1), 2, 3, 4, 5, 6, 7, 8];
            tick().await;
            value(b[(turns & 7) as usize]);
        }
        {
            let c = [value(1) as u64, 2, 3, 4];
            tick().await;
            value(c[(turns & 3) as usize] as u32);
        }
        if value(turns) <= 100 {
            break;
        }
    }
}

async fn case_36(x: f64) -> f64 {
    let y = x * value(2) as f64;
    tick().await;
    let z = y + x;
    tick().await;
    y * z
}

async fn case_37(which: u32) -> u32 {
    let mut a = [0u8; 64];
    let mut b = [0u8; 64];
    if which != 0 {
        fill(&mut a);
        tick().await;
        return sum(&a);
    }
    fill(&mut b);
    tick().await;
    sum(&b)
}

async fn case_38() -> u32 {
    let mut a = [0u8; 60];
    let mut total = 0;
    loop {
        fill(&mut a);
        tick().await;
        total += sum(&a);
        if value(total) >= 100 {
            return total;
        }
    }
}

async fn case_39() -> u32 {
    let mut b = [0u8; 24];
    {
        let mut a = [0u8; 32];
        fill(&mut a);
        tick().await;
        fill(&mut b);
        tick().await;
        value(sum(&a));
    }
    let item = make_item(value(2));
    tick().await;
    value(sum(&b));
    tick().await;
    let mut block = [0u8; 64];
    fill(&mut block);
    sum_item(&item) + sum(&block)
}

async fn case_40(a: u64, b: u8, c: u64, d: u16, e: u8, f: u64) -> u64 {
    tick().await;
    a + b as u64 + c + d as u64 + e as u64 + f
}

fn main() {
    measure!(
        case_21(), case_22(), case_23(1), case_24(), case_25(), case_26(), case_27(1), case_28(1), case_29([0; 64]),
        case_30(1), case_31(), case_32(), case_33(), case_34(), case_35(1), case_36(1.0), case_37(1), case_38(),
        case_39(), case_40(1, 2, 3, 4, 5, 6)
    );
}
