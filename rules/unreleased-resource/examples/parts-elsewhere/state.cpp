#include "state.h"

void *operator new(size_t Size, POOL_TYPE Pool)
{
    return ExAllocatePoolWithTag(Pool, Size, 'weN ');  // clean
}

void operator delete(void *Memory)
{
    ExFreePoolWithTag(Memory, 'weN ');
}

void operator delete(void *Memory, size_t)
{
    ExFreePoolWithTag(Memory, 'weN ');
}

State::State()
{
    processes_.Resize(16);
    log_ = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'goL ');  // expect: unreleased-resource, leaked-on-failure
}

State::~State() {}
