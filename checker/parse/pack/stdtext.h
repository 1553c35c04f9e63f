#ifndef PACK_STDTEXT_H
#define PACK_STDTEXT_H

/* Text, errors, locks and algorithms. What is in a text is not followed. */
#ifdef __cplusplus

#include <stdmaps.h>
#include <vadefs.h>

namespace std {

/* Text -------------------------------------------------------------------------------------- */

template <class C> struct char_traits {
    using char_type = C;
    using int_type = int;
    static size_t length(const C *);
    static int compare(const C *, const C *, size_t);
    static C *copy(C *, const C *, size_t);
};
template <class C, class Traits = char_traits<C>> class basic_string_view {
  public:
    using value_type = C;
    using traits_type = Traits;
    using size_type = size_t;
    using iterator = const C *;
    using const_iterator = const C *;
    static constexpr size_t npos = size_t(-1);
    constexpr basic_string_view() noexcept : First(nullptr), Count(0)
    {
        size_t count = Count;
        (void)count;
    }
    constexpr basic_string_view(const C *text, size_t count) noexcept : First(text), Count(count) {}
    basic_string_view(const C *text) : First(text), Count(Traits::length(text)) {}
    constexpr const C *begin() const noexcept { return First; }
    constexpr const C *end() const noexcept { return First + Count; }
    constexpr const C *data() const noexcept { return First; }
    constexpr size_t size() const noexcept { return Count; }
    constexpr size_t length() const noexcept { return Count; }
    constexpr bool empty() const noexcept { return Count == 0; }
    constexpr const C &operator[](size_t i) const { return First[i]; }
    constexpr const C &at(size_t i) const { return First[i]; }
    constexpr const C &front() const { return First[0]; }
    constexpr const C &back() const { return First[Count - 1]; }
    constexpr void remove_prefix(size_t n)
    {
        First += n;
        Count -= n;
    }
    constexpr void remove_suffix(size_t n) { Count -= n; }
    basic_string_view substr(size_t = 0, size_t = npos) const { return basic_string_view(); }
    int compare(basic_string_view) const noexcept { return static_cast<int>(pack_number()); }
    size_t find(basic_string_view, size_t = 0) const noexcept
    {
        return static_cast<size_t>(pack_number());
    }
    size_t find(C, size_t = 0) const noexcept { return static_cast<size_t>(pack_number()); }
    size_t rfind(basic_string_view, size_t = npos) const noexcept
    {
        return static_cast<size_t>(pack_number());
    }
    size_t rfind(C, size_t = npos) const noexcept { return static_cast<size_t>(pack_number()); }
    size_t find_first_of(basic_string_view, size_t = 0) const noexcept
    {
        return static_cast<size_t>(pack_number());
    }
    size_t find_last_of(basic_string_view, size_t = npos) const noexcept
    {
        return static_cast<size_t>(pack_number());
    }
    size_t find_first_not_of(basic_string_view, size_t = 0) const noexcept
    {
        return static_cast<size_t>(pack_number());
    }
    size_t find_last_not_of(basic_string_view, size_t = npos) const noexcept
    {
        return static_cast<size_t>(pack_number());
    }
    bool starts_with(basic_string_view) const noexcept { return pack_number() != 0; }
    bool ends_with(basic_string_view) const noexcept { return pack_number() != 0; }

  private:
    const C *First;
    size_t Count;
};
template <class C>
bool operator==(basic_string_view<C>, type_identity_t<basic_string_view<C>>) noexcept
{
    return pack_number() != 0;
}
template <class C>
bool operator!=(basic_string_view<C>, type_identity_t<basic_string_view<C>>) noexcept
{
    return pack_number() != 0;
}
template <class C>
bool operator<(basic_string_view<C>, type_identity_t<basic_string_view<C>>) noexcept
{
    return pack_number() != 0;
}
using string_view = basic_string_view<char>;
using wstring_view = basic_string_view<wchar_t>;
using u16string_view = basic_string_view<char16_t>;
inline namespace literals {
inline namespace string_view_literals {
constexpr string_view operator""sv(const char *text, size_t count) { return {text, count}; }
constexpr wstring_view operator""sv(const wchar_t *text, size_t count) { return {text, count}; }
}
}

template <class C, class Traits = char_traits<C>, class A = allocator<C>> class basic_string {
  public:
    using value_type = C;
    using size_type = size_t;
    using difference_type = ptrdiff_t;
    using iterator = C *;
    using const_iterator = const C *;
    using View = basic_string_view<C, Traits>;
    static constexpr size_t npos = size_t(-1);
    basic_string() noexcept {}
    basic_string(const C *) {}
    basic_string(const C *, size_t) {}
    basic_string(size_t, C) {}
    basic_string(const basic_string &, size_t, size_t = npos) {}
    explicit basic_string(View) {}
    basic_string(initializer_list<C>) {}
    template <class I, class = enable_if_t<!is_integral<I>::value>> basic_string(I, I) {}
    basic_string &operator=(const C *) { return *this; }
    basic_string &operator=(C) { return *this; }
    basic_string &operator=(View) { return *this; }
    operator View() const noexcept { return View(data(), size()); }
    C *begin() noexcept { return static_cast<C *>(pack_any()); }
    C *end() noexcept { return static_cast<C *>(pack_any()); }
    const C *begin() const noexcept { return static_cast<const C *>(pack_any()); }
    const C *end() const noexcept { return static_cast<const C *>(pack_any()); }
    const C *cbegin() const noexcept { return static_cast<const C *>(pack_any()); }
    const C *cend() const noexcept { return static_cast<const C *>(pack_any()); }
    size_t size() const noexcept { return static_cast<size_t>(pack_number()); }
    size_t length() const noexcept { return static_cast<size_t>(pack_number()); }
    size_t capacity() const noexcept { return static_cast<size_t>(pack_number()); }
    bool empty() const noexcept { return pack_number() != 0; }
    void clear() noexcept {}
    void reserve(size_t = 0) {}
    void resize(size_t) {}
    void resize(size_t, C) {}
    void shrink_to_fit() {}
    C &operator[](size_t) { return *static_cast<C *>(pack_any()); }
    const C &operator[](size_t) const { return *static_cast<const C *>(pack_any()); }
    C &at(size_t) { return *static_cast<C *>(pack_any()); }
    const C &at(size_t) const { return *static_cast<const C *>(pack_any()); }
    C &front() { return *static_cast<C *>(pack_any()); }
    const C &front() const { return *static_cast<const C *>(pack_any()); }
    C &back() { return *static_cast<C *>(pack_any()); }
    const C &back() const { return *static_cast<const C *>(pack_any()); }
    const C *c_str() const noexcept { return static_cast<const C *>(pack_any()); }
    C *data() noexcept { return static_cast<C *>(pack_any()); }
    const C *data() const noexcept { return static_cast<const C *>(pack_any()); }
    void push_back(C) {}
    void pop_back() {}
    basic_string &append(const basic_string &) { return *this; }
    basic_string &append(const C *) { return *this; }
    basic_string &append(const C *, size_t) { return *this; }
    basic_string &append(size_t, C) { return *this; }
    template <class I, class = enable_if_t<!is_integral<I>::value>> basic_string &append(I, I)
    {
        return *this;
    }
    basic_string &operator+=(const basic_string &) { return *this; }
    basic_string &operator+=(const C *) { return *this; }
    basic_string &operator+=(C) { return *this; }
    basic_string &operator+=(View) { return *this; }
    basic_string &assign(const basic_string &) { return *this; }
    basic_string &assign(const C *) { return *this; }
    basic_string &assign(const C *, size_t) { return *this; }
    basic_string &insert(size_t, const basic_string &) { return *this; }
    basic_string &insert(size_t, const C *) { return *this; }
    basic_string &erase(size_t = 0, size_t = npos) { return *this; }
    C *erase(const C *) { return static_cast<C *>(pack_any()); }
    basic_string &replace(size_t, size_t, const basic_string &) { return *this; }
    basic_string substr(size_t = 0, size_t = npos) const { return basic_string(); }
    int compare(const basic_string &) const noexcept { return static_cast<int>(pack_number()); }
    int compare(const C *) const { return static_cast<int>(pack_number()); }
    size_t find(const basic_string &, size_t = 0) const noexcept
    {
        return static_cast<size_t>(pack_number());
    }
    size_t find(const C *, size_t = 0) const { return static_cast<size_t>(pack_number()); }
    size_t find(C, size_t = 0) const noexcept { return static_cast<size_t>(pack_number()); }
    size_t rfind(const basic_string &, size_t = npos) const noexcept
    {
        return static_cast<size_t>(pack_number());
    }
    size_t rfind(const C *, size_t = npos) const { return static_cast<size_t>(pack_number()); }
    size_t rfind(C, size_t = npos) const noexcept { return static_cast<size_t>(pack_number()); }
    size_t find_first_of(const C *, size_t = 0) const { return static_cast<size_t>(pack_number()); }
    size_t find_last_of(const C *, size_t = npos) const
    {
        return static_cast<size_t>(pack_number());
    }
    size_t find_first_not_of(const C *, size_t = 0) const
    {
        return static_cast<size_t>(pack_number());
    }
    size_t find_last_not_of(const C *, size_t = npos) const
    {
        return static_cast<size_t>(pack_number());
    }
    bool starts_with(View) const noexcept { return pack_number() != 0; }
    bool ends_with(View) const noexcept { return pack_number() != 0; }
    void swap(basic_string &) noexcept {}
};
template <class C> basic_string<C> operator+(const basic_string<C> &, const basic_string<C> &)
{
    return basic_string<C>();
}
template <class C> basic_string<C> operator+(const basic_string<C> &, const C *)
{
    return basic_string<C>();
}
template <class C> basic_string<C> operator+(const C *, const basic_string<C> &)
{
    return basic_string<C>();
}
template <class C> basic_string<C> operator+(const basic_string<C> &, C)
{
    return basic_string<C>();
}
template <class C> basic_string<C> operator+(C, const basic_string<C> &)
{
    return basic_string<C>();
}
template <class C> bool operator==(const basic_string<C> &, const basic_string<C> &) noexcept
{
    return pack_number() != 0;
}
template <class C> bool operator==(const basic_string<C> &, const C *)
{
    return pack_number() != 0;
}
template <class C> bool operator==(const C *, const basic_string<C> &)
{
    return pack_number() != 0;
}
template <class C> bool operator!=(const basic_string<C> &, const basic_string<C> &) noexcept
{
    return pack_number() != 0;
}
template <class C> bool operator!=(const basic_string<C> &, const C *)
{
    return pack_number() != 0;
}
template <class C> bool operator!=(const C *, const basic_string<C> &)
{
    return pack_number() != 0;
}
template <class C> bool operator<(const basic_string<C> &, const basic_string<C> &) noexcept
{
    return pack_number() != 0;
}
template <class C> bool operator>(const basic_string<C> &, const basic_string<C> &) noexcept
{
    return pack_number() != 0;
}
using string = basic_string<char>;
using wstring = basic_string<wchar_t>;
using u16string = basic_string<char16_t>;
using u32string = basic_string<char32_t>;
string to_string(int);
string to_string(unsigned);
string to_string(long);
string to_string(unsigned long);
string to_string(long long);
string to_string(unsigned long long);
string to_string(double);
wstring to_wstring(int);
wstring to_wstring(unsigned);
wstring to_wstring(long);
wstring to_wstring(unsigned long);
wstring to_wstring(long long);
wstring to_wstring(unsigned long long);
wstring to_wstring(double);
int stoi(const string &, size_t * = nullptr, int = 10);
int stoi(const wstring &, size_t * = nullptr, int = 10);
unsigned long stoul(const string &, size_t * = nullptr, int = 10);
unsigned long stoul(const wstring &, size_t * = nullptr, int = 10);
unsigned long long stoull(const string &, size_t * = nullptr, int = 10);
unsigned long long stoull(const wstring &, size_t * = nullptr, int = 10);

template <class T, size_t N = size_t(-1)> class span {
  public:
    using element_type = T;
    using value_type = remove_cv_t<T>;
    using size_type = size_t;
    using iterator = T *;
    constexpr span() noexcept : First(nullptr), Count(0)
    {
        size_t count = Count;
        (void)count;
    }
    constexpr span(T *first, size_t count) noexcept : First(first), Count(count) {}
    template <size_t M> constexpr span(T (&all)[M]) noexcept : First(all), Count(M) {}
    template <class R, class = decltype(declval<R &>().data())>
    constexpr span(R &&range) noexcept : First(range.data()), Count(range.size())
    {
    }
    constexpr T *begin() const noexcept { return First; }
    constexpr T *end() const noexcept { return First + Count; }
    constexpr T *data() const noexcept { return First; }
    constexpr size_t size() const noexcept { return Count; }
    constexpr size_t size_bytes() const noexcept { return Count * sizeof(T); }
    constexpr bool empty() const noexcept { return Count == 0; }
    constexpr T &operator[](size_t i) const { return First[i]; }
    constexpr T &front() const { return First[0]; }
    constexpr T &back() const { return First[Count - 1]; }
    constexpr span<T> first(size_t n) const { return {First, n}; }
    constexpr span<T> last(size_t n) const { return {First + (Count - n), n}; }
    constexpr span<T> subspan(size_t at) const { return {First + at, Count - at}; }
    constexpr span<T> subspan(size_t at, size_t n) const { return {First + at, n}; }

  private:
    T *First;
    size_t Count;
};

/* Errors and locks -------------------------------------------------------------------------- */

class exception {
  public:
    exception() noexcept;
    exception(const exception &) noexcept;
    virtual ~exception();
    virtual const char *what() const noexcept;
};
class bad_alloc : public exception {};
class bad_cast : public exception {};
class bad_function_call : public exception {};
class bad_optional_access : public exception {};
#define PACK_ERROR(name, base) \
    class name : public base { \
      public: \
        explicit name(const char *); \
        explicit name(const string &); \
    };
PACK_ERROR(logic_error, exception)
PACK_ERROR(invalid_argument, logic_error)
PACK_ERROR(domain_error, logic_error)
PACK_ERROR(length_error, logic_error)
PACK_ERROR(out_of_range, logic_error)
PACK_ERROR(runtime_error, exception)
PACK_ERROR(range_error, runtime_error)
PACK_ERROR(overflow_error, runtime_error)
PACK_ERROR(underflow_error, runtime_error)
#undef PACK_ERROR

/* The numbers of errno.h. */
enum class errc {
    operation_not_permitted = 1, no_such_file_or_directory = 2, no_such_process = 3,
    interrupted = 4, io_error = 5, no_such_device_or_address = 6, argument_list_too_long = 7,
    executable_format_error = 8, bad_file_descriptor = 9, no_child_process = 10,
    resource_unavailable_try_again = 11, not_enough_memory = 12, permission_denied = 13,
    bad_address = 14, device_or_resource_busy = 16, file_exists = 17, cross_device_link = 18,
    no_such_device = 19, not_a_directory = 20, is_a_directory = 21, invalid_argument = 22,
    too_many_files_open_in_system = 23, too_many_files_open = 24,
    inappropriate_io_control_operation = 25, file_too_large = 27, no_space_on_device = 28,
    invalid_seek = 29, read_only_file_system = 30, too_many_links = 31, broken_pipe = 32,
    argument_out_of_domain = 33, result_out_of_range = 34, resource_deadlock_would_occur = 36,
    filename_too_long = 38, no_lock_available = 39, function_not_supported = 40,
    directory_not_empty = 41, illegal_byte_sequence = 42, address_in_use = 100,
    address_not_available = 101, address_family_not_supported = 102,
    connection_already_in_progress = 103, bad_message = 104, operation_canceled = 105,
    connection_aborted = 106, connection_refused = 107, connection_reset = 108,
    destination_address_required = 109, host_unreachable = 110, identifier_removed = 111,
    operation_in_progress = 112, already_connected = 113, too_many_symbolic_link_levels = 114,
    message_size = 115, network_down = 116, network_reset = 117, network_unreachable = 118,
    no_buffer_space = 119, no_link = 121, no_message = 122, no_protocol_option = 123,
    not_connected = 126, state_not_recoverable = 127, not_a_socket = 128, not_supported = 129,
    operation_not_supported = 130, value_too_large = 132, owner_dead = 133, protocol_error = 134,
    protocol_not_supported = 135, wrong_protocol_type = 136, timed_out = 138, text_file_busy = 139,
    operation_would_block = 140
};
template <class T> struct is_error_code_enum : false_type {};
template <class T> struct is_error_condition_enum : false_type {};
template <> struct is_error_condition_enum<errc> : true_type {};
template <class T> constexpr bool is_error_code_enum_v = is_error_code_enum<T>::value;
template <class T> constexpr bool is_error_condition_enum_v = is_error_condition_enum<T>::value;
class error_category {
  public:
    error_category(const error_category &) = delete;
    virtual ~error_category();
    virtual const char *name() const noexcept = 0;
    virtual string message(int) const = 0;
    bool operator==(const error_category &other) const noexcept { return this == &other; }
    bool operator!=(const error_category &other) const noexcept { return this != &other; }

  protected:
    error_category() noexcept;
};
const error_category &generic_category() noexcept;
const error_category &system_category() noexcept;
#define PACK_ERROR_NUMBER(name, of_all, is_enum, make) \
    class name { \
      public: \
        name() noexcept : Value(0), Category(&std::of_all()) \
        { \
            int value = Value; \
            (void)value; \
        } \
        name(int value, const error_category &of) noexcept : Value(value), Category(&of) {} \
        template <class E, class = enable_if_t<is_enum<E>::value>> name(E value) noexcept \
        { \
            *this = make(value); \
        } \
        void assign(int value, const error_category &of) noexcept \
        { \
            Value = value; \
            Category = &of; \
        } \
        void clear() noexcept \
        { \
            Value = 0; \
            Category = &std::of_all(); \
        } \
        int value() const noexcept { return Value; } \
        const error_category &category() const noexcept { return *Category; } \
        string message() const { return Category->message(Value); } \
        explicit operator bool() const noexcept { return Value != 0; } \
        friend bool operator==(const name &a, const name &b) noexcept \
        { \
            return a.Value == b.Value && a.Category == b.Category; \
        } \
        friend bool operator!=(const name &a, const name &b) noexcept { return !(a == b); } \
\
      private: \
        int Value; \
        const error_category *Category; \
    };
class error_condition;
error_condition make_error_condition(errc) noexcept;
PACK_ERROR_NUMBER(error_condition, generic_category, is_error_condition_enum, make_error_condition)
inline error_condition make_error_condition(errc value) noexcept
{
    return error_condition(static_cast<int>(value), generic_category());
}
class error_code;
error_code make_error_code(errc) noexcept;
PACK_ERROR_NUMBER(error_code, system_category, is_error_code_enum, make_error_code)
#undef PACK_ERROR_NUMBER
inline error_code make_error_code(errc value) noexcept
{
    return error_code(static_cast<int>(value), generic_category());
}
inline bool operator==(const error_code &, const error_condition &) noexcept
{
    return pack_number() != 0;
}
inline bool operator!=(const error_code &, const error_condition &) noexcept
{
    return pack_number() != 0;
}
class system_error : public runtime_error {
  public:
    explicit system_error(error_code);
    system_error(error_code, const char *);
    system_error(error_code, const string &);
    const error_code &code() const noexcept;
};
[[noreturn]] void terminate() noexcept;
int uncaught_exceptions() noexcept;

#define PACK_MUTEX(name) \
    class name { \
      public: \
        name() noexcept; \
        name(const name &) = delete; \
        name &operator=(const name &) = delete; \
        void lock(); \
        bool try_lock(); \
        void unlock(); \
        void lock_shared(); \
        bool try_lock_shared(); \
        void unlock_shared(); \
    };
PACK_MUTEX(mutex)
PACK_MUTEX(recursive_mutex)
PACK_MUTEX(timed_mutex)
PACK_MUTEX(shared_mutex)
PACK_MUTEX(shared_timed_mutex)
#undef PACK_MUTEX
template <class M> class shared_lock {
  public:
    explicit shared_lock(M &mutex) : Mutex(mutex) { Mutex.lock_shared(); }
    shared_lock(const shared_lock &) = delete;
    ~shared_lock()
    {
        M &mutex = Mutex;
        mutex.unlock_shared();
    }

  private:
    M &Mutex;
};
struct once_flag {};
template <class F, class... A> void call_once(once_flag &, F &&call, A &&...values)
{
    call(std::forward<A>(values)...);
}

/* Algorithms -------------------------------------------------------------------------------- */

template <class I, class F> F for_each(I first, I last, F call)
{
    for (; first != last; ++first)
        call(*first);
    return call;
}
template <class I, class N, class F> I for_each_n(I first, N count, F call)
{
    for (N i = 0; i < count; ++i, ++first)
        call(*first);
    return first;
}
template <class I, class T> I find(I first, I last, const T &value)
{
    for (; first != last; ++first) {
        if (*first == value)
            break;
    }
    return first;
}
template <class I, class P> I find_if(I first, I last, P call)
{
    for (; first != last; ++first) {
        if (call(*first))
            break;
    }
    return first;
}
template <class I, class P> I find_if_not(I first, I last, P call)
{
    for (; first != last; ++first) {
        if (!call(*first))
            break;
    }
    return first;
}
template <class I, class P> I remove_if(I first, I last, P call)
{
    for (; first != last; ++first) {
        if (call(*first))
            break;
    }
    return first;
}
template <class I, class P> I partition(I first, I last, P call)
{
    for (; first != last; ++first) {
        if (!call(*first))
            break;
    }
    return first;
}
template <class I, class T> I remove(I first, I last, const T &value)
{
    for (; first != last; ++first) {
        if (*first == value)
            break;
    }
    return first;
}
template <class I, class T> I lower_bound(I first, I last, const T &value)
{
    for (; first != last; ++first) {
        if (!(*first < value))
            break;
    }
    return first;
}
template <class I, class T, class L> I lower_bound(I first, I last, const T &value, L less)
{
    for (; first != last; ++first) {
        if (!less(*first, value))
            break;
    }
    return first;
}
template <class I, class T> I upper_bound(I first, I last, const T &value)
{
    for (; first != last; ++first) {
        if (value < *first)
            break;
    }
    return first;
}
template <class I, class T, class L> I upper_bound(I first, I last, const T &value, L less)
{
    for (; first != last; ++first) {
        if (less(value, *first))
            break;
    }
    return first;
}
template <class I, class P> bool any_of(I first, I last, P call)
{
    return std::find_if(first, last, call) != last;
}
template <class I, class P> bool all_of(I first, I last, P call)
{
    return std::find_if_not(first, last, call) == last;
}
template <class I, class P> bool none_of(I first, I last, P call)
{
    return std::find_if(first, last, call) == last;
}
template <class I, class P> ptrdiff_t count_if(I first, I last, P call)
{
    ptrdiff_t number = 0;
    for (; first != last; ++first) {
        if (call(*first))
            number++;
    }
    return number;
}
template <class I, class T> ptrdiff_t count(I, I, const T &)
{
    return static_cast<ptrdiff_t>(pack_number());
}
template <class I, class J> bool equal(I, I, J) { return pack_number() != 0; }
template <class I, class J, class P> bool equal(I, I, J, P) { return pack_number() != 0; }
template <class I, class T> bool binary_search(I, I, const T &) { return pack_number() != 0; }
template <class I, class O> O copy(I first, I last, O to)
{
    for (; first != last; ++first, ++to)
        *to = *first;
    return to;
}
template <class I, class N, class O> O copy_n(I first, N count, O to)
{
    for (N i = 0; i < count; ++i, ++first, ++to)
        *to = *first;
    return to;
}
template <class I, class O, class P> O copy_if(I first, I last, O to, P call)
{
    for (; first != last; ++first) {
        if (call(*first))
            *to++ = *first;
    }
    return to;
}
template <class I, class O> O move(I first, I last, O to)
{
    for (; first != last; ++first, ++to)
        *to = std::move(*first);
    return to;
}
template <class I, class T> void fill(I first, I last, const T &value)
{
    for (; first != last; ++first)
        *first = value;
}
template <class I, class N, class T> I fill_n(I first, N count, const T &value)
{
    for (N i = 0; i < count; ++i, ++first)
        *first = value;
    return first;
}
template <class I, class G> void generate(I first, I last, G call)
{
    for (; first != last; ++first)
        *first = call();
}
template <class I, class O, class F> O transform(I first, I last, O to, F call)
{
    for (; first != last; ++first, ++to)
        *to = call(*first);
    return to;
}
template <class I, class T> void replace(I first, I last, const T &value, const T &other)
{
    for (; first != last; ++first) {
        if (*first == value)
            *first = other;
    }
}
/* The order of elements is nothing that the checker knows. */
template <class I> void reverse(I, I) {}
template <class I> void sort(I, I) {}
template <class I, class L> void sort(I, I, L) {}
template <class I> void stable_sort(I, I) {}
template <class I, class L> void stable_sort(I, I, L) {}
template <class I> I unique(I, I last) { return last; }
template <class I> I min_element(I first, I last)
{
    I best = first;
    for (; first != last; ++first) {
        if (*first < *best)
            best = first;
    }
    return best;
}
template <class I> I max_element(I first, I last)
{
    I best = first;
    for (; first != last; ++first) {
        if (*best < *first)
            best = first;
    }
    return best;
}
template <class I, class L> I min_element(I first, I last, L less)
{
    I best = first;
    for (; first != last; ++first) {
        if (less(*first, *best))
            best = first;
    }
    return best;
}
template <class I, class L> I max_element(I first, I last, L less)
{
    I best = first;
    for (; first != last; ++first) {
        if (less(*best, *first))
            best = first;
    }
    return best;
}
template <class T> T(min)(initializer_list<T> all) { return *std::min_element(all.begin(), all.end()); }
template <class T> T(max)(initializer_list<T> all) { return *std::max_element(all.begin(), all.end()); }
template <class I, class T> T accumulate(I first, I last, T sum)
{
    for (; first != last; ++first)
        sum = sum + *first;
    return sum;
}
template <class I, class T, class F> T accumulate(I first, I last, T sum, F call)
{
    for (; first != last; ++first)
        sum = call(sum, *first);
    return sum;
}
template <class I, class T> void iota(I first, I last, T value)
{
    for (; first != last; ++first, ++value)
        *first = value;
}
template <class I, class J> void iter_swap(I a, J b) { std::swap(*a, *b); }
template <class T> void destroy_at(T *object) { object->~T(); }
template <class I> void destroy(I first, I last)
{
    for (; first != last; ++first)
        std::destroy_at(std::addressof(*first));
}
template <class I, class N> I destroy_n(I first, N count)
{
    for (N i = 0; i < count; ++i, ++first)
        std::destroy_at(std::addressof(*first));
    return first;
}
template <class C, class P> size_t erase_if(C &, P) { return static_cast<size_t>(pack_number()); }

}

#endif

#endif
