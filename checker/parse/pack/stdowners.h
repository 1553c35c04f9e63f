#ifndef PACK_STDOWNERS_H
#define PACK_STDOWNERS_H

/* What owns memory or a lock, and what is changed by several at once. The checker follows all of
 * it. Constructors and destructors without parameters declare a variable: see the README. */
#ifdef __cplusplus

#include <new>
#include <stdtuples.h>

namespace std {

/* Ownership --------------------------------------------------------------------------------- */

template <class T> struct default_delete {
    constexpr default_delete() noexcept = default;
    template <class U, class = enable_if_t<is_convertible<U *, T *>::value>>
    default_delete(const default_delete<U> &) noexcept
    {
    }
    void operator()(T *object) const noexcept { delete object; }
};
template <class T> struct default_delete<T[]> {
    constexpr default_delete() noexcept = default;
    template <class U> void operator()(U *objects) const noexcept { delete[] objects; }
};

template <class T, class D, class = void> struct pack_pointer { using type = T *; };
template <class T, class D> struct pack_pointer<T, D, void_t<typename D::pointer>> {
    using type = typename D::pointer;
};
template <class D> using pack_by_reference = conditional_t<is_reference<D>::value, D, const D &>;

template <class T, class D = default_delete<T>> class unique_ptr {
  public:
    using pointer = typename pack_pointer<T, remove_reference_t<D>>::type;
    using element_type = T;
    using deleter_type = D;
    constexpr unique_ptr() noexcept : Held(), Deleter()
    {
        pointer held = Held;
        (void)held;
    }
    constexpr unique_ptr(nullptr_t) noexcept : Held(), Deleter() {}
    explicit unique_ptr(pointer object) noexcept : Held(object), Deleter() {}
    unique_ptr(pointer object, pack_by_reference<D> deleter) noexcept
        : Held(object), Deleter(deleter)
    {
    }
    template <class E, class = enable_if_t<!is_reference<D>::value && !is_reference<E>::value &&
                                           is_constructible<D, E &&>::value>>
    unique_ptr(pointer object, E &&deleter) noexcept : Held(object), Deleter(std::move(deleter))
    {
    }
    unique_ptr(unique_ptr &&other) noexcept
        : Held(other.release()), Deleter(std::forward<D>(other.Deleter))
    {
    }
    template <class U, class E,
              class = enable_if_t<!is_array<U>::value &&
                                  is_convertible<typename unique_ptr<U, E>::pointer, pointer>::value>>
    unique_ptr(unique_ptr<U, E> &&other) noexcept
        : Held(other.release()), Deleter(std::forward<E>(other.get_deleter()))
    {
    }
    unique_ptr(const unique_ptr &) = delete;
    unique_ptr &operator=(const unique_ptr &) = delete;
    ~unique_ptr()
    {
        pointer held = Held;
        if (held != nullptr)
            Deleter(held);
    }
    unique_ptr &operator=(unique_ptr &&other) noexcept
    {
        reset(other.release());
        Deleter = std::forward<D>(other.Deleter);
        return *this;
    }
    template <class U, class E> unique_ptr &operator=(unique_ptr<U, E> &&other) noexcept
    {
        reset(other.release());
        Deleter = std::forward<E>(other.get_deleter());
        return *this;
    }
    unique_ptr &operator=(nullptr_t) noexcept
    {
        reset();
        return *this;
    }
    pointer get() const noexcept { return Held; }
    pointer operator->() const noexcept { return Held; }
    add_lvalue_reference_t<T> operator*() const { return *Held; }
    explicit operator bool() const noexcept { return Held != nullptr; }
    D &get_deleter() noexcept { return Deleter; }
    const D &get_deleter() const noexcept { return Deleter; }
    pointer release() noexcept
    {
        pointer held = Held;
        Held = pointer();
        return held;
    }
    void reset(pointer object = pointer()) noexcept
    {
        pointer old = Held;
        Held = object;
        if (old != nullptr)
            Deleter(old);
    }
    void swap(unique_ptr &other) noexcept
    {
        std::swap(Held, other.Held);
        std::swap(Deleter, other.Deleter);
    }

  private:
    pointer Held;
    D Deleter;
};

template <class T, class D> class unique_ptr<T[], D> {
  public:
    using pointer = typename pack_pointer<T, remove_reference_t<D>>::type;
    using element_type = T;
    using deleter_type = D;
    constexpr unique_ptr() noexcept : Held(), Deleter()
    {
        pointer held = Held;
        (void)held;
    }
    constexpr unique_ptr(nullptr_t) noexcept : Held(), Deleter() {}
    explicit unique_ptr(pointer objects) noexcept : Held(objects), Deleter() {}
    unique_ptr(pointer objects, pack_by_reference<D> deleter) noexcept
        : Held(objects), Deleter(deleter)
    {
    }
    template <class E, class = enable_if_t<!is_reference<D>::value && !is_reference<E>::value &&
                                           is_constructible<D, E &&>::value>>
    unique_ptr(pointer objects, E &&deleter) noexcept : Held(objects), Deleter(std::move(deleter))
    {
    }
    unique_ptr(unique_ptr &&other) noexcept
        : Held(other.release()), Deleter(std::forward<D>(other.Deleter))
    {
    }
    unique_ptr(const unique_ptr &) = delete;
    unique_ptr &operator=(const unique_ptr &) = delete;
    ~unique_ptr()
    {
        pointer held = Held;
        if (held != nullptr)
            Deleter(held);
    }
    unique_ptr &operator=(unique_ptr &&other) noexcept
    {
        reset(other.release());
        Deleter = std::forward<D>(other.Deleter);
        return *this;
    }
    unique_ptr &operator=(nullptr_t) noexcept
    {
        reset();
        return *this;
    }
    pointer get() const noexcept { return Held; }
    T &operator[](size_t i) const { return Held[i]; }
    explicit operator bool() const noexcept { return Held != nullptr; }
    D &get_deleter() noexcept { return Deleter; }
    const D &get_deleter() const noexcept { return Deleter; }
    pointer release() noexcept
    {
        pointer held = Held;
        Held = pointer();
        return held;
    }
    void reset(pointer objects = pointer()) noexcept
    {
        pointer old = Held;
        Held = objects;
        if (old != nullptr)
            Deleter(old);
    }
    void swap(unique_ptr &other) noexcept
    {
        std::swap(Held, other.Held);
        std::swap(Deleter, other.Deleter);
    }

  private:
    pointer Held;
    D Deleter;
};

template <class T, class D> void swap(unique_ptr<T, D> &a, unique_ptr<T, D> &b) noexcept
{
    a.swap(b);
}
template <class T, class D, class U, class E>
bool operator==(const unique_ptr<T, D> &a, const unique_ptr<U, E> &b)
{
    return a.get() == b.get();
}
template <class T, class D, class U, class E>
bool operator!=(const unique_ptr<T, D> &a, const unique_ptr<U, E> &b)
{
    return a.get() != b.get();
}
template <class T, class D> bool operator==(const unique_ptr<T, D> &a, nullptr_t) noexcept
{
    return a.get() == nullptr;
}
template <class T, class D> bool operator!=(const unique_ptr<T, D> &a, nullptr_t) noexcept
{
    return a.get() != nullptr;
}
template <class T, class D> bool operator==(nullptr_t, const unique_ptr<T, D> &a) noexcept
{
    return a.get() == nullptr;
}
template <class T, class D> bool operator!=(nullptr_t, const unique_ptr<T, D> &a) noexcept
{
    return a.get() != nullptr;
}

template <class T, class... A, enable_if_t<!is_array<T>::value, int> = 0>
unique_ptr<T> make_unique(A &&...arguments)
{
    return unique_ptr<T>(new T(std::forward<A>(arguments)...));
}
template <class T, enable_if_t<is_unbounded_array<T>::value, int> = 0>
unique_ptr<T> make_unique(size_t count)
{
    return unique_ptr<T>(new remove_extent_t<T>[count]());
}
template <class T, enable_if_t<!is_array<T>::value, int> = 0>
unique_ptr<T> make_unique_for_overwrite()
{
    return unique_ptr<T>(new T);
}
template <class T, enable_if_t<is_unbounded_array<T>::value, int> = 0>
unique_ptr<T> make_unique_for_overwrite(size_t count)
{
    return unique_ptr<T>(new remove_extent_t<T>[count]);
}

template <class T> class reference_wrapper {
  public:
    using type = T;
    reference_wrapper(T &object) noexcept : Object(std::addressof(object)) {}
    operator T &() const noexcept { return *Object; }
    T &get() const noexcept { return *Object; }

  private:
    T *Object;
};
template <class T> reference_wrapper<T> ref(T &object) noexcept
{
    return reference_wrapper<T>(object);
}
template <class T> reference_wrapper<const T> cref(const T &object) noexcept
{
    return reference_wrapper<const T>(object);
}

/* Locks and atomic objects ------------------------------------------------------------------- */

struct defer_lock_t {};
struct try_to_lock_t {};
struct adopt_lock_t {};
inline constexpr defer_lock_t defer_lock{};
inline constexpr try_to_lock_t try_to_lock{};
inline constexpr adopt_lock_t adopt_lock{};
template <class M> class lock_guard {
  public:
    using mutex_type = M;
    explicit lock_guard(M &mutex) : Mutex(mutex) { Mutex.lock(); }
    lock_guard(M &mutex, adopt_lock_t) : Mutex(mutex) {}
    lock_guard(const lock_guard &) = delete;
    ~lock_guard()
    {
        M &mutex = Mutex;
        mutex.unlock();
    }

  private:
    M &Mutex;
};
template <class M> class scoped_lock {
  public:
    explicit scoped_lock(M &mutex) : Mutex(mutex) { Mutex.lock(); }
    scoped_lock(const scoped_lock &) = delete;
    ~scoped_lock()
    {
        M &mutex = Mutex;
        mutex.unlock();
    }

  private:
    M &Mutex;
};
template <class M> class unique_lock {
  public:
    using mutex_type = M;
    unique_lock() noexcept : Mutex(nullptr), Owns(false)
    {
        bool owns = Owns;
        (void)owns;
    }
    explicit unique_lock(M &mutex) : Mutex(std::addressof(mutex)), Owns(true) { Mutex->lock(); }
    unique_lock(M &mutex, defer_lock_t) noexcept : Mutex(std::addressof(mutex)), Owns(false) {}
    unique_lock(M &mutex, adopt_lock_t) noexcept : Mutex(std::addressof(mutex)), Owns(true) {}
    unique_lock(M &mutex, try_to_lock_t) : Mutex(std::addressof(mutex)), Owns(mutex.try_lock()) {}
    unique_lock(unique_lock &&other) noexcept : Mutex(other.Mutex), Owns(other.Owns)
    {
        other.Mutex = nullptr;
        other.Owns = false;
    }
    ~unique_lock()
    {
        bool owns = Owns;
        if (owns)
            Mutex->unlock();
    }
    void lock()
    {
        Mutex->lock();
        Owns = true;
    }
    bool try_lock() { return Owns = Mutex->try_lock(); }
    void unlock()
    {
        Mutex->unlock();
        Owns = false;
    }
    bool owns_lock() const noexcept { return Owns; }
    explicit operator bool() const noexcept { return Owns; }

  private:
    M *Mutex;
    bool Owns;
};

/* Nobody has bodies of these: the checker takes them for functions that may do what their arguments
 * let them and return anything. */
extern "C" void pack_unknown(void *) noexcept;
extern "C" void *pack_any() noexcept;
extern "C" unsigned long long pack_number() noexcept;

enum memory_order {
    memory_order_relaxed, memory_order_consume, memory_order_acquire, memory_order_release,
    memory_order_acq_rel, memory_order_seq_cst
};
inline void atomic_thread_fence(memory_order) noexcept {}
/* Objects of classes are compared byte by byte: what that gives is not followed. */
template <class T> constexpr bool pack_same(const T &a, const T &b, true_type) { return a == b; }
template <class T> bool pack_same(const T &, const T &, false_type) { return pack_number() != 0; }
template <class T> class atomic {
  public:
    using value_type = T;
    constexpr atomic() noexcept : Value()
    {
        T value = Value;
        (void)value;
    }
    constexpr atomic(T value) noexcept : Value(value) {}
    atomic(const atomic &) = delete;
    atomic &operator=(const atomic &) = delete;
    T operator=(T value) noexcept { return Value = value; }
    operator T() const noexcept { return Value; }
    bool is_lock_free() const noexcept { return true; }
    T load(memory_order = memory_order_seq_cst) const noexcept { return Value; }
    void store(T value, memory_order = memory_order_seq_cst) noexcept { Value = value; }
    T exchange(T value, memory_order = memory_order_seq_cst) noexcept
    {
        T old = Value;
        Value = value;
        return old;
    }
    bool compare_exchange_strong(T &expected, T desired, memory_order = memory_order_seq_cst,
                                 memory_order = memory_order_seq_cst) noexcept
    {
        if (pack_same(Value, expected, bool_constant<is_scalar<T>::value>())) {
            Value = desired;
            return true;
        }
        expected = Value;
        return false;
    }
    bool compare_exchange_weak(T &expected, T desired, memory_order = memory_order_seq_cst,
                               memory_order = memory_order_seq_cst) noexcept
    {
        return compare_exchange_strong(expected, desired);
    }
    template <class U> T fetch_add(U value, memory_order = memory_order_seq_cst) noexcept
    {
        T old = Value;
        Value = old + value;
        return old;
    }
    template <class U> T fetch_sub(U value, memory_order = memory_order_seq_cst) noexcept
    {
        T old = Value;
        Value = old - value;
        return old;
    }
    T fetch_and(T value, memory_order = memory_order_seq_cst) noexcept
    {
        T old = Value;
        Value = old & value;
        return old;
    }
    T fetch_or(T value, memory_order = memory_order_seq_cst) noexcept
    {
        T old = Value;
        Value = old | value;
        return old;
    }
    T fetch_xor(T value, memory_order = memory_order_seq_cst) noexcept
    {
        T old = Value;
        Value = old ^ value;
        return old;
    }
    T operator++() noexcept { return Value = Value + 1; }
    T operator++(int) noexcept { return fetch_add(1); }
    T operator--() noexcept { return Value = Value - 1; }
    T operator--(int) noexcept { return fetch_sub(1); }
    template <class U> T operator+=(U value) noexcept { return Value = Value + value; }
    template <class U> T operator-=(U value) noexcept { return Value = Value - value; }
    T operator&=(T value) noexcept { return Value = Value & value; }
    T operator|=(T value) noexcept { return Value = Value | value; }
    T operator^=(T value) noexcept { return Value = Value ^ value; }

  private:
    T Value;
};
using atomic_bool = atomic<bool>;
using atomic_char = atomic<char>;
using atomic_int = atomic<int>;
using atomic_uint = atomic<unsigned>;
using atomic_long = atomic<long>;
using atomic_ulong = atomic<unsigned long>;
using atomic_llong = atomic<long long>;
using atomic_ullong = atomic<unsigned long long>;
using atomic_size_t = atomic<size_t>;
class atomic_flag {
  public:
    constexpr atomic_flag() noexcept : Value(false) {}
    bool test_and_set(memory_order = memory_order_seq_cst) noexcept
    {
        bool old = Value;
        Value = true;
        return old;
    }
    bool test(memory_order = memory_order_seq_cst) const noexcept { return Value; }
    void clear(memory_order = memory_order_seq_cst) noexcept { Value = false; }

  private:
    bool Value;
};
#define ATOMIC_FLAG_INIT {}

/* What is not followed ---------------------------------------------------------------------- */

/* The value is kept by somebody else from now on. A pointer's variable is not changed by that. */
template <class T> void pack_keep(T &value) noexcept
{
    if constexpr (is_scalar<T>::value) {
        remove_cv_t<T> copy = value;
        pack_unknown(&copy);
    } else {
        pack_unknown(const_cast<remove_cv_t<T> *>(__builtin_addressof(value)));
    }
}
template <class... T> void pack_keep_all(T &...values) noexcept
{
    (std::pack_keep(values), ...);
}

}

#endif

#endif
