// What the leak checker must not hold against us: libpqxx 6.4 forgets a result of libpq when a statement cannot be
// prepared because the server has gone, which these tests bring about on purpose.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libpqxx-6.4.so\n"; }
