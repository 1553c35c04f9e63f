#ifndef PACK_STDCONTAINERS_H
#define PACK_STDCONTAINERS_H

/* Containers: whatever is put into one is kept by somebody unknown, and anything may be in it. What
 * becomes of the elements is not followed. */
#ifdef __cplusplus

#include <stdowners.h>

namespace std {

#define PACK_TYPES(element, iterate, iterate_const) \
    using value_type = element; \
    using size_type = size_t; \
    using difference_type = ptrdiff_t; \
    using reference = element &; \
    using const_reference = const element &; \
    using pointer = element *; \
    using const_pointer = const element *; \
    using iterator = iterate; \
    using const_iterator = iterate_const; \
    using reverse_iterator = std::reverse_iterator<iterate>; \
    using const_reverse_iterator = std::reverse_iterator<iterate_const>;
#define PACK_RANGE \
    iterator begin() noexcept { return static_cast<pointer>(pack_any()); } \
    iterator end() noexcept { return static_cast<pointer>(pack_any()); } \
    const_iterator begin() const noexcept { return static_cast<const_pointer>(pack_any()); } \
    const_iterator end() const noexcept { return static_cast<const_pointer>(pack_any()); } \
    const_iterator cbegin() const noexcept { return static_cast<const_pointer>(pack_any()); } \
    const_iterator cend() const noexcept { return static_cast<const_pointer>(pack_any()); } \
    size_t size() const noexcept { return static_cast<size_t>(pack_number()); } \
    size_t max_size() const noexcept { return static_cast<size_t>(pack_number()); } \
    bool empty() const noexcept { return pack_number() != 0; } \
    void clear() noexcept {}
#define PACK_REVERSE \
    reverse_iterator rbegin() noexcept { return reverse_iterator(begin()); } \
    reverse_iterator rend() noexcept { return reverse_iterator(begin()); } \
    const_reverse_iterator rbegin() const noexcept { return const_reverse_iterator(begin()); } \
    const_reverse_iterator rend() const noexcept { return const_reverse_iterator(begin()); }

template <class T> class allocator {
  public:
    using value_type = T;
    allocator() noexcept = default;
    template <class U> allocator(const allocator<U> &) noexcept {}
    T *allocate(size_t) { return static_cast<T *>(pack_any()); }
    void deallocate(T *value, size_t) { pack_keep(value); }
};
template <class A> struct allocator_traits {
    using allocator_type = A;
    using value_type = typename A::value_type;
    using pointer = value_type *;
    using size_type = size_t;
};

/* Iterators --------------------------------------------------------------------------------- */

struct input_iterator_tag {};
struct output_iterator_tag {};
struct forward_iterator_tag : input_iterator_tag {};
struct bidirectional_iterator_tag : forward_iterator_tag {};
struct random_access_iterator_tag : bidirectional_iterator_tag {};
template <class I> struct iterator_traits {
    using iterator_category = typename I::iterator_category;
    using value_type = typename I::value_type;
    using difference_type = typename I::difference_type;
    using pointer = typename I::pointer;
    using reference = typename I::reference;
};
template <class T> struct iterator_traits<T *> {
    using iterator_category = random_access_iterator_tag;
    using value_type = remove_cv_t<T>;
    using difference_type = ptrdiff_t;
    using pointer = T *;
    using reference = T &;
};
/* Of what is linked from element to element. T is constant where the elements are. */
template <class T> class pack_iterator {
  public:
    using iterator_category = bidirectional_iterator_tag;
    using value_type = remove_cv_t<T>;
    using difference_type = ptrdiff_t;
    using pointer = T *;
    using reference = T &;
    T *At;
    pack_iterator(T *at = nullptr) noexcept : At(at) {}
    template <class U, class = enable_if_t<is_convertible<U *, T *>::value>>
    pack_iterator(const pack_iterator<U> &other) noexcept : At(other.At)
    {
    }
    T &operator*() const noexcept { return *At; }
    T *operator->() const noexcept { return At; }
    pack_iterator &operator++() noexcept
    {
        At = static_cast<T *>(pack_any());
        return *this;
    }
    pack_iterator operator++(int) noexcept
    {
        T *old = At;
        At = static_cast<T *>(pack_any());
        return pack_iterator(old);
    }
    pack_iterator &operator--() noexcept { return ++*this; }
    pack_iterator operator--(int) noexcept { return (*this)++; }
};
template <class T, class U>
bool operator==(const pack_iterator<T> &a, const pack_iterator<U> &b) noexcept
{
    return a.At == b.At;
}
template <class T, class U>
bool operator!=(const pack_iterator<T> &a, const pack_iterator<U> &b) noexcept
{
    return a.At != b.At;
}
template <class I> class reverse_iterator {
  public:
    using iterator_category = typename iterator_traits<I>::iterator_category;
    using value_type = typename iterator_traits<I>::value_type;
    using difference_type = ptrdiff_t;
    using pointer = typename iterator_traits<I>::pointer;
    using reference = typename iterator_traits<I>::reference;
    I Base;
    explicit reverse_iterator(I base = I()) : Base(base) {}
    I base() const { return Base; }
    reference operator*() const
    {
        I before = Base;
        return *--before;
    }
    pointer operator->() const { return &**this; }
    reverse_iterator &operator++()
    {
        --Base;
        return *this;
    }
    reverse_iterator operator++(int) { return reverse_iterator(Base--); }
    reverse_iterator &operator--()
    {
        ++Base;
        return *this;
    }
    reverse_iterator operator--(int) { return reverse_iterator(Base++); }
    reverse_iterator operator+(ptrdiff_t n) const { return reverse_iterator(Base - n); }
    reverse_iterator operator-(ptrdiff_t n) const { return reverse_iterator(Base + n); }
};
template <class I> bool operator==(const reverse_iterator<I> &a, const reverse_iterator<I> &b)
{
    return a.Base == b.Base;
}
template <class I> bool operator!=(const reverse_iterator<I> &a, const reverse_iterator<I> &b)
{
    return a.Base != b.Base;
}
struct pack_output_iterator {
    using iterator_category = output_iterator_tag;
    using value_type = void;
    using difference_type = ptrdiff_t;
    using pointer = void;
    using reference = void;
    template <class T, class = enable_if_t<!is_same<remove_cvref_t<T>, pack_output_iterator>::value>>
    pack_output_iterator &operator=(T &&value)
    {
        pack_keep(value);
        return *this;
    }
    pack_output_iterator &operator*() { return *this; }
    pack_output_iterator &operator++() { return *this; }
    pack_output_iterator &operator++(int) { return *this; }
};
template <class C> pack_output_iterator back_inserter(C &) { return pack_output_iterator(); }
template <class C> pack_output_iterator front_inserter(C &) { return pack_output_iterator(); }
template <class C, class I> pack_output_iterator inserter(C &, I) { return pack_output_iterator(); }
template <class I> reverse_iterator<I> make_reverse_iterator(I at)
{
    return reverse_iterator<I>(at);
}
template <class I> void advance(I &at, ptrdiff_t n)
{
    for (ptrdiff_t i = 0; i < n; i++)
        ++at;
}
template <class I> I next(I at, ptrdiff_t n = 1)
{
    std::advance(at, n);
    return at;
}
template <class I> I prev(I at, ptrdiff_t n = 1)
{
    for (ptrdiff_t i = 0; i < n; i++)
        --at;
    return at;
}
template <class I> ptrdiff_t distance(I, I) { return static_cast<ptrdiff_t>(pack_number()); }

template <class T> struct hash {
    size_t operator()(const T &) const noexcept { return static_cast<size_t>(pack_number()); }
};
template <class T = void> struct equal_to {
    constexpr bool operator()(const T &a, const T &b) const { return a == b; }
};
template <class T> struct less {
    constexpr bool operator()(const T &a, const T &b) const { return a < b; }
};
template <class T> struct greater {
    constexpr bool operator()(const T &a, const T &b) const { return b < a; }
};
template <> struct less<void> {
    template <class A, class B> constexpr bool operator()(A &&a, B &&b) const { return a < b; }
};

/* Sequences --------------------------------------------------------------------------------- */

template <class T, class A = allocator<T>> class vector {
  public:
    using allocator_type = A;
    PACK_TYPES(T, T *, const T *)
    vector() noexcept {}
    explicit vector(const A &value) noexcept { pack_keep(value); }
    explicit vector(size_t) {}
    vector(size_t, const T &value) { pack_keep(value); }
    template <class I, class = enable_if_t<!is_integral<I>::value>> vector(I, I) {}
    vector(initializer_list<T> value) { pack_keep(value); }
    vector &operator=(initializer_list<T> value) { pack_keep(value); return *this; }
    PACK_RANGE
    PACK_REVERSE
    size_t capacity() const noexcept { return static_cast<size_t>(pack_number()); }
    void reserve(size_t) {}
    void resize(size_t) {}
    void resize(size_t, const T &value) { pack_keep(value); }
    void shrink_to_fit() {}
    T *data() noexcept { return static_cast<T *>(pack_any()); }
    const T *data() const noexcept { return static_cast<const T *>(pack_any()); }
    T &operator[](size_t) { return *static_cast<T *>(pack_any()); }
    const T &operator[](size_t) const { return *static_cast<const T *>(pack_any()); }
    T &at(size_t) { return *static_cast<T *>(pack_any()); }
    const T &at(size_t) const { return *static_cast<const T *>(pack_any()); }
    T &front() { return *static_cast<T *>(pack_any()); }
    const T &front() const { return *static_cast<const T *>(pack_any()); }
    T &back() { return *static_cast<T *>(pack_any()); }
    const T &back() const { return *static_cast<const T *>(pack_any()); }
    void push_back(const T &value) { pack_keep(value); }
    void push_back(T &&value) { pack_keep(value); }
    template <class... U> T &emplace_back(U &&...values)
    {
        pack_keep_all(values...);
        return *static_cast<T *>(pack_any());
    }
    template <class... U> iterator emplace(const_iterator, U &&...values)
    {
        pack_keep_all(values...);
        return static_cast<pointer>(pack_any());
    }
    void pop_back() {}
    iterator insert(const_iterator, const T &value)
    {
        pack_keep(value);
        return static_cast<pointer>(pack_any());
    }
    iterator insert(const_iterator, T &&value)
    {
        pack_keep(value);
        return static_cast<pointer>(pack_any());
    }
    iterator insert(const_iterator, size_t, const T &value)
    {
        pack_keep(value);
        return static_cast<pointer>(pack_any());
    }
    template <class I, class = enable_if_t<!is_integral<I>::value>>
    iterator insert(const_iterator, I, I)
    {
        return static_cast<pointer>(pack_any());
    }
    iterator insert(const_iterator, initializer_list<T> value)
    {
        pack_keep(value);
        return static_cast<pointer>(pack_any());
    }
    iterator erase(const_iterator) { return static_cast<pointer>(pack_any()); }
    iterator erase(const_iterator, const_iterator) { return static_cast<pointer>(pack_any()); }
    void assign(size_t, const T &value) { pack_keep(value); }
    template <class I, class = enable_if_t<!is_integral<I>::value>> void assign(I, I) {}
    void assign(initializer_list<T> value) { pack_keep(value); }
    void swap(vector &) noexcept {}
};

template <class T, class A = allocator<T>> class deque {
  public:
    PACK_TYPES(T, T *, const T *)
    deque() noexcept {}
    explicit deque(size_t) {}
    deque(size_t, const T &value) { pack_keep(value); }
    deque(initializer_list<T> value) { pack_keep(value); }
    PACK_RANGE
    PACK_REVERSE
    void resize(size_t) {}
    T &operator[](size_t) { return *static_cast<T *>(pack_any()); }
    const T &operator[](size_t) const { return *static_cast<const T *>(pack_any()); }
    T &at(size_t) { return *static_cast<T *>(pack_any()); }
    T &front() { return *static_cast<T *>(pack_any()); }
    const T &front() const { return *static_cast<const T *>(pack_any()); }
    T &back() { return *static_cast<T *>(pack_any()); }
    const T &back() const { return *static_cast<const T *>(pack_any()); }
    void push_back(const T &value) { pack_keep(value); }
    void push_back(T &&value) { pack_keep(value); }
    void push_front(const T &value) { pack_keep(value); }
    void push_front(T &&value) { pack_keep(value); }
    template <class... U> T &emplace_back(U &&...values)
    {
        pack_keep_all(values...);
        return *static_cast<T *>(pack_any());
    }
    template <class... U> T &emplace_front(U &&...values)
    {
        pack_keep_all(values...);
        return *static_cast<T *>(pack_any());
    }
    void pop_back() {}
    void pop_front() {}
    iterator insert(const_iterator, const T &value)
    {
        pack_keep(value);
        return static_cast<pointer>(pack_any());
    }
    iterator erase(const_iterator) { return static_cast<pointer>(pack_any()); }
    iterator erase(const_iterator, const_iterator) { return static_cast<pointer>(pack_any()); }
    void swap(deque &) noexcept {}
};

template <class T, class A = allocator<T>> class list {
  public:
    PACK_TYPES(T, pack_iterator<T>, pack_iterator<const T>)
    list() noexcept {}
    explicit list(size_t) {}
    list(size_t, const T &value) { pack_keep(value); }
    list(initializer_list<T> value) { pack_keep(value); }
    PACK_RANGE
    PACK_REVERSE
    T &front() { return *static_cast<T *>(pack_any()); }
    const T &front() const { return *static_cast<const T *>(pack_any()); }
    T &back() { return *static_cast<T *>(pack_any()); }
    const T &back() const { return *static_cast<const T *>(pack_any()); }
    void push_back(const T &value) { pack_keep(value); }
    void push_back(T &&value) { pack_keep(value); }
    void push_front(const T &value) { pack_keep(value); }
    void push_front(T &&value) { pack_keep(value); }
    template <class... U> T &emplace_back(U &&...values)
    {
        pack_keep_all(values...);
        return *static_cast<T *>(pack_any());
    }
    template <class... U> T &emplace_front(U &&...values)
    {
        pack_keep_all(values...);
        return *static_cast<T *>(pack_any());
    }
    template <class... U> iterator emplace(const_iterator, U &&...values)
    {
        pack_keep_all(values...);
        return static_cast<pointer>(pack_any());
    }
    void pop_back() {}
    void pop_front() {}
    iterator insert(const_iterator, const T &value)
    {
        pack_keep(value);
        return static_cast<pointer>(pack_any());
    }
    iterator insert(const_iterator, T &&value)
    {
        pack_keep(value);
        return static_cast<pointer>(pack_any());
    }
    iterator erase(const_iterator) { return static_cast<pointer>(pack_any()); }
    iterator erase(const_iterator, const_iterator) { return static_cast<pointer>(pack_any()); }
    void remove(const T &value) { pack_keep(value); }
    template <class P> void remove_if(P) {}
    void splice(const_iterator, list &) {}
    void splice(const_iterator, list &, const_iterator) {}
    void sort() {}
    template <class C> void sort(C) {}
    void reverse() noexcept {}
    void unique() {}
    void swap(list &) noexcept {}
};
template <class T, class A = allocator<T>> class forward_list {
  public:
    PACK_TYPES(T, pack_iterator<T>, pack_iterator<const T>)
    forward_list() noexcept {}
    iterator before_begin() noexcept { return static_cast<pointer>(pack_any()); }
    iterator begin() noexcept { return static_cast<pointer>(pack_any()); }
    iterator end() noexcept { return static_cast<pointer>(pack_any()); }
    const_iterator begin() const noexcept { return static_cast<const_pointer>(pack_any()); }
    const_iterator end() const noexcept { return static_cast<const_pointer>(pack_any()); }
    bool empty() const noexcept { return pack_number() != 0; }
    void clear() noexcept {}
    T &front() { return *static_cast<T *>(pack_any()); }
    void push_front(const T &value) { pack_keep(value); }
    void push_front(T &&value) { pack_keep(value); }
    void pop_front() {}
    iterator insert_after(const_iterator, const T &value)
    {
        pack_keep(value);
        return static_cast<pointer>(pack_any());
    }
    iterator erase_after(const_iterator) { return static_cast<pointer>(pack_any()); }
    void remove(const T &value) { pack_keep(value); }
    template <class P> void remove_if(P) {}
};

template <class T, class C = deque<T>> class queue {
  public:
    using value_type = T;
    queue() {}
    bool empty() const { return pack_number() != 0; }
    size_t size() const { return static_cast<size_t>(pack_number()); }
    T &front() { return *static_cast<T *>(pack_any()); }
    T &back() { return *static_cast<T *>(pack_any()); }
    void push(const T &value) { pack_keep(value); }
    void push(T &&value) { pack_keep(value); }
    template <class... U> T &emplace(U &&...values)
    {
        pack_keep_all(values...);
        return *static_cast<T *>(pack_any());
    }
    void pop() {}
    void swap(queue &) noexcept {}
};
template <class T, class C = deque<T>> class stack {
  public:
    using value_type = T;
    stack() {}
    bool empty() const { return pack_number() != 0; }
    size_t size() const { return static_cast<size_t>(pack_number()); }
    T &top() { return *static_cast<T *>(pack_any()); }
    void push(const T &value) { pack_keep(value); }
    void push(T &&value) { pack_keep(value); }
    template <class... U> T &emplace(U &&...values)
    {
        pack_keep_all(values...);
        return *static_cast<T *>(pack_any());
    }
    void pop() {}
};
template <class T, class C = vector<T>, class L = less<T>> class priority_queue {
  public:
    using value_type = T;
    priority_queue() {}
    bool empty() const { return pack_number() != 0; }
    size_t size() const { return static_cast<size_t>(pack_number()); }
    const T &top() const { return *static_cast<const T *>(pack_any()); }
    void push(const T &value) { pack_keep(value); }
    void push(T &&value) { pack_keep(value); }
    void pop() {}
};

}

#endif

#endif
