/* An interpreter: one switch, a stack, jumps, calls, fall-through between opcodes. */
#include <stdio.h>

enum op { PUSH, ADD, SUB, MUL, DUP, SWAP, JZ, JMP, PRINT, CALL, RET, DEC, NOP2, NOP, LOAD, STORE, HALT };

static int stack[64], sp;
static int frames[16], fp;
static int memory[8];
static long steps;

static void push(int x) { stack[sp++] = x; }
static int pop(void) { return stack[--sp]; }

static int execute(const int *code, int pc)
{
    int a, b;
    for (;;) {
        steps++;
        switch ((enum op)code[pc++]) {
        case PUSH: push(code[pc++]); continue;
        case ADD: push(pop() + pop()); break;
        case SUB:
            b = pop();
            a = pop();
            push(a - b);
            break;
        case MUL: push(pop() * pop()); break;
        case DUP:
            a = pop();
            push(a);
            push(a);
            break;
        case SWAP:
            a = pop();
            b = pop();
            push(a), push(b);
            break;
        case JZ:
            if (pop()) {
                pc++;
                break;
            }
            /* fall through */
        case JMP: pc = code[pc]; break;
        case PRINT: printf("%d\n", pop()); break;
        case CALL:
            frames[fp++] = pc + 1;
            pc = code[pc];
            break;
        case RET: pc = frames[--fp]; break;
        case DEC: stack[sp - 1]--; break;
        case NOP2: pc++; /* fall through */
        case NOP: break;
        case LOAD: push(memory[code[pc++] & 7]); break;
        case STORE: memory[code[pc++] & 7] = pop(); break;
        case HALT: return sp ? pop() : 0;
        default: return -1;
        }
    }
}

static const int factorial[] = {
    PUSH, 6, STORE, 0, PUSH, 1, STORE, 1,
    /* 8 */ LOAD, 0, JZ, 25, LOAD, 1, LOAD, 0, MUL, STORE, 1, LOAD, 0, DEC, STORE, 0, JMP - 0,
    /* 25: the operand of the jump above */ 8,
};
static const int countdown[] = {
    PUSH, 3,
    /* 2 */ DUP, JZ, 12, DUP, CALL, 13, DEC, NOP2, 99, JMP, 2 /* 12: */, HALT /* 13: */, DUP, MUL, PRINT, RET,
};

int main(void)
{
    int fixed[32], r;
    for (unsigned i = 0; i < 26; i++) {
        fixed[i] = factorial[i];
    }
    fixed[11] = 26;
    fixed[26] = LOAD;
    fixed[27] = 1;
    fixed[28] = HALT;
    printf("%d\n", execute(fixed, 0));
    int other[32];
    for (unsigned i = 0; i < sizeof countdown / sizeof countdown[0]; i++) {
        other[i] = countdown[i];
    }
    other[4] = 13;
    other[7] = 14;
    r = execute(other, 0);
    printf("%d %d %ld\n", r, sp, steps);
    return r;
}
