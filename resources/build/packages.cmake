# The libraries from Debian that the rooms name in LINKS.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Concurrent Widgets PrintSupport Svg Charts Test LinguistTools)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(OpenSSL 3 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(ZLIB REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(prometheus-cpp REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(poppler_qt6 REQUIRED IMPORTED_TARGET poppler-qt6)


# SQLCipher in SQLite's place. SQLiteCpp's own CMake target would pull in plain SQLite, and both export the same
# symbols, so its archive is linked by path.
find_path(SQLCIPHER_INCLUDE sqlcipher/sqlite3.h REQUIRED)
find_library(SQLCIPHER_LIBRARY sqlcipher REQUIRED)
find_library(SQLITECPP_LIBRARY libSQLiteCpp.a REQUIRED)
add_library(jiayi_sqlite INTERFACE)
target_include_directories(jiayi_sqlite SYSTEM BEFORE INTERFACE ${SQLCIPHER_INCLUDE}/sqlcipher)
target_compile_definitions(jiayi_sqlite INTERFACE SQLITE_HAS_CODEC)
target_link_libraries(jiayi_sqlite INTERFACE ${SQLITECPP_LIBRARY} ${SQLCIPHER_LIBRARY})
