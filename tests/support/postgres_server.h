// A PostgreSQL server of the test's own: in a temporary folder, behind a socket there, gone with the test.
#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QTemporaryDir>

#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace jiayi::test {

/// Needs Debian's postgresql-15 (./dev installs it): without it the test fails and says so. A server is no safer than
/// `durable` says: without it nothing is synced to the disk, which only a machine's crash would notice.
class PostgresServer {
public:
    explicit PostgresServer(bool durable = false) : m_durable(durable) {
        if (geteuid() == 0 && chown(folder().c_str(), account()->pw_uid, account()->pw_gid) != 0)
            throw std::runtime_error("cannot give the server's folder to postgres");
        finish(spawn({binary("initdb"), "-D", data(), "-U", "postgres", "-A", "trust", "-E", "UTF8",
                      "--locale=C.UTF-8", "--no-sync", "--wal-segsize=1"}));
        start();
    }
    ~PostgresServer() {
        if (m_pid > 0) stop(SIGQUIT);
    }
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// Started by the first who asks, stopped when the program ends.
    static PostgresServer& shared() {
        static PostgresServer server;
        return server;
    }

    void start() {
        std::vector<std::string> words{binary("postgres"),
                                       "-D",
                                       data(),
                                       "-k",
                                       folder(),
                                       "-c",
                                       "listen_addresses=",
                                       "-c",
                                       "max_connections=80",
                                       "-c",
                                       "shared_buffers=32MB",
                                       "-c",
                                       "autovacuum=off",
                                       "-c",
                                       "hot_standby=off",
                                       "-c",
                                       "min_wal_size=2MB",
                                       "-c",
                                       "max_wal_size=32MB"};
        if (!m_durable) words.insert(words.end(), {"-c", "fsync=off", "-c", "full_page_writes=off"});
        QFile::remove(QString::fromStdString(data() + "/postmaster.pid"));
        m_pid = spawn(words);
        while (!isReady()) {
            if (waitpid(m_pid, nullptr, WNOHANG) == m_pid)
                throw std::runtime_error("PostgreSQL ended:\n" + log());
            usleep(10'000);
        }
    }
    /// SIGQUIT as a power cut, SIGKILL as a crash of the server's first process, SIGINT in order.
    void stop(int signal) {
        kill(m_pid, signal);
        waitpid(m_pid, nullptr, 0);
        // The others end by themselves; whoever starts the server again, or removes its folder, has to wait for them.
        while (hasOthers()) usleep(100'000);
        m_pid = -1;
    }
    /// The address of a new database, empty or like `from`.
    std::string newDatabase(const std::string& from = "template1") {
        const auto name = "db" + std::to_string(++m_databases);
        finish(spawn({binary("createdb"), "-h", folder(), "-U", "postgres", "-T", from, name}));
        return address(name);
    }
    std::string address(const std::string& name) const {
        return "postgresql://postgres@/" + name + "?host=" + folder();
    }
    void sql(const std::string& database, const std::string& statement) {
        finish(spawn({binary("psql"), "-h", folder(), "-U", "postgres", "-d", database, "-v",
                      "ON_ERROR_STOP=1", "-qc", statement}));
    }
    /// The one value that this asks for.
    std::string query(const std::string& database, const std::string& question) {
        sql(database, "COPY (" + question + ") TO '" + folder() + "/answer'");
        QFile file{QString::fromStdString(folder() + "/answer")};
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toStdString() : std::string{};
    }
    /// Runs one of the server's own programs to its end, as the account that owns the folder.
    void run(const std::string& program, std::vector<std::string> words) {
        words.insert(words.begin(), program.find('/') == std::string::npos ? binary(program) : program);
        finish(spawn(words));
    }
    std::string folder() const { return m_dir.path().toStdString(); }
    std::string data() const { return folder() + "/data"; }

    static std::string binary(const std::string& name) {
        // The newest, as Debian lays them out.
        const auto versions = QDir(QStringLiteral("/usr/lib/postgresql"))
                                  .entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
        for (const auto& version : versions) {
            const auto path =
                QStringLiteral("/usr/lib/postgresql/%1/bin/").arg(version) + QString::fromStdString(name);
            if (QFile::exists(path)) return path.toStdString();
        }
        throw std::runtime_error("PostgreSQL's " + name + " is not installed: ./dev installs postgresql-15");
    }

private:
    /// initdb and postgres refuse to be root.
    static const passwd* account() {
        const auto* account = getpwnam("postgres");
        if (!account) throw std::runtime_error("there is no account postgres: ./dev installs postgresql-15");
        return account;
    }

    pid_t spawn(const std::vector<std::string>& words) const {
        const auto* who = geteuid() == 0 ? account() : nullptr;
        std::vector<char*> argv;
        for (const auto& word : words) argv.push_back(const_cast<char*>(word.c_str()));
        argv.push_back(nullptr);
        const auto logFile = folder() + "/log";
        const auto parent = getpid();
        const pid_t pid = fork();
        if (pid != 0) return pid;
        if (who && (initgroups(who->pw_name, who->pw_gid) != 0 || setgid(who->pw_gid) != 0 ||
                    setuid(who->pw_uid) != 0))
            _exit(126);
        prctl(PR_SET_PDEATHSIG, SIGQUIT);  // a test that is killed leaves no server behind
        if (getppid() != parent || chdir(folder().c_str()) != 0) _exit(125);
        if (!freopen(logFile.c_str(), "a", stdout) || dup2(STDOUT_FILENO, STDERR_FILENO) < 0) _exit(124);
        execv(argv[0], argv.data());
        _exit(127);
    }
    void finish(pid_t pid) const {
        int status = 0;
        waitpid(pid, &status, 0);
        if (status != 0) throw std::runtime_error("a program of PostgreSQL failed:\n" + log());
    }
    std::string log() const {
        QFile file{QString::fromStdString(folder() + "/log")};
        return file.open(QIODevice::ReadOnly) ? file.readAll().right(2000).toStdString() : std::string{};
    }
    bool isReady() const {
        QFile file{QString::fromStdString(data() + "/postmaster.pid")};
        return file.open(QIODevice::ReadOnly) && file.readAll().contains("ready");
    }
    /// Processes that still have the data folder as theirs.
    bool hasOthers() const {
        const auto mine = QString::fromStdString(data());
        for (const auto& pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs))
            if (QFile::symLinkTarget(QStringLiteral("/proc/%1/cwd").arg(pid)) == mine) return true;
        return false;
    }

    bool m_durable;
    /// In memory where nothing has to last: a new server is a thousand files.
    QString place() const {
        constexpr qint64 kRoom = qint64{2} << 30;  // a container has a few megabytes there
        const auto memory = QStringLiteral("/dev/shm");
        const bool fits = !m_durable && QFileInfo{memory}.isWritable() && QStorageInfo{memory}.bytesAvailable() > kRoom;
        return (fits ? memory : QDir::tempPath()) + QStringLiteral("/jiayi-postgres-XXXXXX");
    }
    QTemporaryDir m_dir{place()};
    pid_t m_pid = -1;
    int m_databases = 0;
};

}  // namespace jiayi::test
