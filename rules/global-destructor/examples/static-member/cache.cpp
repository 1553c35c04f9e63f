#include "cache.h"

bool Cache::create()
{
    memory_ = ExAllocatePoolWithTag(NonPagedPool, PAGE_SIZE, 'ehcC');
    return memory_ != nullptr;
}

void Cache::release()
{
    if (memory_ != nullptr) {
        ExFreePoolWithTag(memory_, 'ehcC');
        memory_ = nullptr;
    }
}

Cache Host::cache;  // expect: global-destructor
