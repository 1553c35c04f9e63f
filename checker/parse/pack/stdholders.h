#ifndef PACK_STDHOLDERS_H
#define PACK_STDHOLDERS_H

/* What holds one object of whatever kind. When the last owner of a shared object goes is not
 * followed: somebody unknown has it. */
#ifdef __cplusplus

#include <stdowners.h>

namespace std {

template <class T> class weak_ptr;
template <class T> class shared_ptr {
  public:
    using element_type = remove_extent_t<T>;
    using weak_type = weak_ptr<T>;
    element_type *Held;
    shared_ptr(nullptr_t = nullptr) noexcept : Held(nullptr) {}
    template <class U, class = enable_if_t<is_convertible<U *, element_type *>::value>>
    explicit shared_ptr(U *object) : Held(object)
    {
        pack_keep(object);
    }
    template <class U, class D> shared_ptr(U *object, D deleter) : Held(object)
    {
        pack_keep(object);
        pack_keep(deleter);
    }
    template <class U> shared_ptr(const shared_ptr<U> &, element_type *part) noexcept : Held(part) {}
    template <class U, class = enable_if_t<is_convertible<U *, T *>::value>>
    shared_ptr(const shared_ptr<U> &other) noexcept : Held(other.Held)
    {
    }
    template <class U> explicit shared_ptr(const weak_ptr<U> &other) : Held(other.Held) {}
    template <class U, class D> shared_ptr(unique_ptr<U, D> &&other) : Held(other.get())
    {
        U *object = other.release();
        pack_keep(object);
    }
    shared_ptr &operator=(nullptr_t) noexcept
    {
        Held = nullptr;
        return *this;
    }
    void reset() noexcept { Held = nullptr; }
    template <class U> void reset(U *object)
    {
        Held = object;
        pack_keep(object);
    }
    template <class U, class D> void reset(U *object, D deleter)
    {
        Held = object;
        pack_keep(object);
        pack_keep(deleter);
    }
    void swap(shared_ptr &other) noexcept { std::swap(Held, other.Held); }
    element_type *get() const noexcept { return Held; }
    element_type *operator->() const noexcept { return Held; }
    add_lvalue_reference_t<element_type> operator*() const noexcept { return *Held; }
    element_type &operator[](ptrdiff_t i) const { return Held[i]; }
    long use_count() const noexcept { return static_cast<long>(pack_number()); }
    explicit operator bool() const noexcept { return Held != nullptr; }
};
template <class T, class U>
bool operator==(const shared_ptr<T> &a, const shared_ptr<U> &b) noexcept
{
    return a.Held == b.Held;
}
template <class T, class U>
bool operator!=(const shared_ptr<T> &a, const shared_ptr<U> &b) noexcept
{
    return a.Held != b.Held;
}
template <class T> bool operator==(const shared_ptr<T> &a, nullptr_t) noexcept
{
    return a.Held == nullptr;
}
template <class T> bool operator!=(const shared_ptr<T> &a, nullptr_t) noexcept
{
    return a.Held != nullptr;
}
template <class T> class weak_ptr {
  public:
    remove_extent_t<T> *Held;
    weak_ptr() noexcept : Held(nullptr)
    {
        const weak_ptr *self = this;
        (void)self;
    }
    template <class U> weak_ptr(const shared_ptr<U> &other) noexcept : Held(other.Held) {}
    void reset() noexcept { Held = nullptr; }
    bool expired() const noexcept { return pack_number() != 0; }
    long use_count() const noexcept { return static_cast<long>(pack_number()); }
    shared_ptr<T> lock() const noexcept
    {
        return pack_number() != 0 ? shared_ptr<T>(*this) : shared_ptr<T>();
    }
};
template <class T> class enable_shared_from_this {
  public:
    shared_ptr<T> shared_from_this() { return shared_ptr<T>(static_cast<T *>(this)); }
    weak_ptr<T> weak_from_this() noexcept { return shared_from_this(); }
};
template <class T, class... A> shared_ptr<T> make_shared(A &&...arguments)
{
    return shared_ptr<T>(new T(std::forward<A>(arguments)...));
}
template <class T, class M, class... A> shared_ptr<T> allocate_shared(const M &, A &&...arguments)
{
    return shared_ptr<T>(new T(std::forward<A>(arguments)...));
}
template <class T, class U> shared_ptr<T> static_pointer_cast(const shared_ptr<U> &other) noexcept
{
    return shared_ptr<T>(other, static_cast<T *>(other.Held));
}
template <class T, class U> shared_ptr<T> const_pointer_cast(const shared_ptr<U> &other) noexcept
{
    return shared_ptr<T>(other, const_cast<T *>(other.Held));
}

struct nullopt_t {
    explicit constexpr nullopt_t(int) {}
};
inline constexpr nullopt_t nullopt{0};
template <class T> class optional {
  public:
    using value_type = T;
    bool Has;
    optional(nullopt_t = nullopt) noexcept : Has(false) {}
    template <class U = T, class = enable_if_t<is_constructible<T, U &&>::value &&
                                               !is_same<remove_cvref_t<U>, optional>::value>>
    optional(U &&value) : Has(true)
    {
        pack_keep(value);
    }
    template <class... A> explicit optional(in_place_t, A &&...values) : Has(true)
    {
        pack_keep_all(values...);
    }
    optional &operator=(nullopt_t) noexcept
    {
        Has = false;
        return *this;
    }
    template <class U = T, class = enable_if_t<is_constructible<T, U &&>::value &&
                                               !is_same<remove_cvref_t<U>, optional>::value>>
    optional &operator=(U &&value)
    {
        Has = true;
        pack_keep(value);
        return *this;
    }
    bool has_value() const noexcept { return Has; }
    explicit operator bool() const noexcept { return Has; }
    T &value() & { return *static_cast<T *>(pack_any()); }
    const T &value() const & { return *static_cast<const T *>(pack_any()); }
    T &&value() && { return static_cast<T &&>(*static_cast<T *>(pack_any())); }
    template <class U> T value_or(U &&other) const
    {
        return Has ? *static_cast<const T *>(pack_any()) : static_cast<T>(std::forward<U>(other));
    }
    T &operator*() & noexcept { return *static_cast<T *>(pack_any()); }
    const T &operator*() const & noexcept { return *static_cast<const T *>(pack_any()); }
    T &&operator*() && noexcept { return static_cast<T &&>(*static_cast<T *>(pack_any())); }
    T *operator->() noexcept { return static_cast<T *>(pack_any()); }
    const T *operator->() const noexcept { return static_cast<const T *>(pack_any()); }
    void reset() noexcept { Has = false; }
    template <class... A> T &emplace(A &&...values)
    {
        Has = true;
        pack_keep_all(values...);
        return *static_cast<T *>(pack_any());
    }
};
template <class T> optional<decay_t<T>> make_optional(T &&value)
{
    return optional<decay_t<T>>(std::forward<T>(value));
}
template <class T> bool operator==(const optional<T> &a, nullopt_t) noexcept { return !a.Has; }
template <class T> bool operator!=(const optional<T> &a, nullopt_t) noexcept { return a.Has; }
template <class T, class U> bool operator==(const optional<T> &a, const U &b)
{
    return a.Has && *a == b;
}
template <class T, class U> bool operator!=(const optional<T> &a, const U &b) { return !(a == b); }

struct monostate {};
template <class... T> class variant {
  public:
    variant() noexcept {}
    template <class U, class = enable_if_t<!is_same<remove_cvref_t<U>, variant>::value>>
    variant(U &&value)
    {
        pack_keep(value);
    }
    template <class U, class = enable_if_t<!is_same<remove_cvref_t<U>, variant>::value>>
    variant &operator=(U &&value)
    {
        pack_keep(value);
        return *this;
    }
    size_t index() const noexcept { return static_cast<size_t>(pack_number()); }
    bool valueless_by_exception() const noexcept { return false; }
    template <class U, class... A> U &emplace(A &&...values)
    {
        pack_keep_all(values...);
        return *static_cast<U *>(pack_any());
    }
};
template <class U, class... T> U &get(variant<T...> &) { return *static_cast<U *>(pack_any()); }
template <class U, class... T> const U &get(const variant<T...> &)
{
    return *static_cast<const U *>(pack_any());
}
template <class U, class... T> U *get_if(variant<T...> *) noexcept
{
    return static_cast<U *>(pack_any());
}
template <class U, class... T> const U *get_if(const variant<T...> *) noexcept
{
    return static_cast<const U *>(pack_any());
}
template <class U, class... T> bool holds_alternative(const variant<T...> &) noexcept
{
    return pack_number() != 0;
}
template <class F, class A, class... T> invoke_result_t<F, A &> visit(F &&call, variant<A, T...> &)
{
    return call(*static_cast<A *>(pack_any()));
}

template <class S> class function;
template <class R, class... P> class function<R(P...)> {
  public:
    using result_type = R;
    void *Object;
    R (*Call)(void *, P...);
    function(nullptr_t = nullptr) noexcept : Object(nullptr), Call(nullptr) {}
    template <class F, class = enable_if_t<is_invocable<F &, P...>::value &&
                                           !is_same<remove_cvref_t<F>, function>::value>>
    function(F call) : Object(pack_any()), Call(pack_call_kept<F>)
    {
        pack_keep(call);
    }
    function &operator=(nullptr_t) noexcept
    {
        Call = nullptr;
        return *this;
    }
    void swap(function &other) noexcept
    {
        std::swap(Object, other.Object);
        std::swap(Call, other.Call);
    }
    explicit operator bool() const noexcept { return Call != nullptr; }
    R operator()(P... values) const { return Call(Object, std::forward<P>(values)...); }

  private:
    template <class F> static R pack_call_kept(void *object, P... values)
    {
        return static_cast<R>((*static_cast<F *>(object))(std::forward<P>(values)...));
    }
};
template <class R, class... P> bool operator==(const function<R(P...)> &a, nullptr_t) noexcept
{
    return a.Call == nullptr;
}
template <class R, class... P> bool operator!=(const function<R(P...)> &a, nullptr_t) noexcept
{
    return a.Call != nullptr;
}

struct pack_bound {
    template <class... A> long long operator()(A &&...values) const
    {
        pack_keep_all(values...);
        return static_cast<long long>(pack_number());
    }
};
template <class F, class... A> pack_bound bind(F &&, A &&...values)
{
    pack_keep_all(values...);
    return pack_bound();
}
template <class F> pack_bound mem_fn(F) noexcept { return pack_bound(); }
template <class F, class... A> constexpr invoke_result_t<F, A...> invoke(F &&call, A &&...values)
{
    return std::forward<F>(call)(std::forward<A>(values)...);
}
namespace placeholders {
struct pack_placeholder {};
extern const pack_placeholder _1, _2, _3, _4;
}

}

#endif

#endif
