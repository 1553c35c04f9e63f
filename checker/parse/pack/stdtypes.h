#ifndef PACK_STDTYPES_H
#define PACK_STDTYPES_H

/* Types, and what asks the compiler about them. */
#ifdef __cplusplus

namespace std {

using size_t = decltype(sizeof(0));
using ptrdiff_t = decltype(static_cast<char *>(0) - static_cast<char *>(0));
using nullptr_t = decltype(nullptr);
using max_align_t = double;

template <class T, T V> struct integral_constant {
    using value_type = T;
    using type = integral_constant;
    static constexpr T value = V;
    constexpr operator T() const noexcept { return V; }
    constexpr T operator()() const noexcept { return V; }
};
template <bool V> using bool_constant = integral_constant<bool, V>;
using true_type = integral_constant<bool, true>;
using false_type = integral_constant<bool, false>;

template <bool C, class T = void> struct enable_if {};
template <class T> struct enable_if<true, T> { using type = T; };
template <bool C, class T = void> using enable_if_t = typename enable_if<C, T>::type;
template <bool C, class T, class F> struct conditional { using type = T; };
template <class T, class F> struct conditional<false, T, F> { using type = F; };
template <bool C, class T, class F> using conditional_t = typename conditional<C, T, F>::type;
template <class...> using void_t = void;

template <class T> struct remove_const { using type = T; };
template <class T> struct remove_const<const T> { using type = T; };
template <class T> using remove_const_t = typename remove_const<T>::type;
template <class T> struct remove_volatile { using type = T; };
template <class T> struct remove_volatile<volatile T> { using type = T; };
template <class T> using remove_volatile_t = typename remove_volatile<T>::type;
template <class T> struct remove_cv { using type = remove_const_t<remove_volatile_t<T>>; };
template <class T> using remove_cv_t = typename remove_cv<T>::type;
template <class T> struct remove_reference { using type = T; };
template <class T> struct remove_reference<T &> { using type = T; };
template <class T> struct remove_reference<T &&> { using type = T; };
template <class T> using remove_reference_t = typename remove_reference<T>::type;
template <class T> struct remove_cvref { using type = remove_cv_t<remove_reference_t<T>>; };
template <class T> using remove_cvref_t = typename remove_cvref<T>::type;
template <class T> struct remove_pointer { using type = T; };
template <class T> struct remove_pointer<T *> { using type = T; };
template <class T> struct remove_pointer<T *const> { using type = T; };
template <class T> struct remove_pointer<T *volatile> { using type = T; };
template <class T> using remove_pointer_t = typename remove_pointer<T>::type;
template <class T> struct remove_extent { using type = T; };
template <class T> struct remove_extent<T[]> { using type = T; };
template <class T, size_t N> struct remove_extent<T[N]> { using type = T; };
template <class T> using remove_extent_t = typename remove_extent<T>::type;
template <class T> struct remove_all_extents { using type = T; };
template <class T> struct remove_all_extents<T[]> : remove_all_extents<T> {};
template <class T, size_t N> struct remove_all_extents<T[N]> : remove_all_extents<T> {};
template <class T> using remove_all_extents_t = typename remove_all_extents<T>::type;

template <class T> struct type_identity { using type = T; };
template <class T> using type_identity_t = typename type_identity<T>::type;
template <class T> struct add_const { using type = const T; };
template <class T> using add_const_t = const T;
template <class T> struct add_volatile { using type = volatile T; };
template <class T> using add_volatile_t = volatile T;
template <class T> struct add_cv { using type = const volatile T; };
template <class T> using add_cv_t = const volatile T;
template <class T> type_identity<T &> pack_add_lvalue(int);
template <class T> type_identity<T> pack_add_lvalue(...);
template <class T> type_identity<T &&> pack_add_rvalue(int);
template <class T> type_identity<T> pack_add_rvalue(...);
template <class T> struct add_lvalue_reference : decltype(pack_add_lvalue<T>(0)) {};
template <class T> using add_lvalue_reference_t = typename add_lvalue_reference<T>::type;
template <class T> struct add_rvalue_reference : decltype(pack_add_rvalue<T>(0)) {};
template <class T> using add_rvalue_reference_t = typename add_rvalue_reference<T>::type;
template <class T> struct add_pointer { using type = remove_reference_t<T> *; };
template <class T> using add_pointer_t = typename add_pointer<T>::type;
template <class T> add_rvalue_reference_t<T> declval() noexcept;

template <class A, class B> struct is_same : bool_constant<__is_same(A, B)> {};
template <class T> struct is_void : bool_constant<__is_void(T)> {};
template <class T> struct is_null_pointer : bool_constant<__is_same(remove_cv_t<T>, nullptr_t)> {};
template <class T> struct is_integral : bool_constant<__is_integral(T)> {};
template <class T> struct is_floating_point : bool_constant<__is_floating_point(T)> {};
template <class T> struct is_arithmetic : bool_constant<__is_arithmetic(T)> {};
template <class T> struct is_fundamental : bool_constant<__is_fundamental(T)> {};
template <class T> struct is_scalar : bool_constant<__is_scalar(T)> {};
template <class T> struct is_object : bool_constant<__is_object(T)> {};
template <class T> struct is_compound : bool_constant<__is_compound(T)> {};
template <class T> struct is_array : bool_constant<__is_array(T)> {};
template <class T> struct is_bounded_array : false_type {};
template <class T, size_t N> struct is_bounded_array<T[N]> : true_type {};
template <class T> struct is_unbounded_array : false_type {};
template <class T> struct is_unbounded_array<T[]> : true_type {};
template <class T> struct is_pointer : bool_constant<__is_pointer(T)> {};
template <class T> struct is_member_pointer : bool_constant<__is_member_pointer(T)> {};
template <class T>
struct is_member_function_pointer : bool_constant<__is_member_function_pointer(T)> {};
template <class T> struct is_member_object_pointer : bool_constant<__is_member_object_pointer(T)> {};
template <class T> struct is_reference : bool_constant<__is_reference(T)> {};
template <class T> struct is_lvalue_reference : bool_constant<__is_lvalue_reference(T)> {};
template <class T> struct is_rvalue_reference : bool_constant<__is_rvalue_reference(T)> {};
template <class T> struct is_function : bool_constant<__is_function(T)> {};
template <class T> struct is_enum : bool_constant<__is_enum(T)> {};
template <class T> struct is_union : bool_constant<__is_union(T)> {};
template <class T> struct is_class : bool_constant<__is_class(T)> {};
template <class T> struct is_const : bool_constant<__is_const(T)> {};
template <class T> struct is_volatile : bool_constant<__is_volatile(T)> {};
template <class T> struct is_signed : bool_constant<__is_signed(T)> {};
template <class T> struct is_unsigned : bool_constant<__is_unsigned(T)> {};
template <class T> struct is_empty : bool_constant<__is_empty(T)> {};
template <class T> struct is_final : bool_constant<__is_final(T)> {};
template <class T> struct is_abstract : bool_constant<__is_abstract(T)> {};
template <class T> struct is_polymorphic : bool_constant<__is_polymorphic(T)> {};
template <class T> struct is_aggregate : bool_constant<__is_aggregate(T)> {};
template <class T> struct is_pod : bool_constant<__is_pod(T)> {};
template <class T> struct is_trivial : bool_constant<__is_trivial(T)> {};
template <class T> struct is_standard_layout : bool_constant<__is_standard_layout(T)> {};
template <class T> struct is_trivially_copyable : bool_constant<__is_trivially_copyable(T)> {};
template <class T> struct has_virtual_destructor : bool_constant<__has_virtual_destructor(T)> {};
template <class B, class D> struct is_base_of : bool_constant<__is_base_of(B, D)> {};
template <class F, class T> struct is_convertible : bool_constant<__is_convertible_to(F, T)> {};
template <class T, class... A>
struct is_constructible : bool_constant<__is_constructible(T, A...)> {};
template <class T, class... A>
struct is_nothrow_constructible : bool_constant<__is_nothrow_constructible(T, A...)> {};
template <class T, class... A>
struct is_trivially_constructible : bool_constant<__is_trivially_constructible(T, A...)> {};
template <class T> struct is_default_constructible : is_constructible<T> {};
template <class T> struct is_nothrow_default_constructible : is_nothrow_constructible<T> {};
template <class T> struct is_trivially_default_constructible : is_trivially_constructible<T> {};
template <class T>
struct is_copy_constructible : is_constructible<T, add_lvalue_reference_t<const T>> {};
template <class T>
struct is_trivially_copy_constructible
    : is_trivially_constructible<T, add_lvalue_reference_t<const T>> {};
template <class T>
struct is_move_constructible : is_constructible<T, add_rvalue_reference_t<T>> {};
template <class T>
struct is_nothrow_move_constructible : is_nothrow_constructible<T, add_rvalue_reference_t<T>> {};
template <class T, class U> struct is_assignable : bool_constant<__is_assignable(T, U)> {};
template <class T>
struct is_copy_assignable
    : is_assignable<add_lvalue_reference_t<T>, add_lvalue_reference_t<const T>> {};
template <class T>
struct is_move_assignable : is_assignable<add_lvalue_reference_t<T>, add_rvalue_reference_t<T>> {};
template <class T>
struct is_nothrow_move_assignable
    : bool_constant<__is_nothrow_assignable(add_lvalue_reference_t<T>, add_rvalue_reference_t<T>)> {};
template <class T> struct is_destructible : bool_constant<__is_destructible(T)> {};
template <class T>
struct is_trivially_destructible : bool_constant<__is_trivially_destructible(T)> {};
template <class T> struct is_nothrow_destructible : bool_constant<__is_nothrow_destructible(T)> {};

template <class... B> struct conjunction : true_type {};
template <class B> struct conjunction<B> : B {};
template <class B, class... R>
struct conjunction<B, R...> : conditional_t<bool(B::value), conjunction<R...>, B> {};
template <class... B> struct disjunction : false_type {};
template <class B> struct disjunction<B> : B {};
template <class B, class... R>
struct disjunction<B, R...> : conditional_t<bool(B::value), B, disjunction<R...>> {};
template <class B> struct negation : bool_constant<!bool(B::value)> {};

template <class T> struct alignment_of : integral_constant<size_t, alignof(T)> {};
template <class T> struct rank : integral_constant<size_t, 0> {};
template <class T> struct rank<T[]> : integral_constant<size_t, rank<T>::value + 1> {};
template <class T, size_t N>
struct rank<T[N]> : integral_constant<size_t, rank<T>::value + 1> {};
template <class T, unsigned I = 0> struct extent : integral_constant<size_t, 0> {};
template <class T, size_t N> struct extent<T[N], 0> : integral_constant<size_t, N> {};
template <class T, unsigned I, size_t N> struct extent<T[N], I> : extent<T, I - 1> {};

template <class T> struct underlying_type { using type = __underlying_type(T); };
template <class T> using underlying_type_t = typename underlying_type<T>::type;
template <size_t Size> struct pack_integer;
template <> struct pack_integer<1> { using Signed = signed char; using Unsigned = unsigned char; };
template <> struct pack_integer<2> { using Signed = short; using Unsigned = unsigned short; };
template <> struct pack_integer<4> { using Signed = int; using Unsigned = unsigned; };
template <> struct pack_integer<8> { using Signed = long long; using Unsigned = unsigned long long; };
template <class T> struct make_unsigned { using type = typename pack_integer<sizeof(T)>::Unsigned; };
template <> struct make_unsigned<long> { using type = unsigned long; };
template <> struct make_unsigned<unsigned long> { using type = unsigned long; };
template <class T> using make_unsigned_t = typename make_unsigned<T>::type;
template <class T> struct make_signed { using type = typename pack_integer<sizeof(T)>::Signed; };
template <> struct make_signed<long> { using type = long; };
template <> struct make_signed<unsigned long> { using type = long; };
template <class T> using make_signed_t = typename make_signed<T>::type;
template <class T, bool IsFunction> struct pack_decay { using type = remove_cv_t<T>; };
template <class T> struct pack_decay<T, true> { using type = T *; };
template <class T> struct pack_decay<T[], false> { using type = T *; };
template <class T, size_t N> struct pack_decay<T[N], false> { using type = T *; };
template <class T>
struct decay : pack_decay<remove_reference_t<T>, __is_function(remove_reference_t<T>)> {};
template <class T> using decay_t = typename decay<T>::type;
template <size_t Size, size_t Align = 8> struct aligned_storage {
    struct type { alignas(Align) unsigned char Bytes[Size]; };
};
template <size_t Size, size_t Align = 8>
using aligned_storage_t = typename aligned_storage<Size, Align>::type;
template <class... T> struct common_type {};
template <class T> struct common_type<T> : decay<T> {};
template <class A, class B> struct common_type<A, B> {
    using type = decay_t<decltype(false ? declval<A>() : declval<B>())>;
};
template <class A, class B, class C, class... R>
struct common_type<A, B, C, R...> : common_type<typename common_type<A, B>::type, C, R...> {};
template <class... T> using common_type_t = typename common_type<T...>::type;

template <class Void, class F, class... A> struct pack_call {};
template <class F, class... A>
struct pack_call<void_t<decltype(declval<F>()(declval<A>()...))>, F, A...> {
    using type = decltype(declval<F>()(declval<A>()...));
};
template <class F, class... A> struct invoke_result : pack_call<void, F, A...> {};
template <class F, class... A> using invoke_result_t = typename invoke_result<F, A...>::type;
template <class S> struct result_of;
template <class F, class... A> struct result_of<F(A...)> : invoke_result<F, A...> {};
template <class S> using result_of_t = typename result_of<S>::type;
template <class Void, class F, class... A> struct pack_is_callable : false_type {};
template <class F, class... A>
struct pack_is_callable<void_t<decltype(declval<F>()(declval<A>()...))>, F, A...> : true_type {};
template <class F, class... A> struct is_invocable : pack_is_callable<void, F, A...> {};
template <class R, class F, class... A> struct is_invocable_r : is_invocable<F, A...> {};

#define PACK_VALUE(trait) \
    template <class T> inline constexpr bool trait##_v = trait<T>::value;
PACK_VALUE(is_void) PACK_VALUE(is_null_pointer) PACK_VALUE(is_integral)
PACK_VALUE(is_floating_point) PACK_VALUE(is_arithmetic) PACK_VALUE(is_fundamental)
PACK_VALUE(is_scalar) PACK_VALUE(is_object) PACK_VALUE(is_compound) PACK_VALUE(is_array)
PACK_VALUE(is_bounded_array) PACK_VALUE(is_unbounded_array)
PACK_VALUE(is_pointer) PACK_VALUE(is_member_pointer) PACK_VALUE(is_member_function_pointer)
PACK_VALUE(is_member_object_pointer) PACK_VALUE(is_reference) PACK_VALUE(is_lvalue_reference)
PACK_VALUE(is_rvalue_reference) PACK_VALUE(is_function) PACK_VALUE(is_enum) PACK_VALUE(is_union)
PACK_VALUE(is_class) PACK_VALUE(is_const) PACK_VALUE(is_volatile) PACK_VALUE(is_signed)
PACK_VALUE(is_unsigned) PACK_VALUE(is_empty) PACK_VALUE(is_final) PACK_VALUE(is_abstract)
PACK_VALUE(is_polymorphic) PACK_VALUE(is_aggregate) PACK_VALUE(is_pod) PACK_VALUE(is_trivial)
PACK_VALUE(is_standard_layout) PACK_VALUE(is_trivially_copyable)
PACK_VALUE(has_virtual_destructor) PACK_VALUE(is_default_constructible)
PACK_VALUE(is_nothrow_default_constructible) PACK_VALUE(is_trivially_default_constructible)
PACK_VALUE(is_copy_constructible) PACK_VALUE(is_trivially_copy_constructible)
PACK_VALUE(is_move_constructible) PACK_VALUE(is_nothrow_move_constructible)
PACK_VALUE(is_copy_assignable) PACK_VALUE(is_move_assignable)
PACK_VALUE(is_nothrow_move_assignable) PACK_VALUE(is_destructible)
PACK_VALUE(is_trivially_destructible) PACK_VALUE(is_nothrow_destructible) PACK_VALUE(negation)
#undef PACK_VALUE
template <class A, class B> inline constexpr bool is_same_v = __is_same(A, B);
template <class B, class D> inline constexpr bool is_base_of_v = __is_base_of(B, D);
template <class F, class T> inline constexpr bool is_convertible_v = is_convertible<F, T>::value;
template <class T, class U> inline constexpr bool is_assignable_v = is_assignable<T, U>::value;
template <class T, class... A>
inline constexpr bool is_constructible_v = is_constructible<T, A...>::value;
template <class T, class... A>
inline constexpr bool is_nothrow_constructible_v = is_nothrow_constructible<T, A...>::value;
template <class T, class... A>
inline constexpr bool is_trivially_constructible_v = is_trivially_constructible<T, A...>::value;
template <class F, class... A>
inline constexpr bool is_invocable_v = is_invocable<F, A...>::value;
template <class R, class F, class... A>
inline constexpr bool is_invocable_r_v = is_invocable_r<R, F, A...>::value;
template <class... B> inline constexpr bool conjunction_v = conjunction<B...>::value;
template <class... B> inline constexpr bool disjunction_v = disjunction<B...>::value;
template <class T> inline constexpr size_t alignment_of_v = alignof(T);
template <class T> inline constexpr size_t rank_v = rank<T>::value;
template <class T, unsigned I = 0> inline constexpr size_t extent_v = extent<T, I>::value;
constexpr bool is_constant_evaluated() noexcept { return __builtin_is_constant_evaluated(); }

}

#endif

#endif
