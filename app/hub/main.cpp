#include "app/hub/hub_commands.h"

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
    try {
        return jiayi::hub::runHubCommand(argc, argv, std::cout, std::cerr);
    } catch (const std::exception& exception) {
        std::cerr << "jiayi-hub: internal error: " << exception.what() << '\n';
        return 70;  // a bug, not one of the documented ways to fail
    }
}
