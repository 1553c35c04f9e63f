#ifndef PACK_STDMAPS_H
#define PACK_STDMAPS_H

/* Sets and maps: like stdcontainers.h. */
#ifdef __cplusplus

#include <stdcontainers.h>

namespace std {

#define PACK_SETS(name, element, iterate) \
    PACK_TYPES(element, iterate, pack_iterator<const element>) \
    using key_type = K; \
    name() {} \
    name(initializer_list<element> values) { pack_keep(values); } \
    template <class I, class = enable_if_t<!is_integral<I>::value>> name(I, I) {} \
    name &operator=(initializer_list<element> values) \
    { \
        pack_keep(values); \
        return *this; \
    } \
    PACK_RANGE \
    PACK_REVERSE \
    iterator find(const K &) { return begin(); } \
    const_iterator find(const K &) const { return begin(); } \
    size_t count(const K &) const { return size(); } \
    bool contains(const K &) const { return empty(); } \
    iterator lower_bound(const K &) { return begin(); } \
    const_iterator lower_bound(const K &) const { return begin(); } \
    iterator upper_bound(const K &) { return begin(); } \
    const_iterator upper_bound(const K &) const { return begin(); } \
    pair<iterator, iterator> equal_range(const K &) { return {begin(), begin()}; } \
    iterator erase(const_iterator) { return begin(); } \
    iterator erase(const_iterator, const_iterator) { return begin(); } \
    size_t erase(const K &) { return size(); } \
    void reserve(size_t) {} \
    void swap(name &) noexcept {}
#define PACK_SINGLE(element) \
    template <class... U> pair<iterator, bool> emplace(U &&...values) \
    { \
        pack_keep_all(values...); \
        return {begin(), empty()}; \
    } \
    pair<iterator, bool> insert(const element &value) { return emplace(value); } \
    pair<iterator, bool> insert(element &&value) { return emplace(value); } \
    iterator insert(const_iterator, const element &value) { return emplace(value).first; } \
    template <class I, class = enable_if_t<!is_integral<I>::value>> void insert(I, I) {} \
    void insert(initializer_list<element> values) { pack_keep(values); } \
    template <class... U> iterator emplace_hint(const_iterator, U &&...values) \
    { \
        return emplace(values...).first; \
    }
#define PACK_MULTIPLE(element) \
    template <class... U> iterator emplace(U &&...values) \
    { \
        pack_keep_all(values...); \
        return begin(); \
    } \
    iterator insert(const element &value) { return emplace(value); } \
    iterator insert(element &&value) { return emplace(value); }
#define PACK_MAP \
    using mapped_type = V; \
    V &operator[](const K &key) \
    { \
        pack_keep(key); \
        return begin()->second; \
    } \
    V &operator[](K &&key) \
    { \
        pack_keep(key); \
        return begin()->second; \
    } \
    V &at(const K &) { return begin()->second; } \
    const V &at(const K &) const { return begin()->second; } \
    template <class... U> pair<iterator, bool> try_emplace(const K &key, U &&...values) \
    { \
        return emplace(key, values...); \
    } \
    template <class U> pair<iterator, bool> insert_or_assign(const K &key, U &&value) \
    { \
        return emplace(key, value); \
    }

template <class K, class L = less<K>, class A = allocator<K>> class set {
  public:
    PACK_SETS(set, K, pack_iterator<const K>)
    PACK_SINGLE(K)
};
template <class K, class L = less<K>, class A = allocator<K>> class multiset {
  public:
    PACK_SETS(multiset, K, pack_iterator<const K>)
    PACK_MULTIPLE(K)
};
template <class K, class H = hash<K>, class E = equal_to<K>, class A = allocator<K>>
class unordered_set {
  public:
    PACK_SETS(unordered_set, K, pack_iterator<const K>)
    PACK_SINGLE(K)
};
template <class K, class V, class L = less<K>, class A = allocator<pair<const K, V>>> class map {
    using element_type = pair<const K, V>;

  public:
    PACK_SETS(map, element_type, pack_iterator<element_type>)
    PACK_SINGLE(element_type)
    PACK_MAP
};
template <class K, class V, class L = less<K>, class A = allocator<pair<const K, V>>>
class multimap {
    using element_type = pair<const K, V>;

  public:
    PACK_SETS(multimap, element_type, pack_iterator<element_type>)
    PACK_MULTIPLE(element_type)
};
template <class K, class V, class H = hash<K>, class E = equal_to<K>,
          class A = allocator<pair<const K, V>>>
class unordered_map {
    using element_type = pair<const K, V>;

  public:
    PACK_SETS(unordered_map, element_type, pack_iterator<element_type>)
    PACK_SINGLE(element_type)
    PACK_MAP
};
template <class K, class V, class H = hash<K>, class E = equal_to<K>,
          class A = allocator<pair<const K, V>>>
class unordered_multimap {
    using element_type = pair<const K, V>;

  public:
    PACK_SETS(unordered_multimap, element_type, pack_iterator<element_type>)
    PACK_MULTIPLE(element_type)
};

#undef PACK_SETS
#undef PACK_SINGLE
#undef PACK_MULTIPLE
#undef PACK_MAP
#undef PACK_TYPES
#undef PACK_RANGE
#undef PACK_REVERSE

}

#endif

#endif
