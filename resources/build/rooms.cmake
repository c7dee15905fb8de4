# jiayi_room, jiayi_program, jiayi_embed, jiayi_translations: the four things the house is made of.

function(jiayi_target_name folder out)
    string(REPLACE "/" "_" name ${folder})
    set(${out} jiayi_${name} PARENT_SCOPE)
endfunction()

function(jiayi_wire target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;LINKS")
    target_link_libraries(${target} PUBLIC jiayi_flags ${arg_LINKS} Threads::Threads)
    foreach(folder ${arg_USES})
        jiayi_target_name(${folder} name)
        target_link_libraries(${target} PUBLIC ${name})
    endforeach()
endfunction()

function(jiayi_room folder)
    jiayi_target_name(${folder} target)
    file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp ${PROJECT_SOURCE_DIR}/${folder}/*.h)
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    if(NOT sources MATCHES "\\.cpp")  # an empty room: its place in the house is kept
        add_library(${target} INTERFACE)
        return()
    endif()
    add_library(${target} STATIC ${sources})
    if(folder MATCHES "^ui|^models/qt")
        set_target_properties(${target} PROPERTIES AUTOMOC ON)
    endif()
    jiayi_wire(${target} ${ARGN})
endfunction()

function(jiayi_program name folder)
    # All of the program but main.cpp is a room too, so that tests can call its commands.
    jiayi_room(${folder} ${ARGN})
    jiayi_target_name(${folder} library)
    set_target_properties(${library} PROPERTIES AUTOMOC ON)
    add_executable(${name} ${PROJECT_SOURCE_DIR}/${folder}/main.cpp)
    target_link_libraries(${name} PRIVATE ${library})
endfunction()

# Files into the program: an assembler .incbin per file and one table of names, so nothing is looked for at run time.
function(jiayi_embed target)
    set(assembly ".section .rodata\n")
    set(table "")
    set(count 0)
    foreach(folder ${ARGN})
        file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/resources
             ${PROJECT_SOURCE_DIR}/${folder}/*.sql ${PROJECT_SOURCE_DIR}/${folder}/*.csv
             ${PROJECT_SOURCE_DIR}/${folder}/*.json)
        foreach(file ${files})
            string(APPEND assembly ".global jiayi_file_${count}\n.global jiayi_file_${count}_end\n"
                   "jiayi_file_${count}:\n.incbin \"${PROJECT_SOURCE_DIR}/resources/${file}\"\n"
                   "jiayi_file_${count}_end:\n.byte 0\n")
            string(APPEND externs "extern const char jiayi_file_${count}[], jiayi_file_${count}_end[];\n")
            string(APPEND table "    {\"${file}\", jiayi_file_${count}, jiayi_file_${count}_end},\n")
            list(APPEND inputs ${PROJECT_SOURCE_DIR}/resources/${file})
            math(EXPR count "${count} + 1")
        endforeach()
    endforeach()
    set(out ${CMAKE_BINARY_DIR}/embedded)
    file(CONFIGURE OUTPUT ${out}/files.S CONTENT "${assembly}.section .note.GNU-stack,\"\",@progbits\n" @ONLY)
    file(CONFIGURE OUTPUT ${out}/files.cpp CONTENT "extern \"C\" {\n${externs}}\n
namespace jiayi {\nstruct EmbeddedFile { const char* name; const char* begin; const char* end; };
extern const EmbeddedFile kEmbeddedFiles[];\nextern const unsigned kEmbeddedFileCount;
const EmbeddedFile kEmbeddedFiles[] = {\n${table}};\nconst unsigned kEmbeddedFileCount = ${count};\n}\n" @ONLY)
    add_library(${target} STATIC ${out}/files.S ${out}/files.cpp)
    set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
    set_source_files_properties(${out}/files.S PROPERTIES OBJECT_DEPENDS "${inputs}")
endfunction()

# One .qm per language in bin/translations; `./dev translate` runs lupdate over the strings of ui and app.
function(jiayi_translations)
    set(qms "")
    foreach(ts ${ARGN})
        get_filename_component(name ${ts} NAME_WE)
        set(qm ${CMAKE_BINARY_DIR}/translations/${name}.qm)
        add_custom_command(OUTPUT ${qm} COMMAND Qt6::lrelease -silent ${PROJECT_SOURCE_DIR}/${ts} -qm ${qm}
                           DEPENDS ${PROJECT_SOURCE_DIR}/${ts})
        list(APPEND qms ${qm})
    endforeach()
    set(qrc ${CMAKE_BINARY_DIR}/translations/translations.qrc)
    file(GLOB icons CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/icons/*.svg)
    file(GLOB themes CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/themes/*)
    set(entries "")
    foreach(file ${icons} ${themes} ${qms})
        get_filename_component(name ${file} NAME)
        string(APPEND entries "<file alias=\"${name}\">${file}</file>\n")
    endforeach()
    file(CONFIGURE OUTPUT ${qrc} CONTENT "<RCC><qresource prefix=\"/jiayi\">\n${entries}</qresource></RCC>\n" @ONLY)
    set(cpp ${CMAKE_BINARY_DIR}/translations/qrc_jiayi.cpp)
    add_custom_command(OUTPUT ${cpp} COMMAND Qt6::rcc --name jiayi ${qrc} -o ${cpp} DEPENDS ${qrc} ${icons} ${themes} ${qms})
    add_library(jiayi_assets STATIC ${cpp})
    set_target_properties(jiayi_assets PROPERTIES UNITY_BUILD OFF)
    target_link_libraries(jiayi_assets PRIVATE Qt6::Core)
endfunction()
