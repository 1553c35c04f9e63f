#ifndef PACK_STDTIME_H
#define PACK_STDTIME_H

/* Time, and what waits. What other threads do is not followed. */
#ifdef __cplusplus

#include <stdtext.h>

namespace std {

template <long long N, long long D = 1> struct ratio {
    static constexpr long long num = N, den = D;
};
using nano = ratio<1, 1000000000>;
using micro = ratio<1, 1000000>;
using milli = ratio<1, 1000>;

namespace chrono {
template <class R, class P = ratio<1>> class duration {
  public:
    using rep = R;
    using period = P;
    R Count;
    constexpr explicit duration(R count = R()) : Count(count) {}
    template <class S, class Q>
    constexpr duration(const duration<S, Q> &other)
        : Count(static_cast<R>(other.Count * (Q::num * P::den) / (Q::den * P::num)))
    {
    }
    constexpr R count() const { return Count; }
    constexpr duration operator+(duration other) const { return duration(Count + other.Count); }
    constexpr duration operator-(duration other) const { return duration(Count - other.Count); }
    constexpr bool operator<(duration other) const { return Count < other.Count; }
    constexpr bool operator>(duration other) const { return Count > other.Count; }
    constexpr bool operator==(duration other) const { return Count == other.Count; }
};
using nanoseconds = duration<long long, nano>;
using microseconds = duration<long long, micro>;
using milliseconds = duration<long long, milli>;
using seconds = duration<long long>;
using minutes = duration<int, ratio<60>>;
using hours = duration<int, ratio<3600>>;
template <class T, class R, class P> constexpr T duration_cast(const duration<R, P> &from)
{
    return T(from);
}
template <class C, class T = nanoseconds> class time_point {
  public:
    T Since;
    constexpr explicit time_point(T since = T()) : Since(since) {}
    constexpr T time_since_epoch() const { return Since; }
    constexpr T operator-(time_point other) const { return Since - other.Since; }
    constexpr time_point operator+(T more) const { return time_point(Since + more); }
    constexpr bool operator<(time_point other) const { return Since < other.Since; }
    constexpr bool operator>(time_point other) const { return Since > other.Since; }
};
struct steady_clock {
    using duration = nanoseconds;
    using time_point = chrono::time_point<steady_clock>;
    static time_point now() noexcept
    {
        return time_point(nanoseconds(static_cast<long long>(pack_number())));
    }
};
using system_clock = steady_clock;
using high_resolution_clock = steady_clock;
}

enum class cv_status { no_timeout, timeout };
class condition_variable {
  public:
    condition_variable() {}
    condition_variable(const condition_variable &) = delete;
    void notify_one() noexcept {}
    void notify_all() noexcept {}
    template <class L> void wait(L &) {}
    template <class L, class F> void wait(L &, F call) { call(); }
    template <class L, class D> cv_status wait_for(L &, const D &)
    {
        return pack_number() != 0 ? cv_status::timeout : cv_status::no_timeout;
    }
    template <class L, class D, class F> bool wait_for(L &, const D &, F call) { return call(); }
    template <class L, class D, class F> bool wait_until(L &, const D &, F call) { return call(); }
};
using condition_variable_any = condition_variable;

class thread {
  public:
    thread() noexcept {}
    template <class F, class... A> explicit thread(F call, A &&...values)
    {
        pack_keep(call);
        pack_keep_all(values...);
    }
    bool joinable() const noexcept { return pack_number() != 0; }
    void join() {}
    void detach() {}
};
namespace this_thread {
template <class D> void sleep_for(const D &) {}
inline void yield() noexcept {}
}

}

#endif

#endif
