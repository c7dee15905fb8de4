# Compiler and linker flags of the whole house, on one INTERFACE target.
add_library(jiayi_flags INTERFACE)
target_include_directories(jiayi_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(jiayi_flags INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_KEYWORDS
    JIAYI_VERSION="${PROJECT_VERSION}")
target_compile_options(jiayi_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wsuggest-override
    $<$<BOOL:${JIAYI_WERROR}>:-Werror>)

if(JIAYI_SANITIZE STREQUAL "address")
    # UBSan's null, alignment, vptr and object-size checks more than double the time of a Beast file.
    set(sanitize -fsanitize=address,undefined -fno-sanitize=null,alignment,vptr,object-size
        -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
elseif(JIAYI_SANITIZE STREQUAL "thread")
    set(sanitize -fsanitize=thread)
elseif(JIAYI_SANITIZE STREQUAL "fuzzer")
    set(sanitize -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize=null,alignment,vptr,object-size,function
        -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
endif()
if(sanitize)
    add_compile_options(${sanitize} -g1)
    add_link_options(${sanitize})
endif()

find_program(JIAYI_CCACHE ccache)
if(JIAYI_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${JIAYI_CCACHE})
endif()
find_program(JIAYI_MOLD mold)
if(JIAYI_MOLD)
    add_link_options(-fuse-ld=mold)
endif()
