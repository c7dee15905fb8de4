// What a desk is like in tests that let days pass: it does not lock meanwhile.
#pragma once

#include "ui/shell/settings_screen.h"

namespace jiayi::test {

inline ui::Preferences neverLocking() {
    ui::Preferences preferences;
    preferences.lockMinutes = 0;
    return preferences;
}

}  // namespace jiayi::test
