#ifndef PACK_STDTUPLES_H
#define PACK_STDTUPLES_H

/* Pairs, tuples and arrays. The checker follows all of it. */
#ifdef __cplusplus

#include <stdvalues.h>

namespace std {

struct piecewise_construct_t {};
inline constexpr piecewise_construct_t piecewise_construct{};
struct in_place_t {};
inline constexpr in_place_t in_place{};
template <class T> struct in_place_type_t {};
template <class T> inline constexpr in_place_type_t<T> in_place_type{};
template <size_t I> struct in_place_index_t {};
template <size_t I> inline constexpr in_place_index_t<I> in_place_index{};

template <class A, class B> struct pair {
    using first_type = A;
    using second_type = B;
    A first;
    B second;
    constexpr pair() : first(), second()
    {
        const pair *self = this;
        (void)self;
    }
    constexpr pair(const A &a, const B &b) : first(a), second(b) {}
    template <class C, class D, class = enable_if_t<is_constructible<A, C &&>::value &&
                                                    is_constructible<B, D &&>::value>>
    constexpr pair(C &&a, D &&b) : first(std::forward<C>(a)), second(std::forward<D>(b))
    {
    }
    template <class C, class D>
    constexpr pair(const pair<C, D> &other) : first(other.first), second(other.second)
    {
    }
    template <class C, class D>
    constexpr pair(pair<C, D> &&other)
        : first(std::forward<C>(other.first)), second(std::forward<D>(other.second))
    {
    }
    void swap(pair &other) noexcept
    {
        std::swap(first, other.first);
        std::swap(second, other.second);
    }
};
template <class A, class B> constexpr bool operator==(const pair<A, B> &a, const pair<A, B> &b)
{
    return a.first == b.first && a.second == b.second;
}
template <class A, class B> constexpr bool operator!=(const pair<A, B> &a, const pair<A, B> &b)
{
    return !(a == b);
}
template <class A, class B> constexpr bool operator<(const pair<A, B> &a, const pair<A, B> &b)
{
    return a.first < b.first || (!(b.first < a.first) && a.second < b.second);
}
template <class A, class B> constexpr pair<decay_t<A>, decay_t<B>> make_pair(A &&a, B &&b)
{
    return pair<decay_t<A>, decay_t<B>>(std::forward<A>(a), std::forward<B>(b));
}

template <class... T> class tuple;
template <> class tuple<> {};
template <class A, class... R> class tuple<A, R...> {
  public:
    A First;
    tuple<R...> Rest;
    constexpr tuple() : First(), Rest()
    {
        const tuple *self = this;
        (void)self;
    }
    template <class B, class... S,
              class = enable_if_t<sizeof...(S) == sizeof...(R) && is_constructible<A, B &&>::value>>
    constexpr tuple(B &&first, S &&...rest)
        : First(std::forward<B>(first)), Rest(std::forward<S>(rest)...)
    {
    }
    template <class B, class... S, class = enable_if_t<sizeof...(S) == sizeof...(R)>>
    tuple &operator=(tuple<B, S...> &&other)
    {
        First = std::forward<B>(other.First);
        Rest = std::move(other.Rest);
        return *this;
    }
};
struct pack_ignore {
    template <class T> const pack_ignore &operator=(const T &) const { return *this; }
};
inline constexpr pack_ignore ignore{};
template <class... T> constexpr tuple<decay_t<T>...> make_tuple(T &&...values)
{
    return tuple<decay_t<T>...>(std::forward<T>(values)...);
}
template <class... T> constexpr tuple<T &...> tie(T &...values) { return tuple<T &...>(values...); }
template <class... T> constexpr tuple<T &&...> forward_as_tuple(T &&...values)
{
    return tuple<T &&...>(std::forward<T>(values)...);
}

template <class T, size_t N> struct array {
    using value_type = T;
    using size_type = size_t;
    using difference_type = ptrdiff_t;
    using reference = T &;
    using const_reference = const T &;
    using pointer = T *;
    using const_pointer = const T *;
    using iterator = T *;
    using const_iterator = const T *;
    T Elements[N ? N : 1];
    constexpr T *begin() noexcept { return Elements; }
    constexpr const T *begin() const noexcept { return Elements; }
    constexpr T *end() noexcept { return Elements + N; }
    constexpr const T *end() const noexcept { return Elements + N; }
    constexpr const T *cbegin() const noexcept { return Elements; }
    constexpr const T *cend() const noexcept { return Elements + N; }
    constexpr size_t size() const noexcept { return N; }
    constexpr size_t max_size() const noexcept { return N; }
    constexpr bool empty() const noexcept { return N == 0; }
    constexpr T *data() noexcept { return Elements; }
    constexpr const T *data() const noexcept { return Elements; }
    constexpr T &operator[](size_t i) { return Elements[i]; }
    constexpr const T &operator[](size_t i) const { return Elements[i]; }
    constexpr T &at(size_t i) { return Elements[i]; }
    constexpr const T &at(size_t i) const { return Elements[i]; }
    constexpr T &front() { return Elements[0]; }
    constexpr const T &front() const { return Elements[0]; }
    constexpr T &back() { return Elements[N - 1]; }
    constexpr const T &back() const { return Elements[N - 1]; }
    void fill(const T &value)
    {
        for (size_t i = 0; i < N; i++)
            Elements[i] = value;
    }
    void swap(array &other) noexcept { std::swap(Elements, other.Elements); }
};
template <class T, size_t N> bool operator==(const array<T, N> &a, const array<T, N> &b)
{
    for (size_t i = 0; i < N; i++) {
        if (!(a.Elements[i] == b.Elements[i]))
            return false;
    }
    return true;
}
template <class T, size_t N> bool operator!=(const array<T, N> &a, const array<T, N> &b)
{
    return !(a == b);
}

template <class T> struct tuple_size;
template <class T> struct tuple_size<const T> : tuple_size<T> {};
template <class A, class B> struct tuple_size<pair<A, B>> : integral_constant<size_t, 2> {};
template <class... T> struct tuple_size<tuple<T...>> : integral_constant<size_t, sizeof...(T)> {};
template <class T, size_t N> struct tuple_size<array<T, N>> : integral_constant<size_t, N> {};
template <class T> inline constexpr size_t tuple_size_v = tuple_size<T>::value;
template <size_t I, class T> struct tuple_element;
template <size_t I, class T> struct tuple_element<I, const T> {
    using type = const typename tuple_element<I, T>::type;
};
template <class A, class B> struct tuple_element<0, pair<A, B>> { using type = A; };
template <class A, class B> struct tuple_element<1, pair<A, B>> { using type = B; };
template <class A, class... R> struct tuple_element<0, tuple<A, R...>> { using type = A; };
template <size_t I, class A, class... R>
struct tuple_element<I, tuple<A, R...>> : tuple_element<I - 1, tuple<R...>> {};
template <size_t I, class T, size_t N> struct tuple_element<I, array<T, N>> { using type = T; };
template <size_t I, class T> using tuple_element_t = typename tuple_element<I, T>::type;

template <size_t I, class A, class B>
constexpr tuple_element_t<I, pair<A, B>> &get(pair<A, B> &of) noexcept
{
    if constexpr (I == 0)
        return of.first;
    else
        return of.second;
}
template <size_t I, class A, class B>
constexpr const tuple_element_t<I, pair<A, B>> &get(const pair<A, B> &of) noexcept
{
    if constexpr (I == 0)
        return of.first;
    else
        return of.second;
}
template <size_t I, class A, class B>
constexpr tuple_element_t<I, pair<A, B>> &&get(pair<A, B> &&of) noexcept
{
    return std::move(std::get<I>(of));
}
template <size_t I, class A, class... R>
constexpr tuple_element_t<I, tuple<A, R...>> &get(tuple<A, R...> &of) noexcept
{
    if constexpr (I == 0)
        return of.First;
    else
        return std::get<I - 1>(of.Rest);
}
template <size_t I, class A, class... R>
constexpr const tuple_element_t<I, tuple<A, R...>> &get(const tuple<A, R...> &of) noexcept
{
    if constexpr (I == 0)
        return of.First;
    else
        return std::get<I - 1>(of.Rest);
}
template <size_t I, class A, class... R>
constexpr tuple_element_t<I, tuple<A, R...>> &&get(tuple<A, R...> &&of) noexcept
{
    return static_cast<tuple_element_t<I, tuple<A, R...>> &&>(std::get<I>(of));
}
template <class T, class... R> struct pack_place;
template <class T, class... R> struct pack_place<T, T, R...> : integral_constant<size_t, 0> {};
template <class T, class A, class... R>
struct pack_place<T, A, R...> : integral_constant<size_t, 1 + pack_place<T, R...>::value> {};
template <class T, class... R> constexpr T &get(tuple<R...> &of) noexcept
{
    return std::get<pack_place<T, R...>::value>(of);
}
template <class T, class... R> constexpr const T &get(const tuple<R...> &of) noexcept
{
    return std::get<pack_place<T, R...>::value>(of);
}
template <size_t I, class T, size_t N> constexpr T &get(array<T, N> &of) noexcept
{
    return of.Elements[I];
}
template <size_t I, class T, size_t N> constexpr const T &get(const array<T, N> &of) noexcept
{
    return of.Elements[I];
}

template <class T, T... I> struct integer_sequence {
    using value_type = T;
    static constexpr size_t size() noexcept { return sizeof...(I); }
};
template <size_t... I> using index_sequence = integer_sequence<size_t, I...>;
template <class T, T N> using make_integer_sequence = __make_integer_seq<integer_sequence, T, N>;
template <size_t N> using make_index_sequence = make_integer_sequence<size_t, N>;
template <class... T> using index_sequence_for = make_index_sequence<sizeof...(T)>;
template <class F, class T, size_t... I>
constexpr decltype(auto) pack_apply(F &&call, T &&values, index_sequence<I...>)
{
    return std::forward<F>(call)(std::get<I>(std::forward<T>(values))...);
}
template <class F, class T> constexpr decltype(auto) apply(F &&call, T &&values)
{
    return std::pack_apply(std::forward<F>(call), std::forward<T>(values),
                           make_index_sequence<tuple_size<remove_cvref_t<T>>::value>());
}

#ifdef __cpp_deduction_guides
template <class A, class B> pair(A, B) -> pair<A, B>;
template <class... T> tuple(T...) -> tuple<T...>;
template <class T, class... R> array(T, R...) -> array<T, 1 + sizeof...(R)>;
#endif

}

#endif

#endif
