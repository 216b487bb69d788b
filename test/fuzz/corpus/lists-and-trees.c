/* Heap data: linked lists, a binary search tree, reference cycles avoided. */
#include <stdio.h>
#include <stdlib.h>

struct node { int key; struct node *left, *right; };
struct item { int value; struct item *next; };

static void *get(size_t size)
{
    void *p = calloc(1, size);
    if (!p) {
        abort();
    }
    return p;
}

static struct node **place(struct node **root, int key)
{
    while (*root && (*root)->key != key) {
        root = key < (*root)->key ? &(*root)->left : &(*root)->right;
    }
    return root;
}

static int insert(struct node **root, int key)
{
    struct node **at = place(root, key);
    if (*at) {
        return 0;
    }
    *at = get(sizeof **at);
    (*at)->key = key;
    return 1;
}

static int erase(struct node **root, int key)
{
    struct node **at = place(root, key), *dead = *at;
    if (!dead) {
        return 0;
    }
    if (dead->left && dead->right) {
        struct node **least = &dead->right;
        while ((*least)->left) {
            least = &(*least)->left;
        }
        dead->key = (*least)->key;
        at = least;
        dead = *at;
    }
    *at = dead->left ? dead->left : dead->right;
    free(dead);
    return 1;
}

static int height(const struct node *n) { return n ? 1 + (height(n->left) > height(n->right) ? height(n->left) : height(n->right)) : 0; }

static struct item *flatten(const struct node *n, struct item *rest)
{
    if (!n) {
        return rest;
    }
    struct item *middle = get(sizeof *middle);
    middle->next = flatten(n->right, rest);
    middle->value = n->key;
    return flatten(n->left, middle);
}

static struct item *reverse(struct item *list)
{
    struct item *done = NULL;
    while (list) {
        struct item *next = list->next;
        list->next = done;
        done = list;
        list = next;
    }
    return done;
}

static void release(struct node *n)
{
    if (n) {
        release(n->left);
        release(n->right);
        free(n);
    }
}

int main(void)
{
    struct node *root = NULL;
    unsigned x = 7;
    int inserted = 0, erased = 0;
    for (int i = 0; i < 60; i++) {
        x = x * 75 % 65537;
        inserted += insert(&root, (int)(x % 100));
    }
    for (int i = 0; i < 100; i += 3) {
        erased += erase(&root, i);
    }
    printf("%d %d %d\n", inserted, erased, height(root));
    struct item *list = reverse(flatten(root, NULL));
    int sum = 0;
    while (list) {
        struct item *next = list->next;
        sum = (sum * 7 + list->value) % 10007;
        free(list);
        list = next;
    }
    printf("%d\n", sum);
    release(root);
    return 0;
}
