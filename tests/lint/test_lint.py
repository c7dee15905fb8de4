#!/usr/bin/env python3
"""The lint is tried on a small tree with every breach planted in it, and on the same tree without them."""
import pathlib
import sys
import tempfile
import unittest

import lint
import translations
from source import Project

TABLE = """
jiayi_room(models/core LINKS fmt)
jiayi_room(models/db   USES models/core)  # a comment (with brackets)
jiayi_room(models/qt   USES models/db LINKS Qt6::Core)
jiayi_room(sync/fhir   USES models/core)
jiayi_room(ui/common   USES models/qt)
jiayi_program(jiayi app/workstation USES ui/common sync/fhir LINKS CLI11)
"""
TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Box</name>
%s</context>
</TS>
"""
BOX = "class Box : public QWidget {\n    Q_OBJECT\n    QString text() { return %s; }\n};\n"
FOLDERS = ("app/workstation", "ui/common", "models/core", "models/db", "models/qt", "sync/fhir", "resources/schema/clinic",
           "tests/core", "tests/support", "translations")


def message(source, translation, kind=""):
    return f'    <message>\n        <source>{source}</source>\n        <translation{kind}>{translation}</translation>\n    </message>\n'


class Tree(unittest.TestCase):
    def lint(self, **changed):
        """Breaches of a faultless tree in which the files of `changed` (/ and . written as __ and _dot_) are replaced."""
        files = {f"{folder}/README.md": "What lives here.\n" for folder in
                 {*FOLDERS, *(folder.split("/")[0] for folder in FOLDERS), "resources/schema"}}
        files |= {"CMakeLists.txt": TABLE, "tests/CMakeLists.txt": "jiayi_test(core USES models/core)\n",
                  "models/core/money.h": "#pragma once\n#include <string>\n",
                  "models/db/rows.cpp": '#include "models/core/money.h"\n',
                  "models/qt/model.h": "#include <QObject>\n",
                  "ui/common/box.h": '#include "models/core/money.h"\n#include <QWidget>\n',
                  "ui/common/box.cpp": BOX % 'tr("Save %1")',
                  "app/workstation/main.cpp": '#include "ui/common/box.h"\n#include "sync/fhir/tree.h"\n',
                  "sync/fhir/tree.h": "#include <map>\n",
                  "tests/core/tst_money.cpp": '#include "models/core/money.h"\n#include "tests/support/t.h"\n#include "tst_money.moc"\n',
                  "resources/schema/clinic/0001_base.sql": "CREATE TABLE a (b) STRICT;\n",
                  "translations/jiayi_zh_CN.ts": TS % message("Save %1", "保存 %1")}
        files |= {name.replace("__", "/").replace("_dot_", "."): text for name, text in changed.items()}
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return [str(breach) for breach in lint.breaches(Project(folder))]

    def expect(self, start, part, **changed):
        """Exactly one breach is found: it begins with `start` and says `part`."""
        found = self.lint(**changed)
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith(start), found)
        self.assertIn(part, found[0])


class Arrows(Tree):
    def test_a_faultless_tree_passes(self):
        self.assertEqual(self.lint(), [])

    def test_an_arrow_upwards(self):
        self.expect("models/core/money.h:2:", "models/core does not use models/db",
                    models__core__money_dot_h='#pragma once\n#include "models/db/rows.h"\n')

    def test_an_arrow_sideways(self):
        self.expect("sync/fhir/tree.h:1:", "sync/fhir does not use models/db", sync__fhir__tree_dot_h='#include "models/db/rows.h"\n')

    def test_angle_brackets_hide_nothing(self):
        self.expect("models/db/rows.cpp:1:", "does not use models/qt", models__db__rows_dot_cpp="#include <models/qt/model.h>\n")

    def test_a_header_named_without_its_folder(self):
        self.expect("models/db/rows.cpp:1:", "from the project root", models__db__rows_dot_cpp='#include "rows.h"\n')

    def test_qt_below_models_qt(self):
        self.expect("models/db/rows.cpp:2:", "no Qt below models/qt", models__db__rows_dot_cpp="\n#include <QString>\n")

    def test_qt_in_sync(self):
        self.expect("sync/fhir/tree.h:1:", "none in sync", sync__fhir__tree_dot_h="#  include <QtCore/QtCore>\n")

    def test_a_window_that_reaches_the_database_or_the_network(self):
        for header in ("sqlite3.h", "SQLiteCpp/SQLiteCpp.h", "boost/asio.hpp", "boost/beast/http.hpp"):
            self.expect("ui/common/box.h:1:", "no database and no network", ui__common__box_dot_h=f"#include <{header}>\n")

    def test_a_window_that_reaches_sync(self):
        self.expect("ui/common/box.h:1:", "does not use sync/fhir", ui__common__box_dot_h='#include "sync/fhir/tree.h"\n')

    def test_the_program_included_from_below(self):
        self.expect("ui/common/box.h:1:", "nothing outside app", ui__common__box_dot_h='#include "app/workstation/settings.h"\n')

    def test_a_test_that_reaches_past_its_room(self):
        self.expect("tests/core/tst_money.cpp:1:", "tests/core does not use models/db",
                    tests__core__tst_money_dot_cpp='#include "models/db/rows.h"\n')

    def test_a_program_that_includes_tests(self):
        self.expect("models/db/rows.cpp:1:", "only tests include tests", models__db__rows_dot_cpp='#include "tests/support/t.h"\n')

    def test_what_tests_share_may_include_any_room(self):
        self.assertEqual(self.lint(tests__support__t_dot_h='#include "models/db/rows.h"\n#include "app/workstation/main.h"\n'), [])

    def test_a_folder_that_is_no_room(self):
        self.expect("models/lab/a.cpp:1:", "no room of the table", models__lab__a_dot_cpp="int a;\n", models__lab__README_dot_md="x\n")

    def test_a_room_that_uses_none(self):
        self.expect("CMakeLists.txt:1:", "which is no room", CMakeLists_dot_txt=TABLE + "jiayi_room(ui/care USES models/lab)\n")


class Traps(Tree):
    def test_connect_without_a_context(self):
        for call in ("connect(box, &Box::saved, [this](int a, int b) { f(a, b); });",
                     "QObject::connect(box, qOverload<int, int>(&Box::saved), [] {});",
                     "connect(box, &ui::Box::saved,\n        handler);"):
            self.expect("ui/common/more.cpp:2:", "without a context", ui__common__more_dot_cpp="void f() {\n" + call + "\n}\n")

    def test_connect_with_a_context_passes(self):
        self.assertEqual(self.lint(ui__common__more_dot_cpp="connect(box, &Box::saved, this, [this] { f(1, 2); });\n"
                                   "connect(box, qOverload<int, int>(&Box::saved), this, &Box::reload);\n"
                                   "socket.connect(endpoint);\n// connect(box, &Box::saved, [] {});\n"
                                   'const char* s = "connect(box, &Box::saved, [] {})";\n'), [])

    def test_then_with_a_context(self):
        self.expect("models/qt/more.cpp:1:", "QFutureWatcher", models__qt__more_dot_cpp="auto g = future.then(this, [](int v) { return v; });\n")

    def test_then_without_a_context_passes(self):
        self.assertEqual(self.lint(models__qt__more_dot_cpp="f.then([](int v) { return std::pair(v, v); });\n"
                                   "f.then(QtFuture::Launch::Async, [] {});\n"), [])

    def test_translated_text_below_the_window(self):
        for text in ('auto s = tr("Name");', 'auto s = QCoreApplication::translate("Box", "Name");', 'auto s = QT_TR_NOOP("Name");'):
            self.expect("models/qt/more.cpp:2:", "belongs to ui and app", models__qt__more_dot_cpp="\n" + text + "\n")


    def test_a_macro_that_hides_strings_from_the_translator(self):
        self.expect("ui/common/more.cpp:1:", "expands no macros",
                    ui__common__more_dot_cpp='#define SAY(text) \\\n    QT_TRANSLATE_NOOP("Words", text)\n')


class Shape(Tree):
    def test_a_file_too_long(self):
        self.expect("models/db/rows.cpp:501:", "501 lines", models__db__rows_dot_cpp="int a;\n" * 501)
        self.assertEqual(self.lint(models__db__rows_dot_cpp="int a;\n" * 500), [])

    def test_a_folder_without_a_readme(self):
        self.expect("tests/fuzz:1:", "no README.md", tests__fuzz__fuzz_dot_py="pass\n")

    def test_a_top_level_beside_the_layout(self):
        self.expect("docs:1:", "not part of the layout", docs__page_dot_md="x\n")

    def test_two_steps_of_one_number(self):
        self.expect("resources/schema/clinic/0001_other.sql:1:", "step 0001 is resources/schema/clinic/0001_base.sql already",
                    resources__schema__clinic__0001_other_dot_sql="SELECT 1;\n")

    def test_a_missing_step(self):
        self.expect("resources/schema/clinic:1:", "step 0002 is missing", resources__schema__clinic__0003_more_dot_sql="SELECT 1;\n")

    def test_a_step_misnamed(self):
        self.expect("resources/schema/clinic/Two.sql:1:", "NNNN_name.sql", resources__schema__clinic__Two_dot_sql="SELECT 1;\n")

    def test_a_note_to_do_something_for_no_feature(self):
        self.expect("models/db/rows.cpp:1:", "TODO", models__db__rows_dot_cpp="// TODO later\n")
        self.assertEqual(self.lint(models__db__rows_dot_cpp="// TODO(R4) merge\n"), [])

    def test_a_path_outside_the_project(self):
        self.expect("models/db/README.md:1:", "outside the project", models__db__README_dot_md="see " + "/".join(("..", "shared", "x")) + "\n")

    def test_ascii_punctuation_in_chinese(self):
        table = "id,en,zh,source\na,Stable; well,稳定%s良好,x: 甲;乙\n"
        self.expect("resources/rules/states.csv:2:", "ASCII punctuation in Chinese", resources__rules__states_dot_csv=table % ";",
                    resources__rules__README_dot_md="What lives here.\n")
        self.assertEqual(self.lint(resources__rules__states_dot_csv=table % "；", resources__rules__README_dot_md="What lives here.\n"), [])


class Translations(Tree):
    def test_an_unfinished_string(self):
        self.expect("translations/jiayi_zh_CN.ts:7:", "unfinished",
                    translations__jiayi_zh_CN_dot_ts=TS % message("Save %1", "", ' type="unfinished"'))

    def test_a_lost_placeholder(self):
        self.expect("translations/jiayi_zh_CN.ts:7:", "placeholders", translations__jiayi_zh_CN_dot_ts=TS % message("Save %1", "保存"))

    def test_an_empty_translation(self):
        self.expect("translations/jiayi_zh_CN.ts:7:", "empty", translations__jiayi_zh_CN_dot_ts=TS % message("Save %1", " "))

    @unittest.skipUnless(translations.LUPDATE, "lupdate is not installed")
    def test_a_string_never_collected(self):
        self.expect("translations/jiayi_zh_CN.ts:1:", "'Print' is missing",
                    ui__common__box_dot_cpp=BOX % 'tr("Save %1") + tr("Print")')

    @unittest.skipUnless(translations.LUPDATE, "lupdate is not installed")
    def test_a_class_whose_strings_would_be_looked_up_elsewhere(self):
        self.expect("translations/jiayi_zh_CN.ts:1:", "lacks Q_OBJECT",
                    ui__common__box_dot_cpp=(BOX % 'tr("Save %1")').replace("    Q_OBJECT\n", ""))

    @unittest.skipUnless(translations.LUPDATE, "lupdate is not installed")
    def test_a_string_no_longer_used(self):
        self.expect("translations/jiayi_zh_CN.ts:7:", "no longer used", ui__common__box_dot_cpp="int box;\n")


if __name__ == "__main__":
    sys.exit(unittest.main())
