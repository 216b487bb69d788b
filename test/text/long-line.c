// A line of several thousand characters is translated as any other.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int x = await later(0) + await later(1) + await later(2) + await later(3) + await later(4) + await later(5) + await later(6) + await later(7) + await later(8) + await later(9) + await later(10) + await later(11) + await later(12) + await later(13) + await later(14) + await later(15) + await later(16) + await later(17) + await later(18) + await later(19) + await later(20) + await later(21) + await later(22) + await later(23) + await later(24) + await later(25) + await later(26) + await later(27) + await later(28) + await later(29) + await later(30) + await later(31) + await later(32) + await later(33) + await later(34) + await later(35) + await later(36) + await later(37) + await later(38) + await later(39) + await later(40) + await later(41) + await later(42) + await later(43) + await later(44) + await later(45) + await later(46) + await later(47) + await later(48) + await later(49) + await later(50) + await later(51) + await later(52) + await later(53) + await later(54) + await later(55) + await later(56) + await later(57) + await later(58) + await later(59) + await later(60) + await later(61) + await later(62) + await later(63) + await later(64) + await later(65) + await later(66) + await later(67) + await later(68) + await later(69) + await later(70) + await later(71) + await later(72) + await later(73) + await later(74) + await later(75) + await later(76) + await later(77) + await later(78) + await later(79) + await later(80) + await later(81) + await later(82) + await later(83) + await later(84) + await later(85) + await later(86) + await later(87) + await later(88) + await later(89) + await later(90) + await later(91) + await later(92) + await later(93) + await later(94) + await later(95) + await later(96) + await later(97) + await later(98) + await later(99) + await later(100) + await later(101) + await later(102) + await later(103) + await later(104) + await later(105) + await later(106) + await later(107) + await later(108) + await later(109) + await later(110) + await later(111) + await later(112) + await later(113) + await later(114) + await later(115) + await later(116) + await later(117) + await later(118) + await later(119) + await later(120) + await later(121) + await later(122) + await later(123) + await later(124) + await later(125) + await later(126) + await later(127) + await later(128) + await later(129) + await later(130) + await later(131) + await later(132) + await later(133) + await later(134) + await later(135) + await later(136) + await later(137) + await later(138) + await later(139) + await later(140) + await later(141) + await later(142) + await later(143) + await later(144) + await later(145) + await later(146) + await later(147) + await later(148) + await later(149);
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 11175
// CHECK-NOT: {{.}}
