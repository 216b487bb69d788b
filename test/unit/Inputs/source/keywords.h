/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The keywords that the tests need, as async.h shows them to the tool. */
#ifdef ASYNCC__TRANSLATE
#define async __asyncc_async
#define await __asyncc_await
#define async_run __asyncc_run
#endif
