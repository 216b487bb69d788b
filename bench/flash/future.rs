// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The cases as Rust futures, without a standard library. An error is a Result where one can occur; a task that is stopped is
// dropped where it waits.
#![no_std]
#![allow(dead_code, unused_macros)]
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll};

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

#[repr(C)]
pub struct Node([usize; 4]);
#[repr(C)]
pub struct Signal([usize; 2]);
#[repr(C)]
pub struct Lock([usize; 2]);
#[repr(C)]
pub struct Queue([usize; 6]);

extern "C" {
    fn led_set(led: i32, is_on: i32);
    fn leds_write(mask: u8);
    fn button_read(button: i32) -> i32;
    fn button_changed(button: i32, is_down: i32);
    fn uart_take() -> i32;
    fn uart_text(text: *const u8);
    fn uart_byte(byte: i32);
    fn number(digits: *const u8) -> i32;
    fn set_period(ms: i32);
    fn sensor_start(channel: i32);
    fn sensor_value(channel: i32) -> i32;
    fn sensor_reset(channel: i32);
    fn report(value: i32);
    fn frame_received(body: *const u8, length: i32);
    fn adc_read() -> i32;
    fn dac_write(value: i32);
    fn bus_begin(byte: i32);
    fn bus_select(device: i32, is_selected: i32);
    fn bus_write(device: i32, address: i32, value: i32);
    fn motor_enable(is_enabled: i32);
    fn brake_set(is_set: i32);
    fn motor_speed(speed: i32);
    fn lcd_strobe(byte: i32, is_data: i32);

    // Each registers the task of the context and says whether it has come.
    fn wait_sleep(node: *mut Node, ms: u32, context: *mut ()) -> bool;
    fn wait_for(node: *mut Node, signal: *const Signal, context: *mut ()) -> bool;
    fn wait_for_lock(node: *mut Node, lock: *const Lock, context: *mut ()) -> bool;
    fn wait_put(node: *mut Node, queue: *const Queue, item: i32, context: *mut ()) -> bool;
    fn wait_get(node: *mut Node, queue: *const Queue, item: *mut i32, context: *mut ()) -> bool;
    fn wait_cancel(node: *mut Node); // takes it back, if it waits
    fn wait_release(lock: *const Lock);
    fn wait_start(future: *mut (), poll: fn(*mut (), &mut Context<'_>) -> bool, drop: unsafe fn(*mut ()));
    fn wait_stop(future: *mut ());
    static uart_received: Signal;
    static uart_sent: Signal;
    static sensor_ready: Signal;
    static bus_done: Signal;
    static lcd_idle: Signal;
    static bus: Lock;
    static samples: Queue;
    static steps: [Step; 1]; // ends with 0 ms
}

struct Wait<F: Fn(*mut Node, *mut ()) -> bool>(Node, F);

impl<F: Fn(*mut Node, *mut ()) -> bool> Future for Wait<F> {
    type Output = ();
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        if (this.1)(&mut this.0, context as *mut Context<'_> as *mut ()) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }
}

impl<F: Fn(*mut Node, *mut ()) -> bool> Drop for Wait<F> {
    fn drop(&mut self) {
        unsafe { wait_cancel(&mut self.0) }
    }
}

fn sleep_ms(ms: i32) -> impl Future<Output = ()> {
    Wait(Node([0; 4]), move |node, context| unsafe { wait_sleep(node, ms as u32, context) })
}

fn signal(signal: &'static Signal) -> impl Future<Output = ()> {
    Wait(Node([0; 4]), move |node, context| unsafe { wait_for(node, signal, context) })
}

fn acquire(lock: &'static Lock) -> impl Future<Output = ()> {
    Wait(Node([0; 4]), move |node, context| unsafe { wait_for_lock(node, lock, context) })
}

struct Held(&'static Lock);
impl Drop for Held {
    fn drop(&mut self) {
        unsafe { wait_release(self.0) }
    }
}

struct Defer<F: Fn()>(F);
impl<F: Fn()> Drop for Defer<F> {
    fn drop(&mut self) {
        (self.0)()
    }
}

// The future in static storage, and what an executor needs to know of it.
macro_rules! start {
    ($future:expr) => {{
        fn poll_of<F: Future<Output = ()>>(_: &F) -> fn(*mut (), &mut Context<'_>) -> bool {
            |future, context| unsafe { Pin::new_unchecked(&mut *(future as *mut F)).poll(context).is_ready() }
        }
        fn drop_of<F>(_: &F) -> unsafe fn(*mut ()) {
            |future| unsafe { core::ptr::drop_in_place(future as *mut F) }
        }
        static mut STORAGE: [u64; 64] = [0; 64];
        unsafe fn put<F: Future<Output = ()>>(future: F) -> *mut () {
            let place = core::ptr::addr_of_mut!(STORAGE) as *mut F;
            let (poll, drop) = (poll_of(&future), drop_of(&future));
            core::ptr::write(place, future);
            wait_start(place as *mut (), poll, drop);
            place as *mut ()
        }
        unsafe { put($future) }
    }};
}

#[cfg(any(BLINK, ALL))]
pub mod blink {
    use super::*;
    async fn blink(led: i32, on_ms: i32, off_ms: i32) {
        loop {
            unsafe { led_set(led, 1) };
            sleep_ms(on_ms).await;
            unsafe { led_set(led, 0) };
            sleep_ms(off_ms).await;
        }
    }
    #[no_mangle]
    pub extern "C" fn start_blink() {
        start!(blink(1, 5, 700));
    }
}

#[cfg(any(DEBOUNCE, ALL))]
pub mod debounce {
    use super::*;
    async fn debounce(button: i32) {
        let mut is_down = 0;
        let mut differ = 0;
        loop {
            sleep_ms(5).await;
            if unsafe { button_read(button) } == is_down {
                differ = 0;
            } else {
                differ += 1;
                if differ == 4 {
                    is_down = (is_down == 0) as i32;
                    differ = 0;
                    unsafe { button_changed(button, is_down) };
                }
            }
        }
    }
    #[no_mangle]
    pub extern "C" fn start_debounce() {
        start!(debounce(2));
    }
}

#[cfg(any(COMMANDS, ALL))]
pub mod commands {
    use super::*;
    async fn get_byte() -> i32 {
        loop {
            let byte = unsafe { uart_take() };
            if byte >= 0 {
                return byte;
            }
            signal(unsafe { &uart_received }).await;
        }
    }
    async fn read_line(line: &mut [u8; 24]) -> usize {
        let mut length = 0;
        loop {
            let byte = get_byte().await;
            if byte == b'\n' as i32 {
                unsafe { *line.get_unchecked_mut(length) = 0 };
                return length;
            }
            if byte == 8 {
                length -= (length > 0) as usize;
            } else if length < line.len() - 1 {
                unsafe { *line.get_unchecked_mut(length) = byte as u8 };
                length += 1;
            }
        }
    }
    async fn commands() {
        let mut line = [0u8; 24];
        loop {
            unsafe { uart_text(b"> \0".as_ptr()) };
            if read_line(&mut line).await == 0 {
                continue;
            }
            match line[0] {
                b'l' => unsafe { led_set(line[1] as i32 - b'0' as i32, (line[2] == b'1') as i32) },
                b'p' => unsafe { set_period(number(line.as_ptr().add(1))) },
                b's' => sleep_ms(unsafe { number(line.as_ptr().add(1)) }).await,
                b'?' => unsafe { uart_text(b"l p s ?\n\0".as_ptr()) },
                _ => unsafe { uart_text(b"what?\n\0".as_ptr()) },
            }
        }
    }
    #[no_mangle]
    pub extern "C" fn start_commands() {
        start!(commands());
    }
}

#[cfg(any(SENSOR, ALL))]
pub mod sensor {
    use super::*;
    // Whether the future has ended within the time.
    struct Timeout<F> {
        future: F,
        node: Node,
        ms: u32,
    }
    impl<F: Future<Output = ()>> Future for Timeout<F> {
        type Output = bool;
        fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool> {
            let this = unsafe { self.get_unchecked_mut() };
            if unsafe { Pin::new_unchecked(&mut this.future) }.poll(context).is_ready() {
                return Poll::Ready(true);
            }
            if unsafe { wait_sleep(&mut this.node, this.ms, context as *mut Context<'_> as *mut ()) } {
                return Poll::Ready(false);
            }
            Poll::Pending
        }
    }
    impl<F> Drop for Timeout<F> {
        fn drop(&mut self) {
            unsafe { wait_cancel(&mut self.node) }
        }
    }
    async fn sample(channel: i32) -> Result<i32, i32> {
        for turn in 0..3 {
            unsafe { sensor_start(channel) };
            let wait = Timeout { future: signal(unsafe { &sensor_ready }), node: Node([0; 4]), ms: 50 };
            if wait.await {
                return Ok(unsafe { sensor_value(channel) });
            }
            unsafe { sensor_reset(channel) };
            sleep_ms(10 << turn).await;
        }
        Err(5)
    }
    async fn monitor(channel: i32) {
        while let Ok(value) = sample(channel).await {
            unsafe { report(value) };
            sleep_ms(1000).await;
        }
    }
    #[no_mangle]
    pub extern "C" fn start_monitor() {
        start!(monitor(3));
    }
}

#[cfg(any(PROTOCOL, ALL))]
pub mod protocol {
    use super::*;
    enum State {
        Hunt,
        Length,
        Body,
        Check,
    }
    async fn next_byte() -> i32 {
        loop {
            let byte = unsafe { uart_take() };
            if byte >= 0 {
                return byte;
            }
            signal(unsafe { &uart_received }).await;
        }
    }
    async fn answer(byte: i32) {
        unsafe { uart_byte(byte) };
        signal(unsafe { &uart_sent }).await;
    }
    async fn receive_frames() {
        let mut state = State::Hunt;
        let mut body = [0u8; 32];
        let (mut length, mut count, mut sum) = (0u8, 0u8, 0u8);
        loop {
            let byte = next_byte().await as u8;
            match state {
                State::Hunt => {
                    if byte == 0x7e {
                        state = State::Length;
                    }
                }
                State::Length => {
                    length = byte;
                    sum = byte;
                    count = 0;
                    state = if byte == 0 || byte > 32 { State::Hunt } else { State::Body };
                }
                State::Body => {
                    unsafe { *body.get_unchecked_mut(count as usize) = byte };
                    count += 1;
                    sum = sum.wrapping_add(byte);
                    if count == length {
                        state = State::Check;
                    }
                }
                State::Check => {
                    state = State::Hunt;
                    if byte == sum {
                        unsafe { frame_received(body.as_ptr(), length as i32) };
                        answer(6).await;
                    } else {
                        answer(21).await;
                    }
                }
            }
        }
    }
    #[no_mangle]
    pub extern "C" fn start_receive() {
        start!(receive_frames());
    }
}

#[cfg(any(QUEUE, ALL))]
pub mod queue {
    use super::*;
    async fn produce(period_ms: i32) {
        loop {
            let value = unsafe { adc_read() };
            Wait(Node([0; 4]), move |node, context| unsafe { wait_put(node, &samples, value, context) }).await;
            sleep_ms(period_ms).await;
        }
    }
    struct Get(Node);
    impl Future for Get {
        type Output = i32;
        fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<i32> {
            let this = unsafe { self.get_unchecked_mut() };
            let mut item = 0;
            if unsafe { wait_get(&mut this.0, &samples, &mut item, context as *mut Context<'_> as *mut ()) } {
                Poll::Ready(item)
            } else {
                Poll::Pending
            }
        }
    }
    impl Drop for Get {
        fn drop(&mut self) {
            unsafe { wait_cancel(&mut self.0) }
        }
    }
    async fn consume() {
        let mut mean = 0;
        loop {
            let value = Get(Node([0; 4])).await;
            mean += (value - mean) / 4;
            unsafe { dac_write(mean) };
        }
    }
    #[no_mangle]
    pub extern "C" fn start_queue() {
        start!(produce(20));
        start!(consume());
    }
}

#[cfg(any(NESTED, ALL))]
pub mod nested {
    use super::*;
    async fn send_byte(byte: i32) {
        unsafe { bus_begin(byte) };
        signal(unsafe { &bus_done }).await;
    }
    async fn write_register(device: i32, address: i32, value: i32) {
        unsafe { bus_select(device, 1) };
        send_byte(address).await;
        send_byte(value).await;
        unsafe { bus_select(device, 0) };
    }
    async fn dim(device: i32) {
        let mut level = 0;
        loop {
            write_register(device, 0x10, level).await;
            write_register(device, 0x11, 1).await;
            sleep_ms(30).await;
            level = (level + 1) & 63;
        }
    }
    #[no_mangle]
    pub extern "C" fn start_dim() {
        start!(dim(4));
    }
}

#[cfg(any(LOCK, ALL))]
pub mod lock {
    use super::*;
    async fn refresh(device: i32, period_ms: i32) {
        let mut value = 0i32;
        loop {
            {
                acquire(unsafe { &bus }).await;
                let _held = Held(unsafe { &bus });
                unsafe { bus_write(device, 1, value) };
                sleep_ms(2).await;
                unsafe { bus_write(device, 2, value) };
            }
            sleep_ms(period_ms).await;
            value = value.wrapping_add(1);
        }
    }
    #[no_mangle]
    pub extern "C" fn start_refresh() {
        start!(refresh(4, 250));
    }
}

#[cfg(any(CLEANUP, ALL))]
pub mod cleanup {
    use super::*;
    async fn run_motor(speed: i32) {
        unsafe { motor_enable(1) };
        let _disable = Defer(|| unsafe { motor_enable(0) });
        sleep_ms(100).await;
        unsafe { brake_set(0) };
        let _stop = Defer(|| unsafe {
            motor_speed(0);
            brake_set(1)
        });
        let mut now = 0;
        while now < speed {
            unsafe { motor_speed(now) };
            sleep_ms(20).await;
            now += 5;
        }
        sleep_ms(5000).await;
    }
    static mut MOTOR: *mut () = core::ptr::null_mut();
    #[no_mangle]
    pub extern "C" fn start_motor() {
        let motor = start!(run_motor(60));
        unsafe { MOTOR = motor }
    }
    #[no_mangle]
    pub extern "C" fn stop_motor() {
        unsafe { wait_stop(MOTOR) }
    }
}

// Generators are not stable: the function that finds the next peak keeps what lasts in a struct.
#[cfg(any(GENERATOR, ALL))]
pub mod generator {
    use super::*;
    struct Peaks {
        threshold: i32,
        before: i32,
    }
    impl Peaks {
        async fn next(&mut self) -> i32 {
            loop {
                let now = unsafe { adc_read() };
                let before = core::mem::replace(&mut self.before, now);
                if now < before && before > self.threshold {
                    return before;
                }
                sleep_ms(1).await;
            }
        }
    }
    async fn watch(threshold: i32) {
        let mut peaks = Peaks { threshold, before: 0 };
        loop {
            let peak = peaks.next().await;
            if peak > 1000 {
                break;
            }
            unsafe { report(peak) };
        }
        unsafe { led_set(0, 1) };
    }
    #[no_mangle]
    pub extern "C" fn start_watch() {
        start!(watch(200));
    }
}

#[cfg(any(DRIVER, ALL))]
pub mod driver {
    use super::*;
    async fn lcd_write(byte: i32, is_data: i32) {
        unsafe { lcd_strobe(byte, is_data) };
        signal(unsafe { &lcd_idle }).await;
    }
    async fn lcd_greet(text: &'static [u8]) {
        sleep_ms(40).await;
        lcd_write(0x30, 0).await;
        sleep_ms(5).await;
        lcd_write(0x30, 0).await;
        lcd_write(0x38, 0).await;
        lcd_write(0x08, 0).await;
        lcd_write(0x01, 0).await;
        lcd_write(0x06, 0).await;
        lcd_write(0x0c, 0).await;
        for byte in text {
            lcd_write(*byte as i32, 1).await;
        }
    }
    #[no_mangle]
    pub extern "C" fn start_lcd() {
        start!(lcd_greet(b"ready"));
    }
}

#[repr(C)]
pub struct Step {
    mask: u8,
    ms: u16,
}

#[cfg(any(PATTERN, ALL))]
pub mod pattern {
    use super::*;
    async fn play(first: *const Step) {
        loop {
            let mut step = first;
            while unsafe { (*step).ms } != 0 {
                unsafe { leds_write((*step).mask) };
                sleep_ms(unsafe { (*step).ms } as i32).await;
                step = unsafe { step.add(1) };
            }
        }
    }
    #[no_mangle]
    pub extern "C" fn start_play() {
        start!(play(unsafe { steps.as_ptr() }));
    }
}
