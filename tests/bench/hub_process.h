// The real hub in a process of its own: started, measured from outside, stopped.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

extern char** environ;

namespace jiayi::bench {

class HubProcess {
public:
    HubProcess(const std::filesystem::path& folder, std::string store, std::uint16_t port) {
        const auto out = folder / "hub.out", log = folder / "hub.log";
        std::filesystem::remove(out);
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT, S_IRUSR | S_IWUSR);
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, S_IRUSR | S_IWUSR);
        std::vector<std::string> words{JIAYI_HUB_PROGRAM, "serve", "--store", std::move(store), "--listen", "127.0.0.1:" + std::to_string(port),
                                       "--tls-cert", (folder / "hub.pem").string(), "--tls-key", (folder / "hub.key").string(),
                                       "--exports", (folder / "exports").string()};
        std::vector<char*> argv;
        for (auto& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        if (posix_spawn(&m_pid, JIAYI_HUB_PROGRAM, &files, nullptr, argv.data(), environ) != 0) throw std::runtime_error("cannot start the hub");
        posix_spawn_file_actions_destroy(&files);
        while (m_port == 0) {
            if (waitpid(m_pid, nullptr, WNOHANG) != 0) throw std::runtime_error("the hub ended; see " + log.string());
            std::ifstream stream{out};
            std::string line;
            std::getline(stream, line);
            if (const auto colon = line.rfind(':'); line.starts_with("listening") && !stream.eof())
                m_port = static_cast<std::uint16_t>(std::stoi(line.substr(colon + 1)));
            else
                usleep(20'000);
        }
    }
    ~HubProcess() {
        kill(m_pid, SIGTERM);
        waitpid(m_pid, nullptr, 0);
    }
    HubProcess(const HubProcess&) = delete;
    HubProcess& operator=(const HubProcess&) = delete;
    std::uint16_t port() const { return m_port; }

    /// Resident memory in KiB.
    long memory() const {
        std::ifstream stream{"/proc/" + std::to_string(m_pid) + "/status"};
        for (std::string line; std::getline(stream, line);) {
            if (line.starts_with("VmRSS:")) return std::atol(line.c_str() + 6);
        }
        return 0;
    }
    /// Seconds of processor time so far.
    double processor() const {
        std::ifstream stream{"/proc/" + std::to_string(m_pid) + "/stat"};
        std::string text;
        std::getline(stream, text);
        std::istringstream fields{text.substr(text.rfind(')') + 2)};
        std::string skipped;
        for (int i = 0; i < 11; ++i) fields >> skipped;
        double user = 0, system = 0;
        fields >> user >> system;
        return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
    }

private:
    pid_t m_pid = 0;
    std::uint16_t m_port = 0;
};

}  // namespace jiayi::bench
