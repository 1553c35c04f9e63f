/* What drivers use of C++'s library, for the pack's headers of it: must give no error (pack.py). */
#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cassert>
#include <cctype>
#include <cerrno>
#include <cfloat>
#include <chrono>
#include <cinttypes>
#include <climits>
#include <cmath>
#include <compare>
#include <concepts>
#include <condition_variable>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <cwchar>
#include <deque>
#include <exception>
#include <forward_list>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <numeric>
#include <optional>
#include <queue>
#include <set>
#include <shared_mutex>
#include <span>
#include <stack>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

struct Base {
    virtual ~Base() {}
    int Number = 0;
};
struct Derived : Base {
    explicit Derived(int number) { Number = number; }
};
struct CloseHandle {
    using pointer = void *;
    void operator()(pointer) const {}
};
enum class Kind : unsigned short { One };

static_assert(std::is_same_v<std::remove_cvref_t<const int &>, int>, "");
static_assert(std::is_same_v<std::decay_t<int[4]>, int *>, "");
static_assert(std::is_same_v<std::common_type_t<char, long, int>, long>, "");
static_assert(std::is_same_v<std::underlying_type_t<Kind>, unsigned short>, "");
static_assert(std::is_same_v<std::make_unsigned_t<int>, unsigned>, "");
static_assert(std::is_same_v<std::invoke_result_t<int (*)(char), char>, int>, "");
static_assert(std::is_same_v<std::tuple_element_t<1, std::tuple<int, char>>, char>, "");
static_assert(std::is_base_of_v<Base, Derived> && !std::is_convertible_v<Base *, Derived *>, "");
static_assert(std::is_integral<int>::value && std::is_enum<Kind>() && std::is_void_v<void>, "");
static_assert(std::is_enum<std::align_val_t>() && sizeof(std::align_val_t) == sizeof(size_t), "");
static_assert(std::is_nothrow_move_constructible_v<std::unique_ptr<int>>, "");
static_assert(!std::is_copy_constructible_v<std::unique_ptr<int>>, "");
static_assert(std::conjunction_v<std::is_pointer<int *>, std::negation<std::is_array<int>>>, "");
static_assert(std::extent_v<int[3]> == 3 && std::rank_v<int[2][2]> == 2, "");
static_assert((std::numeric_limits<int>::max)() == 2147483647, "");
static_assert((std::numeric_limits<short>::min)() == -32768, "");
static_assert((std::numeric_limits<std::uint64_t>::max)() == UINT64_MAX, "");
static_assert(std::numeric_limits<unsigned char>::digits == 8, "");
static_assert((std::max)(1, 2) == 2 && (std::min)(1, 2) == 1 && std::clamp(5, 0, 3) == 3, "");
static_assert(std::array<int, 3>{{1, 2, 3}}.size() == 3, "");
static_assert(std::popcount(5u) == 2 && std::countr_zero(8u) == 3 && std::has_single_bit(4u), "");
static_assert(std::make_pair(1, 'a').second == 'a' && std::make_index_sequence<3>::size() == 3, "");
static_assert(std::string_view("abc", 3)[1] == 'b', "");
#ifdef __cpp_concepts
template <std::integral T> T half(T value) { return value / 2; }
static_assert(std::same_as<int, int> && std::derived_from<Derived, Base>, "");
#endif
#ifdef __cpp_impl_three_way_comparison
struct Version {
    int Major, Minor;
    auto operator<=>(const Version &) const = default;
};
static_assert(Version{1, 2} < Version{1, 3}, "");
#endif

std::unique_ptr<Base> make(int number)
{
    auto made = std::make_unique<Derived>(number);
    return made;
}

std::array<char, 5> tag(unsigned value)
{
    std::array<char, 5> text{};
    for (std::size_t i = 0; i < text.size() - 1; i++)
        text[i] = static_cast<char>(value >> (8 * i));
    return text;
}

void owners()
{
    std::unique_ptr<Base> first = make(1), second(new Derived(2)), none = nullptr;
    std::swap(first, second);
    if (first != nullptr && second && none == nullptr && first != second)
        second->Number = (*first).Number;
    none = std::move(first);
    none.reset();
    delete second.release();
    std::unique_ptr<int[]> numbers(new int[4]), more = std::make_unique<int[]>(4);
    numbers[0] = more[1];
    numbers = std::move(more);
    std::unique_ptr<void, void (*)(void *)> memory(std::malloc(4), std::free);
    auto release = [](int *number) { delete number; };
    std::unique_ptr<int, decltype(release)> guarded(new int, release);
    std::unique_ptr<int, decltype(release) &> referred(new int, release);
    std::unique_ptr<int, CloseHandle> handle(new int);
    handle.get_deleter()(handle.get());
    std::shared_ptr<Base> shared = std::make_shared<Derived>(3), copy(shared);
    std::weak_ptr<Base> weak = shared;
    if (auto locked = weak.lock())
        locked->Number = static_cast<int>(copy.use_count());
    shared.reset();
    int old = std::exchange(numbers[0], 5);
    std::ignore = old;
}

void containers()
{
    std::vector<std::unique_ptr<Base>> all;
    all.push_back(make(1));
    all.emplace_back(new Derived(2));
    for (const auto &one : all)
        std::ignore = one->Number;
    auto found = std::find_if(all.begin(), all.end(),
                              [](const std::unique_ptr<Base> &one) { return one->Number == 2; });
    if (found != all.cend())
        all.erase(found);
    std::vector<int> numbers{1, 2, 3}, same(numbers.begin(), numbers.end()), four(4, 0);
    std::sort(numbers.begin(), numbers.end(), std::greater<int>());
    std::copy(numbers.begin(), numbers.end(), std::back_inserter(same));
    std::for_each(numbers.rbegin(), numbers.rend(), [](int &number) { number++; });
    int sum = std::accumulate(four.begin(), four.end(), 0);
    std::list<void *> pointers;
    for (std::list<void *>::iterator i = pointers.begin(); i != pointers.end(); ++i)
        pointers.remove(*i);
    std::list<void *>::const_iterator last = pointers.end();
    pointers.erase(--last);
    std::map<int, std::wstring> names{{1, L"one"}};
    names[2] = L"two";
    names.insert(std::make_pair(3, std::wstring(L"three")));
    for (auto &[number, name] : names)
        sum += number + static_cast<int>(name.size());
    auto entry = names.find(2);
    if (entry != names.end())
        names.erase(entry->first);
    std::unordered_map<std::string, int> counts;
    counts.emplace("a", 1);
    std::set<void *> seen;
    if (seen.insert(nullptr).second)
        seen.clear();
    std::queue<int> waiting;
    waiting.push(sum);
    std::stack<int> depths;
    depths.push(waiting.front());
    std::deque<int> both;
    both.push_front(depths.top());
}

void values()
{
    auto [first, second] = std::make_pair(1, 2.0);
    std::tuple<int, char> two(1, 'a');
    std::get<0>(two) = first;
    std::tuple<int, char> typed(1, 'a');
    std::get<char>(typed) = 'b';
    int number;
    char letter;
    std::tie(number, letter) = std::make_tuple(2, 'b');
    std::apply([](int, char) {}, two);
    std::optional<int> maybe = std::nullopt;
    maybe = static_cast<int>(second);
    if (maybe && maybe.value_or(0) == number)
        maybe.reset();
    std::variant<int, std::string> either = 5;
    if (int *held = std::get_if<int>(&either))
        *held = std::get<int>(either);
    std::visit([](auto &) {}, either);
    std::function<int(int)> twice = [=](int value) { return value * number; };
    if (twice)
        number = twice(2);
    std::string text = "a", longer = text + "b" + 'c';
    text += longer;
    if (text == "abc" && text != longer && "x" == longer && text.find('c') != std::string::npos)
        std::printf("%s %s", text.c_str(), std::to_string(number).c_str());
    std::string_view view = text;
    using namespace std::literals;
    if (view == "abc"sv && !view.empty())
        view.remove_prefix(1);
    int raw[3] = {1, 2, 3};
    std::span<int> part(raw);
    for (int &element : part.subspan(1))
        element = static_cast<int>(std::size(raw));
    std::array guided{1, 2, 3};
    std::fill(std::begin(guided), std::end(guided), 0);
    std::initializer_list<int> listed = {1, 2};
    number = (std::max)({1, 2, 3}) + static_cast<int>(listed.size());
    std::memcpy(raw, guided.data(), sizeof raw);
    std::byte one = std::byte(1) | std::byte(2);
    std::ignore = std::to_integer<int>(one);
}

void shared()
{
    static std::atomic<long> count{0};
    static std::atomic_flag busy;
    static std::mutex lock;
    ++count;
    count.fetch_add(1, std::memory_order_relaxed);
    long expected = count.load();
    if (count.compare_exchange_strong(expected, 5) && !busy.test_and_set())
        busy.clear();
    std::lock_guard<std::mutex> held(lock);
    std::unique_lock<std::mutex> later(lock, std::defer_lock);
    later.lock();
    std::scoped_lock guarded(lock);
    static std::condition_variable changed;
    auto begun = std::chrono::steady_clock::now();
    changed.wait_for(later, std::chrono::seconds(1), [] { return count > 1; });
    std::chrono::milliseconds wait = std::chrono::seconds(1);
    if (std::chrono::steady_clock::now() > begun)
        std::this_thread::sleep_for(wait);
    std::thread worker([] { changed.notify_all(); });
    worker.join();
    static std::shared_mutex readers;
    std::shared_lock<std::shared_mutex> reading(readers);
    static char place[sizeof(Derived)];
    Base *base = new (place) Derived(1);
    base->~Base();
    int *number = new (std::nothrow) int;
    delete number;
    std::reference_wrapper<long> referred = std::ref(expected);
    referred.get()++;
    static std::atomic_flag spun = ATOMIC_FLAG_INIT;
    spun.clear();
    std::for_each_n(base, 1, [](Base &one) { one.Number = 1; });
    std::destroy_n(base, std::size(place) / sizeof(Derived));
    std::runtime_error error("text");
    std::ignore = error.what();
}

static_assert(!std::is_error_code_enum_v<int> && std::is_error_condition_enum_v<std::errc>, "");

void errors()
{
    std::error_code none, denied = std::make_error_code(std::errc::permission_denied);
    static std::atomic<std::error_code *> first{nullptr};
    std::error_code *expected = nullptr;
    if (denied && !none && denied != none && denied == std::errc::permission_denied)
        first.compare_exchange_strong(expected, &denied);
    struct Pair {
        short One = 0, Other = 0;
    };
    static std::atomic<Pair> pair;
    Pair old = pair.load();
    pair.compare_exchange_strong(old, Pair());
    std::system_error thrown(denied, "text");
    std::printf("%s %" PRIu64 " %s", denied.message().c_str(), std::uint64_t(denied.value()),
                thrown.code().category().name());
    denied.assign(0, std::generic_category());
    none.clear();
}
