#!/usr/bin/env python3
"""The backports source is derived from whatever apt sources a machine has, and added only where none is."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "resources" / "build"))
import backports_source as backports  # noqa: E402


class BackportsSource(unittest.TestCase):
    def derive(self, **files):
        """files: name (with __ for the dot) -> text, `sources__list` being the file beside the folder."""
        with tempfile.TemporaryDirectory() as folder:
            apt = pathlib.Path(folder)
            (apt / "sources.list.d").mkdir()
            for name, text in files.items():
                name = name.replace("__", ".")
                (apt / name if name == "sources.list" else apt / "sources.list.d" / name).write_text(text)
            return backports.backports_source(list(backports.machine_sources(apt)), "bookworm")

    def test_a_one_line_source_keeps_its_mirror_and_key(self):
        text = self.derive(sources__list="deb-src http://mirror.test/debian bookworm main\n"
                           "deb [ arch=amd64,arm64 signed-by=/k.gpg ] http://mirror.test/debian bookworm main contrib # ours\n"
                           "deb http://security.test/debian-security bookworm-security main\n")
        self.assertEqual(text, "Types: deb\nURIs: http://mirror.test/debian\nSuites: bookworm-backports\nComponents: main\n"
                         "Architectures: amd64 arm64\nSigned-By: /k.gpg\n")

    def test_a_deb822_source_keeps_all_its_mirrors(self):
        text = self.derive(debian__sources="Types: deb deb-src\n# a comment\nURIs: http://a.test/debian\n  http://b.test/debian\n"
                           "Suites: bookworm bookworm-updates\nComponents: main\nSigned-By: /k.gpg\n\n\n"
                           "Types: deb\nURIs: http://s.test/debian-security\nSuites: bookworm-security\nComponents: main\n")
        self.assertIn("URIs: http://a.test/debian http://b.test/debian\n", text)
        self.assertIn("Signed-By: /k.gpg\n", text)
        self.assertNotIn("s.test", text)

    def test_a_key_written_into_the_source_is_carried_whole(self):
        key = "Signed-By:\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mDMEY\n -----END PGP PUBLIC KEY BLOCK-----\n"
        text = self.derive(d__sources="Types: deb\nURIs: https://m.test/debian\nSuites: bookworm\nComponents: main\n" + key)
        self.assertIn(key.replace("Signed-By:\n", "Signed-By: \n"), text)

    def test_nothing_is_added_where_backports_are_enabled(self):
        main = "deb http://m.test/debian bookworm main\n"
        self.assertEqual(self.derive(sources__list=main + "deb http://m.test/debian bookworm-backports main\n"), "")
        self.assertEqual(self.derive(sources__list=main, b__sources="Types: deb\nURIs: http://o.test/debian\n"
                                     "Suites: bookworm-backports\nComponents: main\n"), "")

    def test_disabled_backports_do_not_count(self):
        text = self.derive(sources__list="deb http://m.test/debian bookworm main\n#deb http://m.test/debian bookworm-backports main\n",
                           b__sources="Enabled: no\nTypes: deb\nURIs: http://o.test/debian\nSuites: bookworm-backports\n"
                           "Components: main\n")
        self.assertIn("URIs: http://m.test/debian\n", text)

    def test_another_publisher_of_the_same_code_name_is_not_the_mirror(self):
        text = self.derive(a__list="deb [trusted=yes] https://vendor.test/debian bookworm main\n"
                           "deb https://other.test/linux/debian bookworm stable\n",
                           z__sources="Types: deb\nURIs: http://m.test/debian\nSuites: bookworm bookworm-updates\n"
                           "Components: main non-free\n")
        self.assertEqual(text, "Types: deb\nURIs: http://m.test/debian\nSuites: bookworm-backports\nComponents: main\n")

    def test_options_of_a_frozen_mirror_are_carried(self):
        text = self.derive(sources__list="deb [check-valid-until=no] http://m.test/2025/ bookworm main\n")
        self.assertIn("Check-Valid-Until: no\n", text)

    def test_a_machine_without_a_debian_mirror_is_told_so(self):
        self.assertIsNone(self.derive(sources__list="deb cdrom:[Debian 12]/ bookworm main\n# deb http://m.test bookworm main\n"))
        self.assertIsNone(self.derive())


if __name__ == "__main__":
    unittest.main()
