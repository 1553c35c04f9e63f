#ifndef PACK_STDVALUES_H
#define PACK_STDVALUES_H

/* What hands values on, and what they are kept in. The checker follows all of it. */
#ifdef __cplusplus

#include <stdtypes.h>

namespace std {

/* Handing on -------------------------------------------------------------------------------- */

template <class T> constexpr remove_reference_t<T> &&move(T &&value) noexcept
{
    return static_cast<remove_reference_t<T> &&>(value);
}
template <class T> constexpr T &&forward(remove_reference_t<T> &value) noexcept
{
    return static_cast<T &&>(value);
}
template <class T> constexpr T &&forward(remove_reference_t<T> &&value) noexcept
{
    return static_cast<T &&>(value);
}
template <class T> constexpr remove_reference_t<T> &&move_if_noexcept(T &value) noexcept
{
    return static_cast<remove_reference_t<T> &&>(value);
}
template <class T> constexpr const T &as_const(T &value) noexcept { return value; }
template <class T> void as_const(const T &&) = delete;
template <class T> constexpr T *addressof(T &value) noexcept { return __builtin_addressof(value); }
template <class T> void swap(T &a, T &b) noexcept
{
    T kept(std::move(a));
    a = std::move(b);
    b = std::move(kept);
}
template <class T, size_t N> void swap(T (&a)[N], T (&b)[N]) noexcept
{
    for (size_t i = 0; i < N; i++) {
        T kept(std::move(a[i]));
        a[i] = std::move(b[i]);
        b[i] = std::move(kept);
    }
}
template <class T, class U = T> T exchange(T &object, U &&value)
{
    T old(std::move(object));
    object = std::forward<U>(value);
    return old;
}
template <class E> constexpr underlying_type_t<E> to_underlying(E value) noexcept
{
    return static_cast<underlying_type_t<E>>(value);
}
[[noreturn]] inline void unreachable() { __builtin_unreachable(); }

template <class T> constexpr const T &(min)(const T &a, const T &b) { return b < a ? b : a; }
template <class T> constexpr const T &(max)(const T &a, const T &b) { return a < b ? b : a; }
template <class T, class C> constexpr const T &(min)(const T &a, const T &b, C less)
{
    return less(b, a) ? b : a;
}
template <class T, class C> constexpr const T &(max)(const T &a, const T &b, C less)
{
    return less(a, b) ? b : a;
}
template <class T> constexpr const T &clamp(const T &value, const T &low, const T &high)
{
    return value < low ? low : high < value ? high : value;
}

template <class T> class initializer_list {
  public:
    using value_type = T;
    using reference = const T &;
    using const_reference = const T &;
    using size_type = size_t;
    using iterator = const T *;
    using const_iterator = const T *;
    constexpr initializer_list() noexcept : First(nullptr), Count(0)
    {
        size_t count = Count;
        (void)count;
    }
    constexpr size_t size() const noexcept { return Count; }
    constexpr const T *begin() const noexcept { return First; }
    constexpr const T *end() const noexcept { return First + Count; }

  private:
    const T *First;
    size_t Count;
};

template <class T, size_t N> constexpr T *begin(T (&array)[N]) noexcept { return array; }
template <class T, size_t N> constexpr T *end(T (&array)[N]) noexcept { return array + N; }
template <class C> constexpr auto begin(C &range) -> decltype(range.begin()) { return range.begin(); }
template <class C> constexpr auto end(C &range) -> decltype(range.end()) { return range.end(); }
template <class C> constexpr auto begin(const C &range) -> decltype(range.begin())
{
    return range.begin();
}
template <class C> constexpr auto end(const C &range) -> decltype(range.end()) { return range.end(); }
template <class C> constexpr auto cbegin(const C &range) -> decltype(std::begin(range))
{
    return std::begin(range);
}
template <class C> constexpr auto cend(const C &range) -> decltype(std::end(range))
{
    return std::end(range);
}
template <class C> constexpr auto rbegin(C &range) -> decltype(range.rbegin())
{
    return range.rbegin();
}
template <class C> constexpr auto rend(C &range) -> decltype(range.rend()) { return range.rend(); }
template <class T, size_t N> constexpr size_t size(const T (&)[N]) noexcept { return N; }
template <class C> constexpr auto size(const C &range) -> decltype(range.size())
{
    return range.size();
}
template <class T, size_t N> constexpr ptrdiff_t ssize(const T (&)[N]) noexcept { return N; }
template <class C> constexpr auto empty(const C &range) -> decltype(range.empty())
{
    return range.empty();
}
template <class T, size_t N> constexpr T *data(T (&array)[N]) noexcept { return array; }
template <class C> constexpr auto data(C &range) -> decltype(range.data()) { return range.data(); }

/* Numbers ----------------------------------------------------------------------------------- */

enum class byte : unsigned char {};
constexpr byte operator|(byte a, byte b) noexcept { return byte((unsigned char)a | (unsigned char)b); }
constexpr byte operator&(byte a, byte b) noexcept { return byte((unsigned char)a & (unsigned char)b); }
constexpr byte operator^(byte a, byte b) noexcept { return byte((unsigned char)a ^ (unsigned char)b); }
constexpr byte operator~(byte a) noexcept { return byte(~(unsigned char)a); }
template <class T> constexpr T to_integer(byte value) noexcept { return T(value); }

template <class T> class numeric_limits {
  public:
    static constexpr bool is_specialized = is_arithmetic<T>::value;
    static constexpr bool is_signed = T(-1) < T(0);
    static constexpr bool is_integer = is_integral<T>::value;
    static constexpr bool is_exact = is_integer;
    static constexpr int radix = 2;
    static constexpr int digits = sizeof(T) * 8 - is_signed;
    static constexpr int digits10 = digits * 643L / 2136;
    static constexpr T(max)() noexcept
    {
        return T((unsigned long long)-1 >> (sizeof(long long) * 8 - digits));
    }
    static constexpr T(min)() noexcept { return is_signed ? T(-(max)() - 1) : T(0); }
    static constexpr T lowest() noexcept { return (min)(); }
};
template <> class numeric_limits<bool> {
  public:
    static constexpr bool is_specialized = true, is_signed = false, is_integer = true;
    static constexpr int digits = 1, radix = 2;
    static constexpr bool(max)() noexcept { return true; }
    static constexpr bool(min)() noexcept { return false; }
    static constexpr bool lowest() noexcept { return false; }
};
template <> class numeric_limits<float> {
  public:
    static constexpr bool is_specialized = true, is_signed = true, is_integer = false;
    static constexpr int digits = __FLT_MANT_DIG__, radix = 2;
    static constexpr float(max)() noexcept { return __FLT_MAX__; }
    static constexpr float(min)() noexcept { return __FLT_MIN__; }
    static constexpr float lowest() noexcept { return -__FLT_MAX__; }
    static constexpr float epsilon() noexcept { return __FLT_EPSILON__; }
    static constexpr float infinity() noexcept { return __builtin_huge_valf(); }
};
template <> class numeric_limits<double> {
  public:
    static constexpr bool is_specialized = true, is_signed = true, is_integer = false;
    static constexpr int digits = __DBL_MANT_DIG__, radix = 2;
    static constexpr double(max)() noexcept { return __DBL_MAX__; }
    static constexpr double(min)() noexcept { return __DBL_MIN__; }
    static constexpr double lowest() noexcept { return -__DBL_MAX__; }
    static constexpr double epsilon() noexcept { return __DBL_EPSILON__; }
    static constexpr double infinity() noexcept { return __builtin_huge_val(); }
};

template <class T, class F> constexpr T bit_cast(const F &from) noexcept
{
    return __builtin_bit_cast(T, from);
}
template <class T> constexpr int popcount(T value) noexcept { return __builtin_popcountll(value); }
template <class T> constexpr bool has_single_bit(T value) noexcept
{
    return value != 0 && (value & (value - 1)) == 0;
}
template <class T> constexpr int countr_zero(T value) noexcept
{
    return value != 0 ? __builtin_ctzll(value) : int(sizeof(T) * 8);
}
template <class T> constexpr int bit_width(T value) noexcept
{
    return value != 0 ? 64 - __builtin_clzll(value) : 0;
}
template <class T> constexpr int countl_zero(T value) noexcept
{
    return int(sizeof(T) * 8) - bit_width(value);
}
enum class endian { little, big, native = little };

}

#endif

#endif
